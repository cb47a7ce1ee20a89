import type { Being } from "#shared/schema/being.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import type { Audience } from "#shared/schema/audience.ts";
import type { Outcome } from "../outcome.ts";

export type Profile = PersonView & { readonly username: string; readonly isGuest: boolean };
export type PersonList = { readonly people: readonly PersonView[] };

/** All that a room needs of each who is in it, to decide by `shared/policy` who sees whom. */
export type PersonSight = {
  /** Everybody with a block between them and this user, in either direction. */
  readonly hidden: ReadonlySet<string>;
  readonly follows: ReadonlySet<string>;
  readonly showActivityTo: Audience;
  /** How much longer they are not to be disturbed, ms; 0 = they may be. */
  readonly noDisturbMs: number;
};

/** Who people are and who keeps whom away. Changes resolve after COMMIT and have by then hinted the inboxes they moved. */
export type People = {
  profile(userId: string): Promise<Profile | null>;
  /** Name: already validated by `displayNameSchema`. Null = no such user. */
  setProfile(userId: string, name: string, being: Being): Promise<Profile | null>;
  /** Somebody as `viewerId` may see them; null for unknown, gone, or a block in either direction. */
  personFor(viewerId: string, userId: string): Promise<PersonView | null>;
  /** Of nobody: that they see nobody and are seen by nobody. */
  sightOf(userId: string): Promise<PersonSight>;
  /** Idempotent; takes the lock of the inbox head, so that it and a hug have an order. Refusals: `no_such_person` (also oneself). */
  setMuted(userId: string, otherId: string, on: boolean): Promise<Outcome<{ readonly ok: true }>>;
  setBlocked(userId: string, otherId: string, on: boolean): Promise<Outcome<{ readonly ok: true }>>;
  muted(userId: string): Promise<PersonList>;
  blocked(userId: string): Promise<PersonList>;
};
