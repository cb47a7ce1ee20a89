import type { InvitationLinkView, Invited } from "#shared/schema/invitation-link.ts";
import type { Outcome } from "../outcome.ts";

/**
 * Links with which people bring others in. Each has one at most; its token is known to whoever made it, and here by its hash
 * only. Every method rejects with `Unavailable` when the database is away.
 */
export type InvitationLinks = {
  /** Null = there is none, or it is too old. */
  own(userId: string): Promise<InvitationLinkView | null>;
  /** The link before it ends. Refusals: `no_such_person`. */
  make(userId: string): Promise<Outcome<{ readonly token: string; readonly link: InvitationLinkView }>>;
  /** Also when there is none. */
  revoke(userId: string): Promise<void>;
  /**
   * Who invites, to somebody who may not be here yet (null). Refusals: `link_expired` (used up, too old, revoked, never made,
   * or of somebody whom the reader cannot see).
   */
  look(readerId: string | null, token: string): Promise<Outcome<Invited>>;
  /**
   * The two follow each other; resolves with who invited. A second time changes nothing. Refusals: `link_expired`,
   * `own_link`, `no_such_person`.
   */
  use(userId: string, token: string): Promise<Outcome<{ readonly inviterId: string }>>;
};
