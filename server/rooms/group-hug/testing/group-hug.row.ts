import type { Stored } from "../group-hug.state.rules.ts";
import type { Change } from "../group-hug.writes.rules.ts";
import { invariant } from "../../../errors.ts";
import { STORED } from "./opened.ts";

/** What the database holds; times are of the one clock there is. */
export type Row = Omit<Stored, "participants" | "scheduledInMs" | "expiresInMs" | "startsInMs" | "steps"> & {
  epoch: number;
  scheduledAtMs: number | null;
  expiresAt: number;
  startsAtMs: number | null;
  participants: Map<string, "joined" | "in" | "left">;
};
export const mayWrite = (row: Row, kind: Change["kind"]): boolean => {
  if (kind === "started" || kind === "design_chosen" || kind === "expired") return row.phase === "pending";
  if (kind === "completed") return row.phase === "active";
  return row.phase === "pending" || row.phase === "active";
};

export const writeTo = (row: Row, change: Change, leadMs: number, nowMs: number): Row => {
  const participants = new Map(row.participants);
  switch (change.kind) {
    case "joined":
      participants.delete(change.userId);
      return { ...row, participants: participants.set(change.userId, "joined") };
    case "ready":
      invariant(participants.get(change.userId) !== "left", "Who left is not made ready.");
      return { ...row, participants: participants.set(change.userId, change.isIn ? "in" : "joined") };
    case "left":
      invariant(participants.has(change.userId), "Who leaves had joined.");
      return { ...row, participants: participants.set(change.userId, "left") };
    case "host_passed":
      return { ...row, hostId: change.userId };
    case "locked":
      return { ...row, isLocked: change.on };
    case "design_chosen":
      return { ...row, design: change.design.id };
    case "started":
      return { ...row, phase: "active", startsAtMs: nowMs + leadMs };
    case "completed":
      return { ...row, phase: "completed" };
    default:
      return { ...row, phase: change.kind };
  }
};

export const newRow = (of: Pick<Row, "capacity" | "hostId" | "scheduledAtMs" | "expiresAt">): Row => {
  const { scheduledInMs: _, expiresInMs: __, startsInMs: ___, steps: ____, ...base } = STORED;
  return { ...base, ...of, epoch: 0, startsAtMs: null, participants: new Map() };
};

/** The row as a new owner takes it over. */
export const storedOf = (row: Row, nowMs: number): Stored => {
  const inMs = (atMs: number | null) => (atMs === null ? null : atMs - nowMs);
  return {
    ...row,
    participants: [...row.participants].map(([userId, status]) => ({ userId, name: userId, being: "b", status })),
    scheduledInMs: inMs(row.scheduledAtMs),
    expiresInMs: row.expiresAt - nowMs,
    startsInMs: inMs(row.startsAtMs),
    steps: [],
  };
};
