import { expect, test } from "vitest";
import { LAST_REPORTS_MS } from "./group-hug.phase.rules.ts";
import { REPORTS_WITHIN_MS, type BeatReport } from "./group-hug.beats.rules.ts";
import { AWAY, DESIGN, LEAD_MS, opened, stored } from "./testing/opened.ts";

/** Everybody named has begun, and it is `nowMs` after the beat of that index. */
const atBeat = (beat: number, laterMs: number, ...others: readonly string[]) => {
  const room = opened({ capacity: 10 });
  room.begin(...others);
  const dueMs = LEAD_MS + (DESIGN.beats[beat] ?? 0);
  room.passTo(dueMs + laterMs);
  const report = (userId: string, offMs: number, of: Partial<BeatReport> = {}) => {
    const startMs = dueMs + offMs;
    room.tell({
      kind: "beat_reported",
      userId,
      report: { beat, startMs, loMs: startMs - 5, hiMs: startMs + 5, ...of },
    });
  };
  return {
    room,
    dueMs,
    report,
    steps: () => room.hug().beats.steps,
    aside: () => Object.fromEntries(room.hug().beats.setAside),
  };
};

test("G14 a beat is measured as soon as everybody who is in and here has reported", () => {
  const { report, steps, room } = atBeat(0, 50, "ben", "eve");
  room.join("zoe");
  report("ann", 0);
  report("ben", 3);
  expect(steps()).toEqual([]);
  report("eve", -4);
  expect(steps()).toEqual([{ beat: 0, spreadMs: 7, boundMs: 17, reports: 3 }]);
});

test("G14 or a second after the first report, with those of two", () => {
  const { report, steps, room } = atBeat(0, 50, "ben", "eve");
  report("ann", 0);
  report("ben", 3);
  room.passTo(room.nowMs + REPORTS_WITHIN_MS);
  expect(steps()).toEqual([{ beat: 0, spreadMs: 3, boundMs: 13, reports: 2 }]);
  report("eve", 0);
  expect(steps().length).toBe(1);
});

test("G14 one who reports long before the beat is due does not measure it without the others", () => {
  const { report, steps, room, dueMs } = atBeat(0, -990, "ben", "eve");
  report("eve", -990);
  room.passTo(dueMs + 30);
  report("ann", 0);
  expect(steps()).toEqual([]);
  report("ben", 3);
  expect(steps()).toMatchObject([{ beat: 0, reports: 3 }]);
});

test("G14 a second after it was due it is measured, though one reported before", () => {
  const { report, steps, room, dueMs } = atBeat(0, -990, "ben", "eve");
  report("eve", -990);
  room.passTo(dueMs + 30);
  report("ann", 0);
  room.passTo(dueMs + REPORTS_WITHIN_MS - 1);
  expect(steps()).toEqual([]);
  room.passTo(dueMs + REPORTS_WITHIN_MS);
  expect(steps()).toMatchObject([{ beat: 0, reports: 2 }]);
});

test("G14 one report alone is never measured", () => {
  const { report, steps, room } = atBeat(0, 50, "ben");
  room.drop("ben");
  report("ann", 0);
  room.passTo(room.nowMs + 5 * REPORTS_WITHIN_MS);
  expect(steps()).toEqual([]);
});

test.each<[string, number, Partial<BeatReport>]>([
  ["after_arrival", 100, { startMs: 3_100, loMs: 3_095, hiMs: 3_105 }],
  ["after_arrival", 101, { loMs: 3_040 }],
  ["before_cue", -900, { loMs: -20, hiMs: -10, startMs: -15 }],
  ["far_from_due", -1_001, {}],
  ["out_of_order", 0, { loMs: 4_000 }],
  ["out_of_order", 0, { hiMs: Number.NaN }],
  ["unknown_beat", 0, { beat: 17 }],
  ["too_wide", 0, { loMs: -1e15, hiMs: 1e15 }],
])("G14 a report that is %s is set aside and counted", (why, offMs, of) => {
  const { report, steps, aside } = atBeat(0, 50, "ben");
  report("ann", offMs, of);
  expect([aside(), steps()]).toEqual([{ [why]: 1 }, []]);
  report("ann", 0);
  report("ben", 1);
  expect(steps()).toMatchObject([{ spreadMs: 1, reports: 2 }]);
});

test("G14 the first report of a person counts, on whichever device; who is not in has none", () => {
  const { report, steps, aside, room } = atBeat(0, 50, "ben");
  room.join("zoe");
  report("ann", 0);
  report("ann", 9);
  report("zoe", 0);
  report("nobody", 0);
  report("ben", 2);
  report("ben", 2);
  expect(steps()).toMatchObject([{ spreadMs: 2, reports: 2 }]);
  expect(aside()).toEqual({ repeated: 1, not_in: 2, late: 1 });
});

test("G14 what was measured is written down with the end, and what comes after is too late", () => {
  const { report, room, aside } = atBeat(2, 50, "ben", "eve");
  report("ann", 0);
  report("ben", 4);
  room.passTo(LEAD_MS + DESIGN.durationMs + LAST_REPORTS_MS);
  report("eve", 0);
  expect(aside()).toEqual({ late: 1 });
  room.commit(AWAY);
  room.passTo(room.nowMs + 1_000);
  room.commitAll();
  const steps = [{ beat: 2, spreadMs: 4, boundMs: 14, reports: 2 }];
  expect(room.log.at(-1)).toEqual({ kind: "completed", steps, together: { withinMs: 4, worstMs: 14, beats: 1 } });
  expect(room.hug().phase).toEqual({ kind: "completed", together: { withinMs: 4, worstMs: 14, beats: 1 } });
});

test("G14 before it is active reports are of no use", () => {
  const room = opened();
  room.come("ann", "ben");
  room.tell({ kind: "beat_reported", userId: "ann", report: { beat: 0, startMs: 0, loMs: 0, hiMs: 0 } });
  expect(Object.fromEntries(room.hug().beats.setAside)).toEqual({ late: 1 });
});

test("G15 after a restart what is kept is of the beats measured since", () => {
  const participants = [stored("ann", "in"), stored("ben", "in")];
  const room = opened({ phase: "active", startsInMs: -5_000, participants });
  for (const userId of ["ann", "ben"]) room.join(userId);
  room.passTo(5_020);
  for (const userId of ["ann", "ben"]) {
    const report = { beat: 1, startMs: 5_000, loMs: 4_995, hiMs: 5_005 };
    room.tell({ kind: "beat_reported", userId, report });
  }
  room.passTo(25_000 + LAST_REPORTS_MS);
  room.commitAll();
  const steps = [{ beat: 1, spreadMs: 0, boundMs: 10, reports: 2 }];
  expect(room.log.at(-1)).toEqual({ kind: "completed", steps, together: { withinMs: 0, worstMs: 10, beats: 1 } });
});
