import { expect, test } from "vitest";
import { check } from "./checker.ts";
import type { Evidence } from "./evidence.ts";
import type { Seen } from "./history.ts";

const ANN = "ann";
const BEN = "ben";
const at = { atMs: 0 };
const GOOD: readonly Seen[] = [
  { kind: "made", ...at, sender: ANN, key: "k1", to: BEN },
  { kind: "acked", ...at, sender: ANN, key: "k1" },
  { kind: "shown", ...at, person: BEN, device: "ben-a", hugId: "h1", seq: 1, isReset: false },
  { kind: "cursor", person: BEN, device: "ben-a", from: 0, to: 1, isReset: false },
  { kind: "group", ...at, id: "g1", change: "started" },
  { kind: "acted", ...at, subject: BEN, act: "moderator" },
  { kind: "acted", ...at, subject: BEN, act: "none" },
];
const KEPT: Evidence = {
  hugs: [{ id: "h1", sender: ANN, key: "k1", recipient: BEN }],
  events: [
    { person: ANN, seq: 1, kind: "hug_sent", hugId: "h1" },
    { person: BEN, seq: 1, kind: "hug_received", hugId: "h1" },
  ],
  heads: [
    { person: ANN, lastSeq: 1 },
    { person: BEN, lastSeq: 1 },
  ],
  groupHugs: [{ id: "g1", status: "COMPLETED" }],
  writes: [{ id: "g1", carried: 2, inForce: 2, outcome: "written" }],
  acts: [
    { subject: BEN, act: "moderator" },
    { subject: BEN, act: "none" },
  ],
  entries: [
    { subject: BEN, act: "moderator" },
    { subject: BEN, act: "none" },
  ],
  trace: { ok: true, entries: 2 },
};
const without = (kind: Seen["kind"]): readonly Seen[] => GOOD.filter((seen) => seen.kind !== kind);

test("F0 what holds is found to hold", () => {
  const findings = check(GOOD, KEPT);
  const found = { lost: [], doubled: [], disordered: [], oldWrites: [], untraced: [], brokenTrace: [] };
  expect(findings).toEqual({ acked: 1, resets: 0, acted: 2, ...found });
});

test.each<
  [
    string,
    "lost" | "doubled" | "disordered" | "oldWrites" | "untraced" | "brokenTrace",
    readonly Seen[],
    Partial<Evidence>,
  ]
>([
  ["F1 acknowledged and not kept", "lost", GOOD, { hugs: [] }],
  ["F1 made and never answered", "lost", without("acked"), {}],
  ["F2 two rows of one key", "doubled", GOOD, { hugs: [...KEPT.hugs, { ...KEPT.hugs[0]!, id: "h2" }] }], // oxlint-disable-line typescript/no-non-null-assertion -- it has one
  [
    "F2 two numbers of one hug",
    "doubled",
    GOOD,
    { events: [...KEPT.events, { person: BEN, seq: 2, kind: "hug_received", hugId: "h1" }] },
  ],
  ["F3 a gap", "disordered", GOOD, { events: KEPT.events.map((event) => ({ ...event, seq: event.seq + 1 })) }],
  ["F3 a head that is not the last number", "disordered", GOOD, { heads: [{ person: BEN, lastSeq: 2 }] }],
  ["F4 shown twice on one device", "doubled", [...GOOD, ...GOOD.filter(({ kind }) => kind === "shown")], {}],
  [
    "F4 shown out of order",
    "disordered",
    [...GOOD, { kind: "shown", ...at, person: BEN, device: "ben-a", hugId: "h0", seq: 0, isReset: false }],
    {},
  ],
  [
    "F4 a cursor that goes back",
    "disordered",
    [...GOOD, { kind: "cursor", person: BEN, device: "ben-a", from: 5, to: 4, isReset: false }],
    {},
  ],
  ["F5 never shown on a device", "lost", without("shown"), {}],
  [
    "F6 a write of an old epoch",
    "oldWrites",
    GOOD,
    { writes: [{ id: "g1", carried: 1, inForce: 2, outcome: "written" }] },
  ],
  ["F7 a start that is not in its row", "lost", GOOD, { groupHugs: [{ id: "g1", status: "PENDING" }] }],
  ["F8 an act without an entry", "untraced", GOOD, { entries: KEPT.entries.slice(0, 1) }],
  ["F8 an entry without an act", "untraced", GOOD, { entries: [...KEPT.entries, { subject: BEN, act: "admin" }] }],
  ["F8 two entries of one act", "untraced", GOOD, { entries: [...KEPT.entries, ...KEPT.entries.slice(1)] }],
  ["F8 entries in another order", "untraced", GOOD, { entries: KEPT.entries.toReversed() }],
  [
    "F8 acknowledged and not there",
    "untraced",
    GOOD,
    { acts: KEPT.acts.slice(0, 1), entries: KEPT.entries.slice(0, 1) },
  ],
  [
    "F8 a lifting without an entry, beside somebody else's that has one",
    "untraced",
    GOOD,
    {
      acts: [...KEPT.acts, { subject: ANN, act: "hold_hugs r1" }, { subject: ANN, act: "lift_hold_hugs r1" }],
      entries: [...KEPT.entries, { subject: ANN, act: "hold_hugs r1" }],
    },
  ],
  [
    "F8 an entry about another lock",
    "untraced",
    GOOD,
    {
      acts: [...KEPT.acts, { subject: "g1", act: "lock_room a1" }],
      entries: [...KEPT.entries, { subject: "g1", act: "lock_room a2" }],
    },
  ],
  ["F9 a broken chain", "brokenTrace", GOOD, { trace: { ok: false, broken: { seq: 2, why: "cut" } } }],
])("%s is found", (_name, where, history, evidence) => {
  expect(check(history, { ...KEPT, ...evidence })[where].length).toBeGreaterThan(0);
});

test("F5 what lies before a reset is left to the history, and what comes after it is not", () => {
  const reset: Seen = { kind: "cursor", person: BEN, device: "ben-a", from: 0, to: 1, isReset: true };
  const behind = [...without("shown").filter(({ kind }) => kind !== "cursor"), reset];
  expect(check(behind, KEPT)).toMatchObject({ resets: 1, lost: [] });
  const events = [...KEPT.events, { person: BEN, seq: 2, kind: "hug_received", hugId: "h2" }];
  expect(check(behind, { ...KEPT, events }).lost).toEqual(["ben-a never showed number 2"]);
});

test("F6 a refused write of an old epoch is what should happen", () => {
  const writes = [{ id: "g1", carried: 1, inForce: 2, outcome: "lost" }];
  expect(check(GOOD, { ...KEPT, writes }).oldWrites).toEqual([]);
});

test("F8 an act that nobody heard an answer to may be there, with its entry", () => {
  expect(check(without("acted"), KEPT).untraced).toEqual([]);
});
