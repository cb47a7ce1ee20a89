import type { FeedPage } from "#shared/schema/feed.ts";

/** What those whom one follows did of late, computed from what there is: nothing is written for it. */
export type Feed = {
  /**
   * The newest first, FEED_DAYS back; `limit` 1 to 100. Null = that is no cursor. Only of people who show the reader their
   * activity, never of what the reader took part in, and nothing of or about anybody who is gone, muted by the reader, or
   * with a block between them. Of somebody who follows very many the newest are told of. Rejects with `Unavailable` when the database is away.
   */
  page(readerId: string, cursor: string | null, limit: number): Promise<FeedPage | null>;
};
