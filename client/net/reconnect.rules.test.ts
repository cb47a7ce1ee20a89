import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { connectionOf } from "./connection.view.ts";
import {
  IDLE_LINK,
  JOIN_WITHIN_MS,
  linkDueAtMs,
  PING_AFTER_MS,
  PONG_WITHIN_MS,
  stepLink,
  type LinkEffect,
  type LinkEvent,
  type LinkState,
} from "./reconnect.rules.ts";

type Timed = readonly [atMs: number, event: LinkEvent];
const run = (steps: readonly Timed[], from: LinkState = IDLE_LINK) => {
  let state = from;
  let effects: readonly LinkEffect[] = [];
  for (const [atMs, event] of steps) ({ state, effects } = stepLink(state, event, atMs, 0.5));
  return { state, effects, joins: effects.flatMap((effect) => (effect.kind === "join" ? [effect.join] : [])) };
};
const start: Timed = [0, { kind: "start" }];
const up = run([start, [10, { kind: "joined", join: 1 }]]).state;
const failed = (
  join: number,
  failure: "unreachable" | "refused" | "not_signed_in" | "outdated" | "signed_out",
): LinkEvent => ({ kind: "join_failed", join, failure });

describe("how a room link lives", () => {
  it("R1 joins at once at a start, after a first drop, and when woken", () => {
    expect(run([start]).joins).toEqual([1]);
    expect(run([[500, { kind: "left", join: 1, code: 1006 }]], up).joins).toEqual([2]);
    const waiting = run([[1, failed(1, "unreachable")]], run([start]).state).state;
    expect(run([[2, { kind: "woke" }]], waiting).joins).toEqual([2]);
  });
  it("R9 waits before it joins a room that a bug closed", () => {
    const broken = run([[500, { kind: "left", join: 1, code: 4500 }]], up);
    expect(broken.joins).toEqual([]);
    expect(linkDueAtMs(broken.state)).toBe(500 + 1500);
    expect(run([[2000, { kind: "time" }]], broken.state).joins).toEqual([2]);
  });
  it("R2 waits longer after each failure, 10 s at most", () => {
    let { state } = run([start]);
    const waits: number[] = [];
    for (let join = 1; join < 10; join += 1) {
      state = stepLink(state, failed(join, "unreachable"), 0, 0.999).state;
      waits.push(Math.round(linkDueAtMs(state) ?? 0));
      state = stepLink(state, { kind: "time" }, 20_000, 0).state;
      state = { ...state };
    }
    expect(waits).toEqual([250, 500, 1_000, 1_999, 3_998, 7_996, 9_995, 9_995, 9_995]);
  });
  it("R3 leaves answers to an older join", () => {
    const again = run([[500, { kind: "left", join: 1, code: 1006 }]], up).state;
    expect(run([[501, { kind: "joined", join: 1 }]], again).state).toBe(again);
    expect(run([[501, { kind: "left", join: 1, code: 1006 }]], again).state).toBe(again);
  });
  it("R4 comes back to a restarting server within 300 ms and says so until it is clearly away", () => {
    let { state } = run([[500, { kind: "left", join: 1, code: 4001 }]], up);
    expect(linkDueAtMs(state)).toBe(675);
    expect(connectionOf(state)).toEqual({ kind: "restarting" });
    for (let join = 2; join < 9; join += 1) {
      state = stepLink(state, { kind: "time" }, 100_000, 0).state;
      state = stepLink(state, failed(join, "unreachable"), 0, 0).state;
    }
    expect(connectionOf(state)).toEqual({ kind: "offline" });
  });
  it("R5 tries nothing while the browser says offline", () => {
    const offline = run([[500, { kind: "went_offline" }]], up);
    expect(offline.effects).toEqual([{ kind: "leave" }]);
    expect(linkDueAtMs(offline.state)).toBeNull();
    expect(run([[90_000, { kind: "time" }]], offline.state).joins).toEqual([]);
    expect(run([[90_000, { kind: "woke" }]], offline.state).joins).toEqual([2]);
  });
  it("R6 ends as outdated, and as signed out after a second denied token", () => {
    const joining = run([start]).state;
    expect(connectionOf(run([[1, failed(1, "outdated")]], joining).state)).toEqual({ kind: "outdated" });
    expect(connectionOf(run([[1, failed(1, "signed_out")]], joining).state)).toEqual({ kind: "signed_out" });
    const once = run([[1, failed(1, "not_signed_in")]], joining).state;
    expect(once.phase.kind).toBe("waiting");
    const twice = run(
      [
        [900, { kind: "time" }],
        [901, failed(2, "not_signed_in")],
      ],
      once,
    ).state;
    expect(connectionOf(twice)).toEqual({ kind: "signed_out" });
    expect(connectionOf(run([[500, { kind: "left", join: 1, code: 4401 }]], up).state)).toEqual({ kind: "signed_out" });
  });
  it("R7 pings a silent link and gives it up without an answer", () => {
    const pinged = run([[10 + PING_AFTER_MS, { kind: "time" }]], up);
    expect(pinged.effects).toEqual([{ kind: "ping" }]);
    const heard = run(
      [
        [10 + PING_AFTER_MS + 1_000, { kind: "heard" }],
        [10 + PING_AFTER_MS + PONG_WITHIN_MS + 10, { kind: "time" }],
      ],
      pinged.state,
    );
    expect([heard.state.phase.kind, heard.joins]).toEqual(["up", []]);
    expect(run([[10 + PING_AFTER_MS + PONG_WITHIN_MS, { kind: "time" }]], pinged.state).joins).toEqual([2]);
    expect(PING_AFTER_MS + PONG_WITHIN_MS).toBeLessThan(8_000);
  });
  it("R8 gives up a join that takes too long", () => {
    expect(run([start, [JOIN_WITHIN_MS, { kind: "time" }]]).state.phase.kind).toBe("waiting");
  });
  it("R10 ends with a denial that is for good, and once this person left, here or elsewhere", () => {
    const denied: LinkEvent = { kind: "shut_out", join: 1, denial: "hug_over" };
    const shutOut = run([[1, denied]], run([start]).state);
    expect([shutOut.state.phase, shutOut.effects]).toEqual([
      { kind: "ended", why: { denial: "hug_over" } },
      [{ kind: "leave" }],
    ]);
    expect(run([[9_000, { kind: "woke" }]], shutOut.state).state).toBe(shutOut.state);
    expect(run([[1, { ...denied, join: 0 }]], run([start]).state).state.phase.kind).toBe("joining");
    const left = run([[500, { kind: "left", join: 1, code: 4402 }]], up).state;
    expect(left.phase).toEqual({ kind: "ended", why: "left" });
    const removed = run([[500, { kind: "left", join: 1, code: 4406 }]], up).state;
    expect(removed.phase).toEqual({ kind: "ended", why: { denial: "removed" } });
    const joining = run([[500, { kind: "left", join: 1, code: 1006 }]], up).state;
    expect(run([[501, { kind: "went_away" }]], joining).state.phase).toEqual({ kind: "ended", why: "left" });
    expect([connectionOf(shutOut.state), connectionOf(left)]).toEqual([{ kind: "online" }, { kind: "online" }]);
  });
  it("R3 whatever happens, a link that wants to be up is joined, joining, or has a moment to try again", () => {
    const event = fc.oneof(
      fc.record({
        kind: fc.constantFrom(
          "start" as const,
          "heard" as const,
          "woke" as const,
          "went_offline" as const,
          "time" as const,
        ),
      }),
      fc.record({ kind: fc.constant("joined" as const), join: fc.nat(6) }),
      fc.record({ kind: fc.constant("left" as const), join: fc.nat(6), code: fc.constantFrom(1006, 4001, 1009) }),
      fc.record({
        kind: fc.constant("join_failed" as const),
        join: fc.nat(6),
        failure: fc.constantFrom("unreachable" as const, "refused" as const),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6_000), event)), (steps) => {
        let atMs = 0;
        let state = run([start]).state;
        let joins = 1;
        for (const [waitMs, one] of steps) {
          atMs += waitMs;
          const step = stepLink(state, one, atMs, 0.3);
          const joined = step.effects.filter((effect) => effect.kind === "join").length;
          // A join is always led by a leave: there are never two rooms.
          if (joined > 0) expect(step.effects[0]).toEqual({ kind: "leave" });
          joins += joined;
          state = step.state;
          expect(state.join).toBe(joins);
          if (state.phase.kind !== "offline") expect(linkDueAtMs(state)).not.toBeNull();
        }
      }),
    );
  });
});
