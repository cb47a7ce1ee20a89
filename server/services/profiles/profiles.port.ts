import type { About, ListedPerson, PersonProfile } from "#shared/schema/people.ts";
import type { Outcome } from "../outcome.ts";

/** People as others may know them, what they say about themselves, and finding them. */
export type Profiles = {
  /** By `shared/policy`; null = unknown, gone, or a block in either direction. */
  profile(readerId: string, userId: string): Promise<PersonProfile | null>;
  /**
   * The id of whoever chose that username, without regard to case; null = nobody, gone, or a block in either direction.
   * `username`: by `usernameSchema`.
   */
  idByUsername(readerId: string, username: string): Promise<string | null>;
  /** Already validated by `aboutSchema`. Refusals: `no_such_person`, `username_taken` (without regard to case). */
  setAbout(userId: string, about: About): Promise<Outcome<{ readonly ok: true }>>;
  /**
   * By username and name, without regard to case and accents, typos forgiven; the most alike first, whom the reader
   * follows before strangers, an exact username before all. `text`: by `searchSchema`; `limit` 1 to 100. Never oneself, nobody gone, nobody with a block.
   */
  search(readerId: string, text: string, limit: number): Promise<readonly ListedPerson[]>;
};
