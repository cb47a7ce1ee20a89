import { GATHERING_MS, type GroupPhase, type Together } from "#shared/schema/group-hug.ts";
import { invariant } from "../../errors.ts";

/** "The design starts at server time `startMs`"; all in ms of the room's clock. */
export type Cue = {
  readonly startMs: number;
  /** From when on anybody could know of it. */
  readonly issuedMs: number;
  readonly endsAtMs: number;
};

export type Phase =
  | {
      readonly kind: "pending";
      readonly scheduledAtMs: number | null;
      /** Its time has come, and it starts by itself as soon as it can. */
      readonly isDue: boolean;
      readonly expiresAtMs: number;
    }
  | { readonly kind: "active"; readonly cue: Cue }
  | { readonly kind: "completed"; readonly together: Together | null }
  | { readonly kind: "expired" }
  | { readonly kind: "canceled" };

/** People see a countdown of at least this long. */
export const COUNTDOWN_LEAST_MS = 2_000;
/** The last reports are still taken for this long after the end. */
export const LAST_REPORTS_MS = 1_500;

const NEXT: Readonly<Record<GroupPhase, readonly GroupPhase[]>> = {
  pending: ["active", "expired", "canceled"],
  active: ["completed", "canceled"],
  completed: [],
  expired: [],
  canceled: [],
};

export const mayBecome = (from: GroupPhase, to: GroupPhase): boolean => NEXT[from].includes(to);

/** Terminal: nothing changes any more. */
export const isOver = ({ kind }: Phase): boolean => NEXT[kind].length === 0;

export const become = (from: Phase, to: Phase): Phase => {
  invariant(mayBecome(from.kind, to.kind), `A group hug that is ${from.kind} cannot become ${to.kind}.`);
  return to;
};

/** Whether it has a schedule and is not open for gathering yet. */
export const isClosedYet = (phase: Phase, nowMs: number): boolean =>
  phase.kind === "pending" && phase.scheduledAtMs !== null && nowMs < phase.scheduledAtMs - GATHERING_MS;

/** Marks a schedule whose time has come. */
export const passPhaseTime = (phase: Phase, nowMs: number): Phase =>
  phase.kind === "pending" && !phase.isDue && phase.scheduledAtMs !== null && nowMs >= phase.scheduledAtMs
    ? { ...phase, isDue: true }
    : phase;

/** When the phase ends by itself: it expires, or is completed; null = it is over. */
export const endsAtMs = (phase: Phase): number | null => {
  if (phase.kind === "pending") return phase.expiresAtMs;
  return phase.kind === "active" ? phase.cue.endsAtMs + LAST_REPORTS_MS : null;
};
