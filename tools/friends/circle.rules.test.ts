import { describe, expect, it } from "vitest";
import {
  messageSchema,
  emojiSchema,
  lineSchema,
  REACTION_MESSAGE_MAX,
  displayNameSchema,
} from "#shared/schema/text.ts";
import { squeezeSchema } from "#shared/design/squeeze.format.ts";
import { NO_LIMIT, type HugView } from "#shared/schema/hug.ts";
import { beingSchema } from "#shared/schema/being.ts";
import { stockDesign } from "#shared/design/stock/stock-designs.ts";
import {
  circleDueAtMs,
  newCircle,
  PATIENCE,
  stepCircle,
  type Act,
  type CircleEvent,
  type CircleState,
} from "./circle.rules.ts";
import { ANSWERS, DESIGNS, EMOJI, FRIENDS, GREETINGS, THANKS, THOUGHTS } from "./words.ts";

type Done = { readonly atMs: number; readonly act: Act };
/** Runs events at their moments and lets time pass to `untilMs`, firing what is due. */
const run = (events: readonly (readonly [number, CircleEvent])[], untilMs: number, seed = 1) => {
  let state: CircleState = newCircle(seed, 5);
  const done: Done[] = [];
  const queue = [...events];
  for (let count = 0; count < 10_000; count += 1) {
    const dueAtMs = circleDueAtMs(state) ?? Infinity;
    const next = queue[0];
    const atMs = Math.min(dueAtMs, next?.[0] ?? Infinity);
    if (atMs > untilMs) return { state, done };
    const event: CircleEvent = next !== undefined && next[0] <= dueAtMs ? next[1] : { kind: "time" };
    if (next !== undefined && next[0] <= dueAtMs) queue.shift();
    const step = stepCircle(state, event, atMs);
    state = step.state;
    done.push(...step.acts.map((act) => ({ atMs, act })));
  }
  throw new Error("The circle never comes to rest.");
};
const ann = { id: "ann", name: "Ann", being: "sea/plain" };
const here: CircleEvent = { kind: "lobby", people: [{ ...ann, presence: "online" }] };
const friends: CircleEvent = { kind: "friends", ids: ["f0", "f1", "f2", "f3", "f4"] };
const hugs = (done: readonly Done[]) => done.filter(({ act }) => act.kind === "hug");
const hug = (id: string, from = ann): HugView => ({
  id,
  direction: "received",
  other: from,
  design: "bear",
  squeeze: { stepMs: 50, samples: [] },
  message: "",
  sentAtMs: 0,
  isSeen: false,
  reaction: null,
  answers: null,
  touch: NO_LIMIT,
  request: null,
});

describe("the simulated friends", () => {
  it("F1 hug nobody of their own and nobody who is away", () => {
    const lobby: CircleEvent = {
      kind: "lobby",
      people: [
        { ...ann, id: "f1", presence: "online" },
        { ...ann, presence: "away" },
      ],
    };
    expect(
      run(
        [
          [0, friends],
          [1, lobby],
        ],
        600_000,
      ).done,
    ).toEqual([]);
  });
  it("F2 one of them hugs somebody new within 15 s", () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const first = hugs(
        run(
          [
            [0, friends],
            [1_000, here],
          ],
          16_000,
          seed,
        ).done,
      );
      expect(first.length, `seed ${seed}`).toBe(1);
      expect(first[0]?.atMs).toBeGreaterThanOrEqual(6_000);
    }
  });
  it("F3 go on every 1 to 3 minutes and stop when nothing answers", () => {
    const quiet = hugs(
      run(
        [
          [0, friends],
          [0, here],
        ],
        3_600_000,
      ).done,
    );
    expect(quiet.length).toBe(PATIENCE);
    const gaps = quiet.slice(1).map(({ atMs }, index) => atMs - (quiet[index]?.atMs ?? 0));
    for (const gap of gaps) expect(gap >= 60_000 && gap <= 180_000).toBe(true);
    const answering = Array.from({ length: 60 }, (_, minute): [number, CircleEvent] => [
      minute * 60_000,
      { kind: "answered_by", personId: "ann" },
    ]);
    expect(hugs(run([[0, friends], [0, here], ...answering], 3_600_000).done).length).toBeGreaterThan(15);
  });
  it("F4 answer a hug once within 2 to 6 s, and often hug back", () => {
    let backs = 0;
    for (let seed = 0; seed < 60; seed += 1) {
      const arrived: CircleEvent = { kind: "arrived", friend: 2, hug: hug("h1") };
      const { done } = run(
        [
          [0, friends],
          [1_000, arrived],
          [1_001, arrived],
        ],
        30_000,
        seed,
      );
      const answers = done.filter(({ act }) => act.kind === "answer");
      expect(answers.length).toBe(1);
      expect(answers[0]?.atMs).toBeGreaterThanOrEqual(3_000);
      expect(answers[0]?.atMs).toBeLessThanOrEqual(7_000);
      for (const { act } of hugs(done)) expect(act).toMatchObject({ friend: 2, to: ann, answers: "h1" });
      backs += hugs(done).length;
    }
    expect(backs > 25 && backs < 55).toBe(true);
  });
  it("F5 leave alone who cannot be reached", () => {
    expect(
      run(
        [
          [0, friends],
          [0, here],
          [10, { kind: "unreachable", personId: "ann" }],
          [20, here],
        ],
        600_000,
      ).done,
    ).toEqual([]);
  });
  it("F6 do the same with the same seed", () => {
    expect(
      run(
        [
          [0, friends],
          [0, here],
        ],
        600_000,
        9,
      ),
    ).toEqual(
      run(
        [
          [0, friends],
          [0, here],
        ],
        600_000,
        9,
      ),
    );
  });
  it("say only what the wire takes", () => {
    for (const text of [...GREETINGS, ...THOUGHTS, ...ANSWERS])
      expect(messageSchema.safeParse(text).success, text).toBe(true);
    for (const text of THANKS) expect(lineSchema(REACTION_MESSAGE_MAX).safeParse(text).success, text).toBe(true);
    for (const emoji of EMOJI) expect(emojiSchema.safeParse(emoji).success, emoji).toBe(true);
    for (const design of DESIGNS) expect(stockDesign(design)?.id).toBe(design);
    for (const { name, being } of FRIENDS)
      expect(displayNameSchema.safeParse(name).success && beingSchema.safeParse(being).success).toBe(true);
    for (const { act } of run(
      [
        [0, friends],
        [0, here],
      ],
      60_000,
    ).done)
      if (act.kind === "hug") expect(squeezeSchema.safeParse(act.squeeze).success).toBe(true);
  });
});
