/**
 * How one room link lives, as a pure state machine.
 *  R1  a start, `online` and `visible` join at once; so does the first drop of a link that was up.
 *  R2  further attempts wait 0.25 s to 10 s, doubling, half of it by chance.
 *  R3  there is never a second join beside one under way: each has a number, and an answer to an older one is left.
 *  R4  a restarting server (close 4001) is joined again after 50 to 300 ms, and the person is told it restarts.
 *  R5  while the browser says offline nothing is tried.
 *  R6  a denial for another protocol version ends the link as outdated; a lost session ends it as signed out. A denied
 *      token is tried once more with a fresh one first.
 *  R7  a link that heard nothing for PING_AFTER_MS pings; without an answer in PONG_WITHIN_MS it counts as dropped.
 *  R8  a join that takes longer than JOIN_WITHIN_MS counts as failed.
 *  R9  a room that closed because of a bug (close 4500) is joined again only after 1 to 2 s: it may meet the bug again.
 * R10  a denial that is for good ends the link with it; leaving, on this device or another (close 4402), ends it
 *      as left; being taken out by the staff (close 4406) as the denial that says so.
 */
import type { JoinDenial } from "#shared/schema/protocol.ts";
import { CLOSE_BROKEN, CLOSE_LEFT, CLOSE_REMOVED, CLOSE_RESTARTING, CLOSE_SIGNED_OUT } from "./close-codes.ts";
import { backoffMs } from "./backoff.rules.ts";

/** A dead link is found within 7.5 s; the server, which pings after 4.75 s, then has nothing to ask of a client in view. */
export const PING_AFTER_MS = 4_000;
export const PONG_WITHIN_MS = 3_500;
/** After waking (`online`, visible) the answer is due sooner. */
export const PONG_WITHIN_AWAKE_MS = 2_500;
export const JOIN_WITHIN_MS = 10_000;
export const WAIT_LEAST_MS = 250;
export const WAIT_MOST_MS = 10_000;
/** A broken room waits as long as after this many failed attempts. */
const BROKEN_ATTEMPT = 3;

export type JoinFailure = "unreachable" | "refused" | "not_signed_in" | "outdated" | "signed_out";
export type Cause = "start" | "dropped" | "restarting" | JoinFailure;

export type LinkState = {
  /** The number of the newest join. */
  readonly join: number;
  readonly phase:
    | { readonly kind: "idle" }
    | { readonly kind: "joining"; readonly attempt: number; readonly cause: Cause; readonly untilMs: number }
    | { readonly kind: "up"; readonly heardAtMs: number; readonly pongDueAtMs: number | null }
    | { readonly kind: "waiting"; readonly attempt: number; readonly cause: Cause; readonly dueAtMs: number }
    | { readonly kind: "offline" }
    | { readonly kind: "ended"; readonly why: Ending };
};
/** Why a link is over for good. */
export type Ending = "signed_out" | "outdated" | "left" | { readonly denial: JoinDenial };

export type LinkEvent =
  /** `went_away`: this person left the room for good. */
  | { readonly kind: "start" | "stop" | "heard" | "woke" | "went_offline" | "went_away" | "time" }
  | { readonly kind: "joined"; readonly join: number }
  | { readonly kind: "join_failed"; readonly join: number; readonly failure: JoinFailure }
  | { readonly kind: "shut_out"; readonly join: number; readonly denial: JoinDenial }
  | { readonly kind: "left"; readonly join: number; readonly code: number };

export type LinkEffect =
  | { readonly kind: "join"; readonly join: number }
  /** Close the room, if there is one, and listen to it no more. */
  | { readonly kind: "leave" }
  | { readonly kind: "ping" };

export type LinkStep = { readonly state: LinkState; readonly effects: readonly LinkEffect[] };

export const IDLE_LINK: LinkState = { join: 0, phase: { kind: "idle" } };

/** The next moment at which `time` must be told, or null. */
export const linkDueAtMs = ({ phase }: LinkState): number | null => {
  switch (phase.kind) {
    case "joining":
      return phase.untilMs;
    case "waiting":
      return phase.dueAtMs;
    case "up":
      return phase.pongDueAtMs ?? phase.heardAtMs + PING_AFTER_MS;
    case "idle":
    case "offline":
    case "ended":
      return null;
  }
};

const stay = (state: LinkState): LinkStep => ({ state, effects: [] });

const join = (state: LinkState, attempt: number, cause: Cause, nowMs: number): LinkStep => ({
  state: { join: state.join + 1, phase: { kind: "joining", attempt, cause, untilMs: nowMs + JOIN_WITHIN_MS } },
  effects: [{ kind: "leave" }, { kind: "join", join: state.join + 1 }],
});

const wait = (state: LinkState, attempt: number, cause: Cause, dueAtMs: number): LinkStep => ({
  state: { ...state, phase: { kind: "waiting", attempt, cause, dueAtMs } },
  effects: [{ kind: "leave" }],
});

const end = (state: LinkState, why: Ending): LinkStep => ({
  state: { ...state, phase: { kind: "ended", why } },
  effects: [{ kind: "leave" }],
});

const fail = (state: LinkState, failure: JoinFailure, nowMs: number, chance: number): LinkStep => {
  const { phase } = state;
  if (phase.kind !== "joining") return stay(state);
  if (failure === "outdated" || failure === "signed_out") return end(state, failure);
  if (failure === "not_signed_in" && phase.cause === "not_signed_in") return end(state, "signed_out");
  // While a server restarts, refused connections are part of it for the first few attempts.
  const cause =
    phase.cause === "restarting" && phase.attempt < 6 && failure !== "not_signed_in" ? "restarting" : failure;
  return wait(state, phase.attempt + 1, cause, nowMs + backoffMs(phase.attempt, WAIT_LEAST_MS, WAIT_MOST_MS, chance));
};

const leftWith = (state: LinkState, code: number, nowMs: number, chance: number): LinkStep => {
  if (state.phase.kind !== "up") return stay(state);
  if (code === CLOSE_SIGNED_OUT) return end(state, "signed_out");
  if (code === CLOSE_LEFT) return end(state, "left");
  if (code === CLOSE_REMOVED) return end(state, { denial: "removed" });
  if (code === CLOSE_RESTARTING) return wait(state, 0, "restarting", nowMs + 50 + 250 * chance);
  if (code === CLOSE_BROKEN)
    return wait(
      state,
      BROKEN_ATTEMPT,
      "dropped",
      nowMs + backoffMs(BROKEN_ATTEMPT, WAIT_LEAST_MS, WAIT_MOST_MS, chance),
    );
  return join(state, 0, "dropped", nowMs);
};

const pass = (state: LinkState, nowMs: number, chance: number): LinkStep => {
  const { phase } = state;
  const dueAtMs = linkDueAtMs(state);
  if (dueAtMs === null || nowMs < dueAtMs) return stay(state);
  switch (phase.kind) {
    case "joining":
      return fail(state, "unreachable", nowMs, chance);
    case "waiting":
      return join(state, phase.attempt, phase.cause, nowMs);
    case "up":
      if (phase.pongDueAtMs !== null) return join(state, 0, "dropped", nowMs);
      return {
        state: { ...state, phase: { ...phase, pongDueAtMs: nowMs + PONG_WITHIN_MS } },
        effects: [{ kind: "ping" }],
      };
    default:
      return stay(state);
  }
};

const wake = (state: LinkState, nowMs: number): LinkStep => {
  const { phase } = state;
  if (phase.kind === "waiting") return join(state, phase.attempt, phase.cause, nowMs);
  if (phase.kind === "offline") return join(state, 0, "dropped", nowMs);
  if (phase.kind !== "up") return stay(state);
  const pongDueAtMs = Math.min(phase.pongDueAtMs ?? Infinity, nowMs + PONG_WITHIN_AWAKE_MS);
  return { state: { ...state, phase: { ...phase, pongDueAtMs } }, effects: [{ kind: "ping" }] };
};

/** One step of the link. `chance` in [0, 1). */
export const stepLink = (state: LinkState, event: LinkEvent, nowMs: number, chance: number): LinkStep => {
  switch (event.kind) {
    case "start":
      return state.phase.kind === "idle" || state.phase.kind === "ended" ? join(state, 0, "start", nowMs) : stay(state);
    case "stop":
      return { state: { ...state, phase: { kind: "idle" } }, effects: [{ kind: "leave" }] };
    case "joined":
      if (event.join !== state.join || state.phase.kind !== "joining") return stay(state);
      return stay({ ...state, phase: { kind: "up", heardAtMs: nowMs, pongDueAtMs: null } });
    case "join_failed":
      return event.join === state.join ? fail(state, event.failure, nowMs, chance) : stay(state);
    case "shut_out":
      if (event.join !== state.join || state.phase.kind !== "joining") return stay(state);
      return end(state, { denial: event.denial });
    case "left":
      return event.join === state.join ? leftWith(state, event.code, nowMs, chance) : stay(state);
    case "heard":
      if (state.phase.kind !== "up") return stay(state);
      return stay({ ...state, phase: { kind: "up", heardAtMs: nowMs, pongDueAtMs: null } });
    case "woke":
      return wake(state, nowMs);
    case "went_offline":
      if (state.phase.kind === "idle" || state.phase.kind === "ended") return stay(state);
      return { state: { ...state, phase: { kind: "offline" } }, effects: [{ kind: "leave" }] };
    case "went_away":
      return end(state, "left");
    case "time":
      return pass(state, nowMs, chance);
  }
};
