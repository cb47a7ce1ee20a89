import type { JoinDenial, JoinOptions, RoomName } from "#shared/schema/protocol.ts";
import type { Clock, Random, Surroundings } from "./platform.port.ts";
import {
  IDLE_LINK,
  linkDueAtMs,
  stepLink,
  type JoinFailure,
  type LinkEvent,
  type LinkState,
} from "./reconnect.rules.ts";
import type { JoinedRoom, RequestOutcome, Rooms } from "./rooms.port.ts";

export type TokenAnswer =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "failed"; readonly failure: JoinFailure };

export type RoomLinkDeps = {
  readonly clock: Clock;
  readonly random: Random;
  readonly surroundings: Surroundings;
  readonly rooms: () => Promise<Rooms>;
  /** A fresh one for each join. */
  readonly token: () => Promise<TokenAnswer>;
};
export type RoomLinkHandlers = {
  readonly options: () => Omit<JoinOptions, "protocol">;
  readonly onState?: (state: unknown) => void;
  readonly onLiveState?: (state: unknown) => void;
  /** Told before anything else is done, so that arrivals can be timed. */
  readonly onMessage: (name: string, body: unknown) => void;
  /** Whether this denial is for good; otherwise the link tries again. */
  readonly onDenied?: (denial: JoinDenial) => boolean;
  /** After every change; `up` and everything else included. */
  readonly onChange: (state: LinkState) => void;
};
export type RoomLink = {
  start(): void;
  stop(): void;
  /** The room agreed that this person left it: the link ends. */
  leave(): void;
  state(): LinkState;
  /** `unsure` at once while the link is not up. */
  request(name: string, body: unknown): Promise<RequestOutcome>;
  /** Fire and forget; nothing while the link is not up. */
  send(name: string, body: unknown): void;
};

export const REQUEST_WITHIN_MS = 8_000;

const failureOf = (denial: JoinDenial): JoinFailure =>
  denial === "not_signed_in" ? "not_signed_in" : denial === "client_too_old" ? "outdated" : "refused";

/** Keeps one room joined, by the rules of `reconnect.rules.ts`. */
export const createRoomLink = (name: RoomName, deps: RoomLinkDeps, handlers: RoomLinkHandlers): RoomLink => {
  let state: LinkState = IDLE_LINK;
  let room: JoinedRoom | null = null;
  let cancelTimer = () => {};
  let stopWatching = () => {};

  const join = async (number: number): Promise<void> => {
    const isStale = () => number !== state.join || state.phase.kind !== "joining";
    const fail = (failure: JoinFailure) => apply({ kind: "join_failed", join: number, failure });
    const [token, rooms] = await Promise.all([deps.token(), deps.rooms()]).catch(() => [null, null]);
    if (isStale()) return;
    if (token === null || rooms === null) return fail("unreachable");
    if (token.kind === "failed") return fail(token.failure);
    const hear =
      <T extends readonly unknown[]>(tell: (...told: T) => void) =>
      (...told: T): void => {
        if (number !== state.join) return;
        tell(...told);
        apply({ kind: "heard" });
      };
    const outcome = await rooms.join(name, handlers.options(), token.token, {
      onState: handlers.onState && hear(handlers.onState),
      onLiveState: handlers.onLiveState && hear(handlers.onLiveState),
      onMessage: hear(handlers.onMessage),
      onLeft: (code) => apply({ kind: "left", join: number, code }),
    });
    if (isStale()) return outcome.kind === "joined" ? outcome.room.leave() : undefined;
    if (outcome.kind === "unreachable") return fail("unreachable");
    if (outcome.kind === "denied") {
      const { denial } = outcome;
      return handlers.onDenied?.(denial) === true
        ? apply({ kind: "shut_out", join: number, denial })
        : fail(failureOf(denial));
    }
    room = outcome.room;
    apply({ kind: "joined", join: number });
  };

  const apply = (event: LinkEvent): void => {
    const before = state;
    const { state: next, effects } = stepLink(state, event, deps.clock.nowMs(), deps.random());
    state = next;
    for (const effect of effects) {
      if (effect.kind === "leave") {
        room?.leave();
        room = null;
      } else if (effect.kind === "ping") room?.ping(() => apply({ kind: "heard" }));
      else void join(effect.join);
    }
    cancelTimer();
    const dueAtMs = linkDueAtMs(state);
    cancelTimer =
      dueAtMs === null
        ? () => {}
        : deps.clock.after(Math.max(0, dueAtMs - deps.clock.nowMs()), () => apply({ kind: "time" }));
    if (before.phase.kind !== state.phase.kind || before.join !== state.join) handlers.onChange(state);
  };

  return {
    start: () => {
      stopWatching = deps.surroundings.onChange(() => {
        if (!deps.surroundings.isOnline()) apply({ kind: "went_offline" });
        else if (deps.surroundings.isVisible()) apply({ kind: "woke" });
        else if (state.phase.kind === "offline") apply({ kind: "woke" });
      });
      apply({ kind: "start" });
      if (!deps.surroundings.isOnline()) apply({ kind: "went_offline" });
    },
    stop: () => {
      stopWatching();
      apply({ kind: "stop" });
    },
    leave: () => apply({ kind: "went_away" }),
    state: () => state,
    request: async (type, body) => {
      const joined = room;
      if (joined === null || state.phase.kind !== "up") return { kind: "unsure" };
      const outcome = await joined.request(type, body, REQUEST_WITHIN_MS);
      if (outcome.kind !== "unsure" && joined === room) apply({ kind: "heard" });
      return outcome;
    },
    send: (type, body) => {
      if (state.phase.kind === "up") room?.send(type, body);
    },
  };
};
