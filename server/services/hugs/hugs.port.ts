import type { HugSent, HugView, React, SendHug } from "#shared/schema/hug.ts";
import type { Outcome } from "../outcome.ts";

/** One page of hugs, newest first. */
export type HugPage = {
  readonly hugs: readonly HugView[];
  /** Pass it back to get the page after this one; null at the end. */
  readonly next: string | null;
};

/**
 * One-to-one hugs. Every method that changes something resolves only after its COMMIT, and has by then hinted the
 * inboxes it moved (`InboxHints`). All reject with `Unavailable` when the database is away.
 */
export type Hugs = {
  /**
   * Takes a hug exactly once a `(senderId, hug.key)`: a repeat of the key with the same content gets the first answer and
   * writes nothing; with other content `key_reused`. What becomes of it is `hugVerdict` (shared/consent): delivered, asking
   * (`isAsking`), held, or withheld: stored, answered like any other, and given no number in the recipient's inbox.
   * Refusals: `no_self_hug`, `no_such_person` (unknown, gone, or a block in either direction), `no_such_design`, `key_reused`,
   * `hugs_off`, `already_asked`, `cooling_off`, `too_many`.
   */
  send(senderId: string, hug: SendHug): Promise<Outcome<HugSent>>;
  /** The receiver's one reaction, replaceable. Refusals: `no_such_hug`, `not_the_receiver`. Withheld from a sender who muted or blocked. */
  react(userId: string, reaction: React): Promise<Outcome<{ readonly atMs: number }>>;
  /** The receiver saw it; a repeat changes nothing. The sender learns of it only if the receiver shares that. Refusals: `no_such_hug`, `not_the_receiver`. */
  see(userId: string, hugId: string): Promise<Outcome<{ readonly ok: true }>>;
  /** All hugs of a user, sent and received, newest first, at most `limit` (1..100) a page. A cursor that is not ours starts nowhere: `null`. */
  page(userId: string, cursor: string | null, limit: number): Promise<HugPage | null>;
  /** One hug of this user's, or null. */
  one(userId: string, hugId: string): Promise<HugView | null>;
};
