import { ANSWER_MAX_MS } from "#shared/schema/limits.ts";

/** How often something is read as a whole, ms. */
export type ReadPace = {
  /** Without a hint it is read again after this long; Infinity = only on hints. */
  readonly freshMs: number;
  /** Hints have it read at most this often. */
  readonly leastMs: number;
  /** The first wait after a read that failed. */
  readonly retryLeastMs: number;
  readonly retryMostMs: number;
};

/** What is read as a whole, one read at a time, and again when a hint came meanwhile. */
export type Reading = {
  readonly phase:
    | { readonly kind: "idle"; readonly dueAtMs: number }
    /** `isStale`: it began before the last hint. */
    | { readonly kind: "reading"; readonly readId: number; readonly untilMs: number; readonly isStale: boolean };
  readonly beganAtMs: number;
  /** In a row. */
  readonly failures: number;
  readonly nextReadId: number;
};

/** After a gap in what is heard, others can be heard again by then. */
export const GAP_WAIT_MS = 2_000;
/** What is read because of a gap is read within this long after that, not all at once. */
export const GAP_SPREAD_MS = 5_000;

export const unread = (dueAtMs: number): Reading => ({
  phase: { kind: "idle", dueAtMs },
  beganAtMs: -Infinity,
  failures: 0,
  nextReadId: 1,
});

/** When the read under way ends or the next one is due; Infinity = never by itself. */
export const readingDueAtMs = ({ phase }: Reading): number => (phase.kind === "idle" ? phase.dueAtMs : phase.untilMs);

/** A hint came: what is read now, or is known, may be old. `atMs`: not read again before. */
export const hintReading = (reading: Reading, { leastMs }: ReadPace, atMs = -Infinity): Reading => {
  const { phase, beganAtMs, failures } = reading;
  if (phase.kind === "reading") return { ...reading, phase: { ...phase, isStale: true } };
  // What failed waits: hints must not hurry a database that is away.
  if (failures > 0) return reading;
  const dueAtMs = Math.min(phase.dueAtMs, Math.max(beganAtMs + leastMs, atMs));
  return { ...reading, phase: { kind: "idle", dueAtMs } };
};

/** Begins the read that is due; null = none is. */
export const beginReading = (reading: Reading, nowMs: number): { reading: Reading; readId: number } | null => {
  const { phase, nextReadId: readId } = reading;
  if (phase.kind !== "idle" || nowMs < phase.dueAtMs) return null;
  const begun = { kind: "reading", readId, untilMs: nowMs + ANSWER_MAX_MS, isStale: false } as const;
  return { reading: { ...reading, phase: begun, beganAtMs: nowMs, nextReadId: readId + 1 }, readId };
};

/** A read has come back; null = it is not the one that is waited for. */
export const readingDone = (reading: Reading, { freshMs, leastMs }: ReadPace, readId: number): Reading | null => {
  const { phase, beganAtMs } = reading;
  if (phase.kind !== "reading" || phase.readId !== readId) return null;
  const dueAtMs = beganAtMs + (phase.isStale ? leastMs : freshMs);
  return { ...reading, phase: { kind: "idle", dueAtMs }, failures: 0 };
};

const waitToRead = (reading: Reading, { retryLeastMs, retryMostMs }: ReadPace, nowMs: number): Reading => {
  const waitMs = Math.min(retryMostMs, retryLeastMs * 2 ** Math.min(reading.failures, 10));
  return { ...reading, phase: { kind: "idle", dueAtMs: nowMs + waitMs }, failures: reading.failures + 1 };
};

/** It is tried again after a wait that doubles. */
export const readingFailed = (reading: Reading, pace: ReadPace, readId: number, nowMs: number): Reading =>
  reading.phase.kind === "reading" && reading.phase.readId === readId ? waitToRead(reading, pace, nowMs) : reading;

/** Gives up a read that took too long. */
export const passReadingTime = (reading: Reading, pace: ReadPace, nowMs: number): Reading =>
  reading.phase.kind === "reading" && nowMs >= reading.phase.untilMs ? waitToRead(reading, pace, nowMs) : reading;
