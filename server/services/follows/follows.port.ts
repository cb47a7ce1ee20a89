import type { PeoplePage, SuggestedPerson } from "#shared/schema/people.ts";
import type { FollowList } from "#shared/schema/people.limits.ts";
import type { Outcome } from "../outcome.ts";

/** Who follows whom. Friends follow each other. */
export type Follows = {
  /**
   * Idempotent, under the lock of both inbox heads. Refusals: `no_such_person` (unknown, gone, oneself, or a block in
   * either direction), `follow_not_allowed`. A block undoes both directions.
   */
  setFollowing(userId: string, otherId: string, on: boolean): Promise<Outcome<{ readonly ok: true }>>;
  /**
   * One of somebody's lists as a reader may see it, the newest first; `limit` 1 to 100. Nobody who is gone or blocked (in
   * either direction with the reader) is in it; in others' lists also nobody who shows their activity to nobody.
   * Refusals: `no_such_person`, `not_shown`, `bad_message` for a cursor that is none.
   */
  page(
    readerId: string,
    ownerId: string,
    list: FollowList,
    cursor: string | null,
    limit: number,
  ): Promise<Outcome<PeoplePage>>;
  /**
   * Friends of friends, most friends in common first; `limit` 1 to 100. Without those one follows, muted, those with a
   * block, and those whom one may not follow. Nobody who shows their activity to nobody is in it or counted.
   */
  suggestions(userId: string, limit: number): Promise<readonly SuggestedPerson[]>;
};
