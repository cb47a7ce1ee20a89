import { expect, test } from "vitest";
import type { MoodDraft } from "#shared/schema/mood.ts";
import type { KeptMood } from "./mood.vault.port.ts";
import {
  EMPTY_MOODS_OUTBOX,
  FOREIGN_GRACE_MS,
  moodsDueAtMs,
  RETRY_LEAST_MS,
  RETRY_MOST_MS,
  stepMoodsOutbox,
  type MoodFailure,
  type MoodsOutboxEffect,
  type MoodsOutboxEvent,
} from "./moods.outbox.rules.ts";

const draft: MoodDraft = {
  mood: "calm",
  intensity: 0.4,
  valence: 0.7,
  arousal: 0.2,
  note: "",
  tags: [],
  audience: "nobody",
  feltAtMs: 1_700_000_000_000,
  timeZone: "UTC",
};
const kept = (key: string, madeAtMs = 1): KeptMood => ({
  key,
  draft,
  madeAtMs,
  isOffered: false,
  after: null,
  refused: null,
});
const edit = (note: string, editedAtMs: number) => ({ kind: "edit", draft: { ...draft, note }, editedAtMs }) as const;
const LOST: MoodFailure = { kind: "passing", holds: true, retryAfterMs: 0 };
const BROKEN: MoodFailure = { kind: "passing", holds: false, retryAfterMs: 0 };

/** A machine that is online, and what it did. */
const machine = () => {
  let state = stepMoodsOutbox(EMPTY_MOODS_OUTBOX, { kind: "online" }, 0, 0.5).state;
  let nowMs = 0;
  const did: MoodsOutboxEffect[] = [];
  const tell = (event: MoodsOutboxEvent) => {
    const step = stepMoodsOutbox(state, event, nowMs, 1);
    state = step.state;
    did.push(...step.effects);
    return step.effects.map((effect) => `${effect.kind} ${effect.kind === "drop" ? effect.key : effect.mood.key}`);
  };
  return {
    tell,
    at: (ms: number) => void (nowMs = ms),
    due: () => moodsDueAtMs(state),
    moods: () => state.items.map(({ mood }) => mood),
    last: () => did.at(-1),
  };
};

test("W1 a mood goes out with its key again and again until it is answered", () => {
  const one = machine();
  expect(one.tell({ kind: "made", mood: kept("a") })).toEqual(["send a"]);
  expect(one.tell({ kind: "failed", key: "a", failure: LOST })).toEqual([]);
  one.at(one.due() ?? 0);
  expect(one.tell({ kind: "time" })).toEqual(["send a"]);
  expect(one.tell({ kind: "answered", key: "a", after: null })).toEqual(["drop a"]);
  expect([one.moods(), one.due()]).toEqual([[], null]);
});

test("W1 nothing is offered while the device is offline", () => {
  const one = machine();
  one.tell({ kind: "offline" });
  expect([one.tell({ kind: "made", mood: kept("a") }), one.due()]).toEqual([[], null]);
  expect(one.tell({ kind: "online" })).toEqual(["send a"]);
});

test("W2 what was never offered is changed in place; what was offered stays, and the newest change is said after it", () => {
  const one = machine();
  one.tell({ kind: "offline" });
  one.tell({ kind: "made", mood: kept("a") });
  one.tell({ kind: "change", key: "a", newKey: "n", after: edit("one", 1) });
  expect(one.moods()[0]).toMatchObject({ draft: { note: "one" }, after: null });
  one.tell({ kind: "online" });
  one.tell({ kind: "change", key: "a", newKey: "n", after: edit("two", 2) });
  one.tell({ kind: "change", key: "a", newKey: "n", after: edit("three", 3) });
  expect(one.moods()[0]).toMatchObject({ draft: { note: "one" }, after: edit("three", 3) });
  // What was under way said nothing of the change, so it goes out once more, with it.
  expect(one.tell({ kind: "answered", key: "a", after: null })).toEqual(["send a"]);
  expect(one.last()).toMatchObject({ mood: { draft: { note: "one" }, after: edit("three", 3) } });
  expect(one.tell({ kind: "answered", key: "a", after: edit("three", 3) })).toEqual(["drop a"]);
});

test("W3 taken back: dropped if it was never offered, else removed once the server has it", () => {
  const one = machine();
  one.tell({ kind: "offline" });
  one.tell({ kind: "made", mood: kept("a") });
  expect(one.tell({ kind: "discard", key: "a", editedAtMs: 5 })).toEqual(["drop a"]);
  one.tell({ kind: "online" });
  one.tell({ kind: "made", mood: kept("b") });
  expect(one.tell({ kind: "discard", key: "b", editedAtMs: 6 })).toEqual(["keep b"]);
  expect(one.tell({ kind: "failed", key: "b", failure: LOST })).toEqual([]);
  one.at(one.due() ?? 0);
  expect(one.tell({ kind: "time" })).toEqual(["send b"]);
  const after = { kind: "remove", editedAtMs: 6 } as const;
  expect(one.last()).toMatchObject({ mood: { after } });
  expect(one.tell({ kind: "answered", key: "b", after })).toEqual(["drop b"]);
});

test("W4 one refused for good holds up no other, can be changed and goes out as new, or is dropped", () => {
  const one = machine();
  one.tell({ kind: "made", mood: kept("a") });
  one.tell({ kind: "made", mood: kept("b", 2) });
  expect(one.tell({ kind: "failed", key: "a", failure: { kind: "refused", code: "bad_time" } })).toEqual([
    "keep a",
    "send b",
  ]);
  one.tell({ kind: "answered", key: "b", after: null });
  expect(one.due()).toBeNull();
  expect(one.tell({ kind: "change", key: "a", newKey: "n", after: edit("now", 9) })).toEqual(["keep a", "send a"]);
  expect(one.last()).toMatchObject({ mood: { draft: { note: "now" }, after: null, refused: null } });
  one.tell({ kind: "failed", key: "a", failure: { kind: "refused", code: "key_reused" } });
  expect(one.tell({ kind: "retry", key: "a", newKey: "n" })).toEqual(["drop a", "keep n", "send n"]);
  one.tell({ kind: "failed", key: "n", failure: { kind: "refused", code: "bad_time" } });
  expect(one.tell({ kind: "discard", key: "n", editedAtMs: 10 })).toEqual(["drop n"]);
});

test("W5 no answer holds all; a fault of the server holds that mood only; waits double up to half a minute", () => {
  const one = machine();
  one.tell({ kind: "made", mood: kept("a") });
  one.tell({ kind: "made", mood: kept("b", 2) });
  expect(one.tell({ kind: "failed", key: "a", failure: BROKEN })).toEqual(["send b"]);
  expect(one.tell({ kind: "failed", key: "b", failure: LOST })).toEqual([]);
  const waits: number[] = [];
  for (let time = 0; time < 9; time += 1) {
    const dueAtMs = one.due() ?? 0;
    one.at(dueAtMs);
    const [sent = ""] = one.tell({ kind: "time" });
    one.tell({ kind: "failed", key: sent.slice(5), failure: LOST });
    waits.push((one.due() ?? 0) - dueAtMs);
  }
  expect(waits[0]).toBeGreaterThanOrEqual(RETRY_LEAST_MS);
  expect(Math.max(...waits)).toBeLessThanOrEqual(RETRY_MOST_MS);
  expect(waits.at(-1)).toBeGreaterThan(RETRY_LEAST_MS * 8);
  expect(one.tell({ kind: "online" })).toEqual(["send a"]);
});

test("W5 what the server says of waiting is kept to", () => {
  const one = machine();
  one.tell({ kind: "made", mood: kept("a") });
  one.tell({ kind: "failed", key: "a", failure: { kind: "passing", holds: true, retryAfterMs: 20_000 } });
  expect(one.due()).toBe(20_000);
});

test("W6 what another tab made is left to it for a while, then the leading tab takes it up, and no other", () => {
  const one = machine();
  expect(one.tell({ kind: "read", moods: [kept("a")] })).toEqual([]);
  one.at(FOREIGN_GRACE_MS);
  expect([one.due(), one.tell({ kind: "time" })]).toEqual([null, []]);
  expect(one.tell({ kind: "leading" })).toEqual(["send a"]);
  // The other tab had the answer meanwhile; ours is still under way, and its answer ends it.
  one.tell({ kind: "read", moods: [] });
  expect(one.tell({ kind: "answered", key: "a", after: null })).toEqual(["drop a"]);
});
