import type { PersonView } from "#shared/schema/hug.ts";
import { ANSWER_MAX_MS } from "#shared/schema/limits.ts";

/** The listed group hugs are read again after this long while somebody is here. */
export const LISTING_FRESH_MS = 10_000;
/** Hints have them read at most this often. */
export const LISTING_LEAST_MS = 1_000;
export const LISTING_RETRY_MOST_MS = 10_000;

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
};

type Reading =
  | { readonly kind: "idle"; readonly dueAtMs: number }
  /** `isStale`: it began before the last hint. */
  | { readonly kind: "reading"; readonly readId: number; readonly untilMs: number; readonly isStale: boolean };

export type Listing = {
  /** As it was read last. */
  readonly groupHugs: readonly ListedGroupHug[];
  readonly reading: Reading;
  readonly beganAtMs: number;
  readonly failures: number;
  readonly nextReadId: number;
};

export const NO_LISTING: Listing = {
  groupHugs: [],
  reading: { kind: "idle", dueAtMs: -Infinity },
  beganAtMs: -Infinity,
  failures: 0,
  nextReadId: 1,
};

/** When the reading ends or the next one is due. */
export const listingDueAtMs = ({ reading }: Listing): number =>
  reading.kind === "idle" ? reading.dueAtMs : reading.untilMs;

/** A hint came: what is read now, or is known, may be old. */
export const hintListing = (listing: Listing): Listing => {
  const { reading, beganAtMs } = listing;
  if (reading.kind === "reading") return { ...listing, reading: { ...reading, isStale: true } };
  // What failed waits: hints must not hurry a database that is away.
  if (listing.failures > 0) return listing;
  return { ...listing, reading: { kind: "idle", dueAtMs: Math.min(reading.dueAtMs, beganAtMs + LISTING_LEAST_MS) } };
};

/** Begins the read that is due; null = none is. */
export const beginListing = (listing: Listing, nowMs: number): { listing: Listing; readId: number } | null => {
  const { reading, nextReadId: readId } = listing;
  if (reading.kind !== "idle" || nowMs < reading.dueAtMs) return null;
  const begun = { kind: "reading", readId, untilMs: nowMs + ANSWER_MAX_MS, isStale: false } as const;
  return { listing: { ...listing, reading: begun, beganAtMs: nowMs, nextReadId: readId + 1 }, readId };
};

const isUnderWay = ({ reading }: Listing, readId: number): boolean =>
  reading.kind === "reading" && reading.readId === readId;

/** What a read brings, if it is the one that is waited for. */
export const takeListing = (listing: Listing, readId: number, groupHugs: readonly ListedGroupHug[]): Listing => {
  const { reading, beganAtMs } = listing;
  if (reading.kind !== "reading" || reading.readId !== readId) return listing;
  const dueAtMs = beganAtMs + (reading.isStale ? LISTING_LEAST_MS : LISTING_FRESH_MS);
  return { ...listing, groupHugs, reading: { kind: "idle", dueAtMs }, failures: 0 };
};

const waitToList = (listing: Listing, nowMs: number): Listing => {
  const waitMs = Math.min(LISTING_RETRY_MOST_MS, LISTING_LEAST_MS * 2 ** Math.min(listing.failures, 10));
  return { ...listing, reading: { kind: "idle", dueAtMs: nowMs + waitMs }, failures: listing.failures + 1 };
};

export const failListing = (listing: Listing, readId: number, nowMs: number): Listing =>
  isUnderWay(listing, readId) ? waitToList(listing, nowMs) : listing;

/** Gives up a read that took too long. */
export const passListingTime = (listing: Listing, nowMs: number): Listing =>
  listing.reading.kind === "reading" && nowMs >= listing.reading.untilMs ? waitToList(listing, nowMs) : listing;
