import { describe, expect, it } from "vitest";
import { NO_LIMIT, type HugView } from "#shared/schema/hug.ts";
import type { InboxEvent } from "#shared/schema/inbox.ts";
import { limitedHug, mergeSteps, readFrame } from "./inbox.rules.ts";

const hug = (id: string, isSeen = false): HugView => ({
  id,
  direction: "received",
  other: { id: "ben", name: "Ben", being: "sea/plain" },
  design: "bear",
  squeeze: { stepMs: 50, samples: [] },
  message: "",
  sentAtMs: 0,
  isSeen,
  reaction: null,
  answers: null,
  touch: NO_LIMIT,
  request: null,
});
const received = (seq: number, isSeen = false): InboxEvent => ({
  seq,
  atMs: 0,
  kind: "hug_received",
  hug: hug(`h${seq}`, isSeen),
});
const seen = (seq: number, hugId: string): InboxEvent => ({ seq, atMs: 0, kind: "hug_seen", hugId });

describe("reading a frame of events", () => {
  it("C1 leaves out what is known and takes the rest in order", () => {
    const reading = readFrame(2, [received(1), received(2), received(4), received(3)]);
    expect(reading.step).toMatchObject({ upTo: 4 });
    expect(reading.step?.arrivals.map(({ seq }) => seq)).toEqual([3, 4]);
    expect(readFrame(4, [received(3)]).step).toBeNull();
  });
  it("C2 stops at a gap and says so", () => {
    const reading = readFrame(0, [received(1), received(3)]);
    expect([reading.step?.upTo, reading.hasGap]).toEqual([1, true]);
    expect(readFrame(0, [received(2)])).toEqual({ step: null, taken: [], hasGap: true });
  });
  it("C3 what was seen elsewhere is no arrival", () => {
    const reading = readFrame(0, [received(1, true), received(2), seen(3, "h2")]);
    expect(reading.step).toMatchObject({ upTo: 3, seenHugIds: ["h2"] });
    expect(reading.step?.arrivals.map(({ hug: { id } }) => id)).toEqual(["h2"]);
  });
  it("C6 what is chosen for a person limits their hugs that wait, and nobody else's", () => {
    const touch = { touchCap: 20, touchForm: "sound" } as const;
    const allowed = {
      seq: 2,
      atMs: 0,
      kind: "person_allowed",
      consent: { userId: hug("h1").other.id, allowance: null, ...touch },
    } as const;
    const reading = readFrame(0, [received(1), allowed]);
    expect(reading.step?.limits).toEqual([{ userId: hug("h1").other.id, touch }]);
    expect(limitedHug(hug("h1"), reading.step?.limits ?? []).touch).toEqual(touch);
    expect(limitedHug(hug("h1"), [{ userId: "somebody else", touch }])).toEqual(hug("h1"));
  });
  it("C1 what could not be stored goes with the next step", () => {
    const first = readFrame(0, [received(1)]).step;
    const then = readFrame(1, [received(2)]).step;
    if (then === null) throw new Error("the second event is new");
    expect(mergeSteps(first, then)).toMatchObject({ upTo: 2, arrivals: [{ seq: 1 }, { seq: 2 }] });
  });
});
