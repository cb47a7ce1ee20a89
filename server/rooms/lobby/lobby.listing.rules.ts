import type { PersonView } from "#shared/schema/hug.ts";
import { readingDone, unread, type Reading, type ReadPace } from "../reading.rules.ts";

/** The listed group hugs are read again after this long while somebody is here. */
export const LISTING_FRESH_MS = 10_000;
/** Hints have them read at most this often. */
export const LISTING_LEAST_MS = 1_000;
export const LISTING_RETRY_MOST_MS = 10_000;
export const LISTING_PACE: ReadPace = {
  freshMs: LISTING_FRESH_MS,
  leastMs: LISTING_LEAST_MS,
  retryLeastMs: LISTING_LEAST_MS,
  retryMostMs: LISTING_RETRY_MOST_MS,
};

/** A listed group hug that is not over. */
export type ListedGroupHug = {
  readonly id: string;
  readonly name: string;
  readonly host: PersonView;
  readonly design: string;
  readonly phase: "pending" | "active";
  readonly here: number;
  readonly capacity: number;
  readonly isLocked: boolean;
  readonly scheduledForMs: number | null;
  /** Who is in it: not shown, but whoever has a block with one of them does not see it. */
  readonly userIds: readonly string[];
};

export type Listing = {
  /** As it was read last. */
  readonly groupHugs: readonly ListedGroupHug[];
  readonly reading: Reading;
};

export const NO_LISTING: Listing = { groupHugs: [], reading: unread(-Infinity) };

/** What a read brings, if it is the one that is waited for. */
export const takeListing = (listing: Listing, readId: number, groupHugs: readonly ListedGroupHug[]): Listing => {
  const reading = readingDone(listing.reading, LISTING_PACE, readId);
  return reading ? { groupHugs, reading } : listing;
};
