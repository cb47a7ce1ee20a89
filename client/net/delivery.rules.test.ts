import { describe, expect, it } from "vitest";
import {
  AT_ONCE,
  EMPTY_OUTBOX,
  FOREIGN_GRACE_MS,
  OFFER_EACH_MS,
  OFFERS_AT_ONCE,
  outboxDueAtMs,
  stepOutbox,
  type OutboxEvent,
  type OutboxState,
} from "./delivery.rules.ts";
import type { KeptHug } from "./vault.port.ts";

let madeAtMs = 0;
const hug = (key: string, to = "ben"): KeptHug => ({
  key,
  to: { id: to, name: to, being: "sea/plain" },
  design: "bear",
  squeeze: { stepMs: 50, samples: [] },
  message: "",
  madeAtMs: (madeAtMs += 1),
  refusal: null,
});
const made = (key: string, to?: string): OutboxEvent => ({ kind: "made", hug: hug(key, to) });
const ack = (key: string): OutboxEvent => ({ kind: "acknowledged", key });
const fail = (key: string, refusal: Extract<OutboxEvent, { kind: "failed" }>["refusal"] = null): OutboxEvent => ({
  kind: "failed",
  key,
  refusal,
});
const up: OutboxEvent = { kind: "room_up" };

/** Runs events at one moment; says which keys were sent, in order. */
const run = (events: readonly OutboxEvent[], from: OutboxState = EMPTY_OUTBOX, nowMs = 0) => {
  let state = from;
  const sent: string[] = [];
  const kept: string[] = [];
  for (const event of events) {
    const step = stepOutbox(state, event, nowMs, 0);
    state = step.state;
    for (const effect of step.effects) {
      if (effect.kind === "send") sent.push(effect.hug.key);
      if (effect.kind === "keep") kept.push(effect.hug.key);
    }
  }
  return { state, sent, kept, left: state.items.map((item) => item.hug.key) };
};

describe("the outbox", () => {
  it("D1 sends only while the room is up, and again with the same key", () => {
    expect(run([made("a")]).sent).toEqual([]);
    const failed = run([made("a"), up, fail("a")]);
    expect(failed.sent).toEqual(["a"]);
    expect(run([{ kind: "time" }], failed.state, outboxDueAtMs(failed.state) ?? 0).sent).toEqual(["a"]);
  });
  it("D2 keeps one refused for good with its reason, and waits with any other", () => {
    const refused = run([made("a"), up, fail("a", { code: "no_such_person" })]);
    expect(refused.kept).toEqual(["a"]);
    expect(refused.state.items[0]?.hug.refusal).toEqual({ code: "no_such_person" });
    expect(outboxDueAtMs(refused.state)).toBeNull();
    for (const code of ["hugs_off", "already_asked", "cooling_off"] as const) {
      expect(outboxDueAtMs(run([made("a"), up, fail("a", { code })]).state), code).toBeNull();
    }
    for (const code of ["try_later", "too_many", "server_error"] as const) {
      expect(outboxDueAtMs(run([made("a"), up, fail("a", { code })]).state), code).not.toBeNull();
    }
  });
  it("D3 one at a time to one person, in order, and a refused one does not hold up the rest", () => {
    const first = run([made("a"), made("b"), up]);
    expect(first.sent).toEqual(["a"]);
    expect(run([ack("a")], first.state).sent).toEqual(["b"]);
    expect(run([fail("a")], first.state).sent).toEqual([]);
    expect(run([fail("a", { code: "no_such_design" })], first.state).sent).toEqual(["b"]);
  });
  it("D4 at most a few at once", () => {
    const many = Array.from({ length: 9 }, (_, n) => made(`k${n}`, `person ${n}`));
    expect(run([...many, up]).sent.length).toBe(AT_ONCE);
  });
  it("D4 however fast they are acknowledged, they go at a pace, and none is left", () => {
    const many = Array.from({ length: 100 }, (_, n) => made(`k${n}`, `person ${n}`));
    let { state } = run(many);
    const sentAtMs: number[] = [];
    for (
      let nowMs = 1_000;
      state.items.length > 0 && nowMs < 60_000;
      nowMs = Math.max(nowMs + 1, outboxDueAtMs(state) ?? 0)
    ) {
      const step = run([nowMs === 1_000 ? up : { kind: "time" }], state, nowMs);
      ({ state } = step);
      for (const key of step.sent) {
        sentAtMs.push(nowMs);
        const next = run([ack(key)], state, nowMs);
        step.sent.push(...next.sent);
        ({ state } = next);
      }
    }
    expect(sentAtMs).toHaveLength(100);
    expect(sentAtMs.filter((atMs) => atMs === 1_000)).toHaveLength(OFFERS_AT_ONCE);
    expect((sentAtMs.at(-1) ?? 0) - 1_000).toBe((100 - OFFERS_AT_ONCE) * OFFER_EACH_MS);
  });
  it("D4 a clock that is set back holds nothing up", () => {
    const many = Array.from({ length: 20 }, (_, n) => made(`k${n}`, `person ${n}`));
    const ahead = run([...many, up, ...many.map((_, n) => ack(`k${n}`))], EMPTY_OUTBOX, 1_000_000);
    const back = run([made("late")], ahead.state, 0);
    expect(outboxDueAtMs(back.state) ?? 0).toBeLessThanOrEqual(OFFER_EACH_MS);
  });
  it("D5 an acknowledgement takes it out once", () => {
    const done = run([made("a"), up, ack("a"), ack("a"), fail("a")]);
    expect(done.left).toEqual([]);
  });
  it("D6 what was under way when the room dropped goes with the next room", () => {
    expect(run([made("a"), up, { kind: "room_down" }, up]).sent).toEqual(["a", "a"]);
  });
  it("D7 too many holds everything until its moment", () => {
    const held = run([
      made("a"),
      made("b", "cy"),
      up,
      fail("a", { code: "too_many", retryAfterMs: 5_000 }),
      ack("b"),
      made("c", "dee"),
    ]);
    expect(held.sent).toEqual(["a", "b"]);
    expect(outboxDueAtMs(held.state)).toBe(5_000);
    expect(run([{ kind: "time" }], held.state, 5_000).sent.toSorted()).toEqual(["a", "c"]);
  });
  it("D8 waits double up to 30 s", () => {
    let { state } = run([made("a"), up]);
    const waits: number[] = [];
    let nowMs = 0;
    for (let attempt = 0; attempt < 9; attempt += 1) {
      state = stepOutbox(state, fail("a"), nowMs, 0).state;
      const dueAtMs = outboxDueAtMs(state) ?? 0;
      waits.push(dueAtMs - nowMs);
      nowMs = dueAtMs;
      state = stepOutbox(state, { kind: "time" }, nowMs, 0).state;
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  });
  it("D9 another tab's hugs are shown, left to it for a while, and taken up only by the leading tab", () => {
    const read: OutboxEvent = { kind: "read", hugs: [hug("a")], isForeign: true };
    const shown = run([up, read]);
    expect([shown.left, shown.sent, outboxDueAtMs(shown.state)]).toEqual([["a"], [], null]);
    const leading = run([{ kind: "leading" }], shown.state);
    expect(leading.sent).toEqual([]);
    expect(run([{ kind: "time" }], leading.state, FOREIGN_GRACE_MS).sent).toEqual(["a"]);
    expect(run([{ kind: "read", hugs: [], isForeign: true }], leading.state).left).toEqual([]);
  });
  it("D2 a retry of a refused one goes at once, a discard takes it out unless it is under way", () => {
    const refused = run([made("a"), up, fail("a", { code: "no_such_person" })]).state;
    expect(run([{ kind: "retry", key: "a" }], refused).sent).toEqual(["a"]);
    expect(run([{ kind: "discard", key: "a" }], refused).left).toEqual([]);
    expect(run([made("b"), up, { kind: "discard", key: "b" }]).left).toEqual(["b"]);
  });
});
