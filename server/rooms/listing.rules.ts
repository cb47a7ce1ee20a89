/**
 * Something read from the database again and again for as long as somebody looks: as soon as it is wanted, every `freshMs`,
 * on hints at most every LISTING_LEAST_MS. A read that fails or takes longer than ANSWER_MAX_MS is tried again after a wait
 * that doubles up to LISTING_RETRY_MOST_MS, and meanwhile what was known stays.
 */
import { ANSWER_MAX_MS } from "#shared/schema/limits.ts";

/** Hints have it read at most this often. */
export const LISTING_LEAST_MS = 1_000;
export const LISTING_RETRY_MOST_MS = 10_000;

type Reading =
  | { readonly kind: "idle"; readonly dueAtMs: number }
  /** `isStale`: it began before the last hint. */
  | { readonly kind: "reading"; readonly readId: number; readonly untilMs: number; readonly isStale: boolean };

export type Listing<T> = {
  /** As it was read last. */
  readonly known: T;
  readonly reading: Reading;
  readonly beganAtMs: number;
  readonly failures: number;
  readonly nextReadId: number;
};

/** `known`: what is shown before anything was read. */
export const newListing = <T>(known: T): Listing<T> => ({
  known,
  reading: { kind: "idle", dueAtMs: -Infinity },
  beganAtMs: -Infinity,
  failures: 0,
  nextReadId: 1,
});

/** When the reading ends or the next one is due. */
export const listingDueAtMs = ({ reading }: Listing<unknown>): number =>
  reading.kind === "idle" ? reading.dueAtMs : reading.untilMs;

/** A hint came: what is read now, or is known, may be old. */
export const hintListing = <T>(listing: Listing<T>): Listing<T> => {
  const { reading, beganAtMs } = listing;
  if (reading.kind === "reading") return { ...listing, reading: { ...reading, isStale: true } };
  // What failed waits: hints must not hurry a database that is away.
  if (listing.failures > 0) return listing;
  return { ...listing, reading: { kind: "idle", dueAtMs: Math.min(reading.dueAtMs, beganAtMs + LISTING_LEAST_MS) } };
};

/** Begins the read that is due; null = none is. */
export const beginListing = <T>(listing: Listing<T>, nowMs: number): { listing: Listing<T>; readId: number } | null => {
  const { reading, nextReadId: readId } = listing;
  if (reading.kind !== "idle" || nowMs < reading.dueAtMs) return null;
  const begun = { kind: "reading", readId, untilMs: nowMs + ANSWER_MAX_MS, isStale: false } as const;
  return { listing: { ...listing, reading: begun, beganAtMs: nowMs, nextReadId: readId + 1 }, readId };
};

const isUnderWay = ({ reading }: Listing<unknown>, readId: number): boolean =>
  reading.kind === "reading" && reading.readId === readId;

/** What a read brings, if it is the one that is waited for. */
export const takeListing = <T>(listing: Listing<T>, readId: number, known: T, freshMs: number): Listing<T> => {
  const { reading, beganAtMs } = listing;
  if (reading.kind !== "reading" || reading.readId !== readId) return listing;
  const dueAtMs = beganAtMs + (reading.isStale ? LISTING_LEAST_MS : freshMs);
  return { ...listing, known, reading: { kind: "idle", dueAtMs }, failures: 0 };
};

const waitToList = <T>(listing: Listing<T>, nowMs: number): Listing<T> => {
  const waitMs = Math.min(LISTING_RETRY_MOST_MS, LISTING_LEAST_MS * 2 ** Math.min(listing.failures, 10));
  return { ...listing, reading: { kind: "idle", dueAtMs: nowMs + waitMs }, failures: listing.failures + 1 };
};

export const failListing = <T>(listing: Listing<T>, readId: number, nowMs: number): Listing<T> =>
  isUnderWay(listing, readId) ? waitToList(listing, nowMs) : listing;

/** Gives up a read that took too long. */
export const passListingTime = <T>(listing: Listing<T>, nowMs: number): Listing<T> =>
  listing.reading.kind === "reading" && nowMs >= listing.reading.untilMs ? waitToList(listing, nowMs) : listing;
