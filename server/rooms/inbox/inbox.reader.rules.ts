import { ANSWER_MAX_MS } from "#shared/schema/limits.ts";

/** The one read of events that a room has under way. */
export type Reading = {
  readonly id: number;
  readonly after: number;
  readonly isLive: boolean;
  readonly untilMs: number;
};

export type Reader = {
  readonly phase:
    | { readonly kind: "idle" }
    | ({ readonly kind: "reading" } & Reading)
    | { readonly kind: "waiting"; readonly untilMs: number };
  /** The inbox may hold more than the room knows. */
  readonly hasMoved: boolean;
  readonly nextId: number;
  /** Reads that failed since the last that did not. */
  readonly failures: number;
  /** Live reads and replays take turns. */
  readonly wasLive: boolean;
};

export const READ_RETRY_LEAST_MS = 250;
export const READ_RETRY_MOST_MS = 5_000;

/** Of a room that has its snapshot, and heard every hint since before it was taken. */
export const NEW_READER: Reader = {
  phase: { kind: "idle" },
  hasMoved: false,
  nextId: 1,
  failures: 0,
  wasLive: false,
};

/** The next read after `lastSeq` (live) or after `cursor` (a replay; null = none), if one is wanted and possible now. */
export const startRead = (reader: Reader, lastSeq: number, cursor: number | null, nowMs: number): Reader => {
  if (reader.phase.kind !== "idle") return reader;
  const isLive = reader.hasMoved && (cursor === null || !reader.wasLive);
  if (!isLive && cursor === null) return reader;
  const reading = {
    id: reader.nextId,
    after: isLive || cursor === null ? lastSeq : cursor,
    isLive,
    untilMs: nowMs + ANSWER_MAX_MS,
  };
  return {
    ...reader,
    phase: { kind: "reading", ...reading },
    hasMoved: reader.hasMoved && !isLive,
    nextId: reader.nextId + 1,
    wasLive: isLive,
  };
};

/** After a read that brought events; `isFull`: there may be more. */
export const readDone = (reader: Reader, isFull: boolean): Reader => ({
  ...reader,
  phase: { kind: "idle" },
  hasMoved: reader.hasMoved || isFull,
  failures: 0,
});

/** After a read that failed or took too long: it is wanted again, after a growing wait. */
export const readFailed = (reader: Reader, nowMs: number): Reader => {
  const waitMs = Math.min(READ_RETRY_MOST_MS, READ_RETRY_LEAST_MS * 2 ** Math.min(reader.failures, 10));
  return {
    ...reader,
    phase: { kind: "waiting", untilMs: nowMs + waitMs },
    hasMoved: true,
    failures: reader.failures + 1,
  };
};

/** Ends what its deadline has ended. */
export const passReaderTime = (reader: Reader, nowMs: number): Reader => {
  if (reader.phase.kind === "idle" || nowMs < reader.phase.untilMs) return reader;
  return reader.phase.kind === "reading" ? readFailed(reader, nowMs) : { ...reader, phase: { kind: "idle" } };
};
