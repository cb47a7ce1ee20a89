import type { PersonView } from "./hug.ts";

/** How far back the feed goes. */
export const FEED_DAYS = 30;

/** What somebody did of late. `id` is the same each time it is read. */
export type FeedEntry = {
  readonly id: string;
  /** To the hour before: when somebody was here is not told more closely. */
  readonly atMs: number;
  /** Whom the reader follows. */
  readonly person: PersonView;
} & (
  | { readonly kind: "followed" | "became_friends"; readonly other: PersonView }
  | {
      readonly kind: "group_hug";
      readonly groupHug: {
        readonly name: string;
        /** People who were in it, too: at least one. */
        readonly others: number;
      };
    }
);
export type FeedPage = { readonly entries: readonly FeedEntry[]; readonly next: string | null };
