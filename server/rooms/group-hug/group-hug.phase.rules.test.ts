import { describe, expect, test } from "vitest";
import { GROUP_PHASES, type GroupPhase } from "#shared/schema/group-hug.ts";
import { become, isOver, LAST_REPORTS_MS, mayBecome, type Phase } from "./group-hug.phase.rules.ts";
import { groupHugDueAtMs, HOST_AWAY_MS, isFelt } from "./group-hug.state.rules.ts";
import { WRITE_RETRY_LEAST_MS } from "./group-hug.writes.rules.ts";
import { AWAY, DESIGN, LEAD_MS, opened, stored } from "./testing/opened.ts";

const PHASES: Readonly<Record<GroupPhase, Phase>> = {
  pending: { kind: "pending", scheduledAtMs: null, isDue: false, expiresAtMs: 1 },
  active: { kind: "active", cue: { startMs: 1, issuedMs: 0, endsAtMs: 2 } },
  completed: { kind: "completed", together: null },
  expired: { kind: "expired" },
  canceled: { kind: "canceled" },
};
const LEGAL = ["pending active", "pending expired", "pending canceled", "active completed", "active canceled"];
const TURNS = GROUP_PHASES.flatMap((from) => GROUP_PHASES.map((to) => [from, to] as const));

describe("G1", () => {
  test.each(TURNS)("%s may become %s only if it is legal", (from, to) => {
    const isLegal = LEGAL.includes(`${from} ${to}`);
    expect(mayBecome(from, to)).toBe(isLegal);
    if (isLegal) expect(become(PHASES[from], PHASES[to])).toBe(PHASES[to]);
    else expect(() => become(PHASES[from], PHASES[to])).toThrow(/cannot become/);
  });

  /** Every act that could turn a phase, in each phase: what it comes to, and the phase then. */
  const ACTS = {
    start: (room: ReturnType<typeof opened>) => room.do("ann", "group/start", {}),
    cancel: (room: ReturnType<typeof opened>) => room.do("ann", "group/cancel", {}),
    choose: (room: ReturnType<typeof opened>) =>
      room.do("ann", "group/choose", { design: "other" }, { design: { ...DESIGN, id: "other" } }),
    lock: (room: ReturnType<typeof opened>) => room.do("ann", "group/lock", { on: true }),
    ready: (room: ReturnType<typeof opened>) => room.do("ben", "group/ready", { isIn: false }),
    leave: (room: ReturnType<typeof opened>) => room.do("ben", "group/leave", {}),
  } as const;
  const inPhase = (phase: GroupPhase) => {
    const room = opened();
    room.come("ann", "ben");
    if (phase === "active" || phase === "completed") room.do("ann", "group/start", {});
    if (phase === "completed") room.passTo(LEAD_MS + DESIGN.durationMs + LAST_REPORTS_MS);
    if (phase === "expired") room.passTo(7_200_000);
    if (phase === "canceled") room.do("ann", "group/cancel", {});
    room.commitAll();
    expect(room.phase()).toBe(phase);
    return room;
  };
  test.each<[GroupPhase, keyof typeof ACTS, string, GroupPhase]>([
    ["pending", "start", "ok", "active"],
    ["pending", "cancel", "ok", "canceled"],
    ["pending", "choose", "ok", "pending"],
    ["pending", "lock", "ok", "pending"],
    ["pending", "ready", "ok", "pending"],
    ["pending", "leave", "ok", "pending"],
    ["active", "start", "wrong_phase", "active"],
    ["active", "cancel", "ok", "canceled"],
    ["active", "choose", "wrong_phase", "active"],
    ["active", "lock", "ok", "active"],
    ["active", "ready", "ok", "active"],
    ["active", "leave", "ok", "active"],
    ...(["completed", "expired", "canceled"] as const).flatMap((over) =>
      (["start", "cancel", "choose", "lock", "ready"] as const).map(
        (act): [GroupPhase, keyof typeof ACTS, string, GroupPhase] => [over, act, "wrong_phase", over],
      ),
    ),
    ["completed", "leave", "ok", "completed"],
    ["expired", "leave", "ok", "expired"],
    ["canceled", "leave", "ok", "canceled"],
  ])("%s: %s is %s, and then it is %s", (phase, act, answer, then) => {
    const room = inPhase(phase);
    expect(ACTS[act](room)).toBe(answer);
    expect(room.phase()).toBe(then);
  });

  test.each(["completed", "expired", "canceled"] as const)("nothing follows once it is %s", (phase) => {
    const room = inPhase(phase);
    const before = room.log.length;
    expect(groupHugDueAtMs(room.hug())).toBeNull();
    room.drop("ann");
    room.passTo(100_000_000);
    room.tell({ kind: "tick" });
    expect([room.log.length, room.phase(), isOver(room.hug().phase)]).toEqual([before, phase, true]);
    expect(room.denial("ben")).toBe("hug_over");
  });
});

describe("G11", () => {
  test("a start alone, or with one who is away or not in, is refused", () => {
    const room = opened();
    room.come("ann");
    expect(room.do("ann", "group/start", {})).toBe("too_few");
    room.join("ben");
    expect(room.do("ann", "group/start", {})).toBe("too_few");
    room.come("eve");
    room.drop("eve");
    expect(room.do("ann", "group/start", {})).toBe("too_few");
    room.join("eve");
    expect(room.do("ann", "group/start", {})).toBe("ok");
  });

  test("its schedule starts it at its time", () => {
    const room = opened({ scheduledInMs: 60_000 });
    room.come("ann", "ben");
    room.passTo(59_999);
    expect(room.writes).toEqual([]);
    room.passTo(60_000);
    room.commitAll();
    expect([room.phase(), room.log.at(-1)]).toEqual(["active", { kind: "started", durationMs: DESIGN.durationMs }]);
  });

  test("or as soon after as two are in; and its host may start it before", () => {
    const room = opened({ scheduledInMs: 60_000 });
    room.come("ann");
    room.passTo(90_000);
    expect(room.phase()).toBe("pending");
    room.come("ben");
    expect(room.phase()).toBe("active");
    const early = opened({ scheduledInMs: 60_000 });
    early.begin("ben");
    expect(early.phase()).toBe("active");
  });

  test("a design is chosen by the host, known and of use at the start", () => {
    const room = opened();
    room.come("ann", "ben");
    expect(room.do("ann", "group/choose", { design: "nothing" })).toBe("no_such_design");
    const short = { id: "short", durationMs: 5_000, beats: [] };
    const [choose, start] = [
      room.ask("ann", "group/choose", { design: "short" }, { design: short }),
      room.ask("ann", "group/start", {}),
    ];
    room.commitAll();
    expect([choose, start, room.hug().design]).toEqual([["ok"], ["ok"], { id: "short", facts: short }]);
    expect(room.log.at(-1)).toEqual({ kind: "started", durationMs: 5_000 });
  });
});

test("G12 a start by its schedule lasts as long as the design that was chosen just before", () => {
  const room = opened({ scheduledInMs: 1_000 });
  room.come("ann", "ben");
  const short = { id: "short", durationMs: 5_000, beats: [] };
  room.ask("ann", "group/choose", { design: "short" }, { design: short });
  room.passTo(1_000);
  room.commitAll();
  expect(room.log.at(-1)).toEqual({ kind: "started", durationMs: 5_000 });
  expect(room.hug().phase).toMatchObject({ cue: { endsAtMs: 1_000 + LEAD_MS + 5_000 } });
});

test("G12 the cue starts its lead after the commit", () => {
  const room = opened();
  room.come("ann", "ben");
  room.ask("ann", "group/start", {});
  room.passTo(500);
  room.commit();
  const startMs = 500 + LEAD_MS;
  expect(room.hug().phase).toEqual({
    kind: "active",
    cue: { startMs, issuedMs: 500, endsAtMs: startMs + DESIGN.durationMs },
  });
});

test('G12 who comes in the middle is in the hug and feels it after "I\'m in"', () => {
  const room = opened();
  room.begin("ben");
  room.passTo(10_000);
  room.join("eve");
  expect(isFelt(room.hug(), "eve")).toBe(false);
  room.do("eve", "group/ready", { isIn: true });
  expect(isFelt(room.hug(), "eve")).toBe(true);
});

test("G13 one that was not started by its expiry expires, also while nobody can write it down", () => {
  const room = opened({ expiresInMs: 1_000 });
  room.come("ann", "ben");
  room.passTo(1_000);
  expect(room.do("ann", "group/start", {})).toBe("wrong_phase");
  expect(room.phase()).toBe("expired");
  const away = opened({ expiresInMs: 1_000 });
  away.come("ann");
  away.passTo(1_000);
  away.commit(AWAY);
  expect([away.phase(), away.ask("ann", "group/ready", { isIn: false })]).toEqual(["pending", ["wrong_phase"]]);
  away.passTo(1_000 + WRITE_RETRY_LEAST_MS);
  away.commitAll();
  expect(away.phase()).toBe("expired");
});

test("G13 a start under way as it expires is a start", () => {
  const room = opened({ expiresInMs: 1_000 });
  room.come("ann", "ben");
  const start = room.ask("ann", "group/start", {});
  room.passTo(1_000);
  room.commitAll();
  expect([start, room.phase(), room.writes]).toEqual([["ok"], "active", []]);
});

test("G13 it is completed a little after the end of its cue", () => {
  const room = opened();
  room.begin("ben");
  const endMs = LEAD_MS + DESIGN.durationMs + LAST_REPORTS_MS;
  room.passTo(endMs - 1);
  expect(room.writes).toEqual([]);
  room.passTo(endMs);
  room.commitAll();
  expect(room.hug().phase).toEqual({ kind: "completed", together: null });
});

test("G15 taken over in the middle it goes on where the cue is on the new clock", () => {
  const room = opened({
    phase: "active",
    startsInMs: -5_000,
    participants: [stored("ann", "in"), stored("zoe", "left"), stored("ben", "in"), stored("eve")],
  });
  expect(room.people()).toEqual(["ann 0+-", "ben 1+-", "eve 2-"]);
  expect(room.hug().phase).toMatchObject({ cue: { startMs: -5_000, issuedMs: -5_000, endsAtMs: 25_000 } });
  room.join("ben");
  expect([room.people(), room.writes]).toEqual([["ann 0+-", "ben 1+", "eve 2-"], []]);
  expect(isFelt(room.hug(), "ben")).toBe(true);
  room.passTo(HOST_AWAY_MS);
  expect(room.hug().hostId).toBe("ben");
  room.passTo(25_000 + LAST_REPORTS_MS);
  room.commitAll();
  expect([room.phase(), room.kinds()]).toEqual(["completed", ["host_passed", "completed"]]);
});

test("G15 a host who left before is none; the first to come back hosts", () => {
  const room = opened({ participants: [stored("ann", "left"), stored("ben")] });
  expect(room.hug().hostId).toBe("");
  room.join("ben");
  expect(room.hug().hostId).toBe("ben");
});

test("G15 with a design that is not known any more it cannot start until another is chosen, and is completed if it had", () => {
  const room = opened({ design: "gone", scheduledInMs: 1_000 }, null);
  room.come("ann", "ben");
  room.passTo(2_000);
  expect([room.phase(), room.do("ann", "group/start", {})]).toEqual(["pending", "no_such_design"]);
  expect(room.do("ann", "group/choose", { design: DESIGN.id }, { design: DESIGN })).toBe("ok");
  expect(room.phase()).toBe("active");
  const begun = opened(
    { design: "gone", phase: "active", startsInMs: -5_000, participants: [stored("ann", "in")] },
    null,
  );
  begun.passTo(LAST_REPORTS_MS);
  begun.commitAll();
  expect(begun.phase()).toBe("completed");
});
