import { expect, test } from "vitest";
import { createRulesLoop } from "./rules-loop.ts";

type Event = { readonly kind: "add"; readonly by: number } | { readonly kind: "tick" };

/** Counts up; due every 10 ms; refuses zero, throws at less. */
const counting = () => {
  const seen = { states: [] as number[], effects: [] as string[], broken: [] as unknown[] };
  const clock = { now: 0, run: null as (() => void) | null, delay: 0 };
  const loop = createRulesLoop<number, Event, string>({
    start: 0,
    step: (state, event) => {
      if (event.kind === "tick") return { ok: true, state: state + 100, effects: ["ticked"] };
      if (event.by < 0) throw new Error("broken");
      if (event.by === 0) return { ok: false, refusal: { code: "bad_message" } };
      return { ok: true, state: state + event.by, effects: [`added ${event.by}`] };
    },
    dueAtMs: (state) => (state >= 100 ? null : 10),
    clock: {
      nowMs: () => clock.now,
      after(delay, run) {
        Object.assign(clock, { delay, run });
        return () => void (clock.run = null);
      },
    },
    onState: (_, now) => void seen.states.push(now),
    onEffect: (effect) => {
      seen.effects.push(`${effect} at ${seen.states.at(-1)}`);
    },
    onBroken: (error) => void seen.broken.push(error),
  });
  return { loop, seen, clock };
};

test("the state is shown before its effects go out; a refusal does neither", () => {
  const { loop, seen } = counting();
  expect(loop.tell({ kind: "add", by: 2 })).toBeNull();
  expect(loop.tell({ kind: "add", by: 0 })).toEqual({ code: "bad_message" });
  expect(seen).toEqual({ states: [2], effects: ["added 2 at 2"], broken: [] });
});

test("a deadline is kept, counted from now, and forgotten when there is none", () => {
  const { loop, seen, clock } = counting();
  expect(clock.delay).toBe(10);
  clock.now = 4;
  loop.tell({ kind: "add", by: 1 });
  expect(clock.delay).toBe(6);
  clock.run?.();
  expect([seen.states, clock.run]).toEqual([[1, 101], null]);
});

test("rules that throw end the loop: nothing is taken any more", () => {
  const { loop, seen, clock } = counting();
  expect(loop.tell({ kind: "add", by: -1 })).toEqual({ code: "server_error" });
  expect(loop.tell({ kind: "add", by: 1 })).toMatchObject({ code: "try_later" });
  expect([seen.broken.length, seen.states, clock.run]).toEqual([1, [], null]);
});
