import { expect, test } from "vitest";
import type { GroupHugEffect } from "./group-hug.effect.rules.ts";
import { stepGroupHug } from "./group-hug.rules.ts";
import { simulateGroupHug, type StepFunction } from "./testing/group-hug.simulation.ts";

const SEEDS = 200;
const STEPS = 300;

const firstFailure = (step?: StepFunction): string | null => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    try {
      simulateGroupHug(seed, STEPS, step);
    } catch (error) {
      return `seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`;
    }
  }
  return null;
};

test("G1-G16 hold in every storm", () => {
  expect(firstFailure()).toBeNull();
});

test("seed 243: who left and whose place was taken are not both written down as there", () => {
  expect(() => simulateGroupHug(243, STEPS)).not.toThrow();
});

/** The rules with a bug in what they say should be done. */
const withEffects =
  (change: (effects: readonly GroupHugEffect[]) => readonly GroupHugEffect[]): StepFunction =>
  (hug, event, nowMs) => {
    const result = stepGroupHug(hug, event, nowMs);
    return result.ok ? { ...result, effects: change(result.effects) } : result;
  };
const BUGS: Readonly<Record<string, StepFunction>> = {
  "acknowledges before the commit": withEffects((effects) =>
    effects.flatMap((effect): readonly GroupHugEffect[] => {
      const isAsked = effect.kind === "write" && effect.change.kind === "locked";
      return isAsked ? [effect, { kind: "ack", requestId: "request-1", answer: {} }] : [effect];
    }),
  ),
  "forgets to write down who joined": withEffects((effects) =>
    effects.filter((effect) => effect.kind !== "write" || effect.change.kind !== "joined"),
  ),
  "starts before it is written down": (hug, event, nowMs) => {
    const isStart = event.kind === "settled" && event.result.kind === "unavailable";
    const result = isStart ? ({ kind: "written", leadMs: 2_000 } as const) : null;
    return stepGroupHug(hug, result && event.kind === "settled" ? { ...event, result } : event, nowMs);
  },
  "gives a slot twice": (hug, event, nowMs) => {
    const result = stepGroupHug(hug, event, nowMs);
    if (!result.ok || event.kind !== "device_joined") return result;
    const people = new Map([...result.state.people].map(([id, person]) => [id, { ...person, slot: person.slot % 3 }]));
    return { ...result, state: { ...result.state, people } };
  },
  "takes what is so for what will be": (hug, event, nowMs) => {
    const request = event.kind === "request" ? event.request : null;
    const isSo = request?.name === "group/lock" && hug.isLocked === request.body.on;
    const result = stepGroupHug(hug, isSo ? { kind: "tick" } : event, nowMs);
    if (event.kind !== "request" || !isSo || !result.ok) return result;
    return { ...result, effects: [...result.effects, { kind: "ack", requestId: event.requestId, answer: {} }] };
  },
  "goes on after a start that may have been written": (hug, event, nowMs) => {
    const result = stepGroupHug(hug, event, nowMs);
    if (!result.ok || event.kind !== "settled" || event.result.kind !== "unavailable") return result;
    const state = { ...result.state, isLost: false };
    return { ...result, state, effects: result.effects.filter(({ kind }) => kind !== "lost") };
  },
  "throws out who was blocked": (hug, event, nowMs) => {
    if (event.kind !== "blocks_read") return stepGroupHug(hug, event, nowMs);
    const blocks = event.blocks.map(({ by, of }) => ({ by: of, of: by }));
    return stepGroupHug(hug, { ...event, blocks }, nowMs);
  },
  "forgets a hint that comes while blocks are read": (hug, event, nowMs) => {
    const isForgotten = event.kind === "blocks_hinted" && hug.blocks.phase.kind === "reading";
    return stepGroupHug(hug, isForgotten ? { kind: "tick" } : event, nowMs);
  },
  "takes whoever came in for known to all": (hug, event, nowMs) => {
    const result = stepGroupHug(hug, event, nowMs);
    if (!result.ok || event.kind !== "settled") return result;
    const effects = result.effects.filter(({ kind }) => kind !== "read_blocks");
    return { ...result, state: { ...result.state, blocks: hug.blocks }, effects };
  },
  "hears of no gap": (hug, event, nowMs) =>
    stepGroupHug(hug, event.kind === "hints_missed" ? { kind: "tick" } : event, nowMs),
  "forgets deadlines": (hug, event, nowMs) =>
    event.kind === "tick" ? { ok: true, state: hug, effects: [] } : stepGroupHug(hug, event, nowMs),
};

test.each(Object.entries(BUGS))("the storm finds rules that: %s", (_name, step) => {
  expect(firstFailure(step)).toMatch(/^seed \d+/);
});
