import { expect, test } from "vitest";
import { stepInbox, type RoomEffect } from "./inbox.rules.ts";
import { simulateInbox, type StepFunction } from "./testing/inbox.simulation.ts";

const SEEDS = 300;
const STEPS = 300;

const firstFailure = (seeds: number, step?: StepFunction): string | null => {
  for (let seed = 1; seed <= seeds; seed += 1) {
    try {
      simulateInbox(seed, STEPS, step);
    } catch (error) {
      return `seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`;
    }
  }
  return null;
};

test("I1-I9 and I12 hold in every storm", () => {
  expect(firstFailure(SEEDS)).toBeNull();
});

/** The rules with a bug in what they say should be done. */
const withEffects =
  (change: (effects: readonly RoomEffect[]) => readonly RoomEffect[]): StepFunction =>
  (inbox, event, nowMs) => {
    const result = stepInbox(inbox, event, nowMs);
    return result.ok ? { ...result, effects: change(result.effects) } : result;
  };
let sent = 0;
const BUGS: Readonly<Record<string, StepFunction>> = {
  "acknowledges before the commit": withEffects((effects) =>
    effects.flatMap((effect): RoomEffect[] =>
      effect.kind === "ask_service" ? [effect, { kind: "ack", requestId: effect.requestId, answer: {} }] : [effect],
    ),
  ),
  "loses a frame now and then": withEffects((effects) =>
    effects.filter((effect) => effect.kind !== "send" || (sent += 1) % 50 !== 0),
  ),
  "sends a frame twice now and then": withEffects((effects) =>
    effects.flatMap((effect) => (effect.kind === "send" && (sent += 1) % 50 === 0 ? [effect, effect] : [effect])),
  ),
  "forgets a hint that comes while it reads": (inbox, event, nowMs) => {
    const isReading = inbox.reader.phase.kind === "reading";
    const isHint = event.kind === "moved" || event.kind === "head_seen";
    return stepInbox(inbox, isHint && isReading ? { kind: "tick" } : event, nowMs);
  },
  "takes what came late of friends for what it waits for": (inbox, event, nowMs) => {
    const { phase } = inbox.around.reading;
    const isLate = event.kind === "around_read" && phase.kind === "reading";
    return stepInbox(inbox, isLate ? { ...event, readId: phase.readId } : event, nowMs);
  },
  "takes a late page for the one it waits for": (inbox, event, nowMs) => {
    const { phase } = inbox.reader;
    const isLate = event.kind === "events_read" && phase.kind === "reading" && phase.id !== event.readId;
    return stepInbox(inbox, isLate ? { ...event, readId: phase.id } : event, nowMs);
  },
  "forgets the requests of a device that leaves": withEffects((effects) =>
    effects.filter((effect) => effect.kind !== "refuse" || effect.refusal.code !== "try_later"),
  ),
};

test.each(Object.entries(BUGS))("the storm finds rules that: %s", (_name, step) => {
  expect(firstFailure(SEEDS, step)).toMatch(/^seed \d+/);
});
