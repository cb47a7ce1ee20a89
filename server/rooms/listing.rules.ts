/**
 * Something read from the database as a whole, again and again for as long as somebody looks: as soon as it is wanted,
 * every `freshMs`, on hints at most every LISTING_LEAST_MS. A read that fails or takes longer than ANSWER_MAX_MS is tried
 * again after a wait that doubles up to LISTING_RETRY_MOST_MS, and meanwhile what was known stays.
 */
import {
  beginReading,
  hintReading,
  passReadingTime,
  readingDone,
  readingDueAtMs,
  readingFailed,
  unread,
  type Reading,
  type ReadPace,
} from "./reading.rules.ts";

/** Hints have it read at most this often. */
export const LISTING_LEAST_MS = 1_000;
export const LISTING_RETRY_MOST_MS = 10_000;

export type Listing<T> = {
  /** As it was read last. */
  readonly known: T;
  readonly reading: Reading;
  readonly pace: ReadPace;
};

/** `known`: what is shown before anything was read. */
export const newListing = <T>(known: T, freshMs: number): Listing<T> => ({
  known,
  reading: unread(-Infinity),
  pace: {
    freshMs,
    leastMs: LISTING_LEAST_MS,
    retryLeastMs: LISTING_LEAST_MS,
    retryMostMs: LISTING_RETRY_MOST_MS,
  },
});

export const isListing = ({ reading }: Listing<unknown>): boolean => reading.phase.kind === "reading";

/** When the reading ends or the next one is due. */
export const listingDueAtMs = ({ reading }: Listing<unknown>): number => readingDueAtMs(reading);

/** A hint came: what is read now, or is known, may be old. */
export const hintListing = <T>(listing: Listing<T>): Listing<T> => ({
  ...listing,
  reading: hintReading(listing.reading, listing.pace),
});

/** Begins the read that is due; null = none is. */
export const beginListing = <T>(listing: Listing<T>, nowMs: number): { listing: Listing<T>; readId: number } | null => {
  const begun = beginReading(listing.reading, nowMs);
  return begun && { listing: { ...listing, reading: begun.reading }, readId: begun.readId };
};

/** What a read brings, if it is the one that is waited for. */
export const takeListing = <T>(listing: Listing<T>, readId: number, known: T): Listing<T> => {
  const reading = readingDone(listing.reading, listing.pace, readId);
  return reading ? { ...listing, known, reading } : listing;
};

export const failListing = <T>(listing: Listing<T>, readId: number, nowMs: number): Listing<T> => ({
  ...listing,
  reading: readingFailed(listing.reading, listing.pace, readId, nowMs),
});

/** Gives up a read that took too long. */
export const passListingTime = <T>(listing: Listing<T>, nowMs: number): Listing<T> => {
  const reading = passReadingTime(listing.reading, listing.pace, nowMs);
  return reading === listing.reading ? listing : { ...listing, reading };
};
