import { describe, expect, test } from "vitest";
import { GATHERING_MS, GROUP_PHASES, type GroupPhase } from "#shared/schema/group-hug.ts";
import { ANSWER_MAX_MS, DEVICES_MAX, PENDING_MAX, REQUEST_LIMITS } from "#shared/schema/limits.ts";
import { AWAY_KEPT_MS } from "./group-hug.people.rules.ts";
import { become, isOver, LAST_REPORTS_MS, mayBecome, type Phase } from "./group-hug.phase.rules.ts";
import { denialFor, groupHugDueAtMs, HOST_AWAY_MS, isFelt, isHeld } from "./group-hug.state.rules.ts";
import { WRITE_RETRY_LEAST_MS, WRITES_AT_ONCE } from "./group-hug.writes.rules.ts";
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
    expect(denialFor(room.hug(), "ben", room.nowMs)).toBe("hug_over");
  });
});

test("G2 who may come in, and the order of the reasons", () => {
  const opensAtMs = GATHERING_MS;
  const room = opened({ capacity: 2, scheduledInMs: 2 * GATHERING_MS, isLocked: true, hostId: "zoe" });
  const denial = (userId: string) => denialFor(room.hug(), userId, room.nowMs);
  expect(denial("ann")).toBe("hug_not_open");
  room.passTo(opensAtMs);
  expect(denial("ann")).toBe("hug_locked");
  const other = opened({ capacity: 2 });
  other.come("ann", "ben");
  other.drop("ben");
  expect(denialFor(other.hug(), "eve", 0)).toBe("hug_full");
  expect(denialFor(other.hug(), "ben", 0)).toBeNull();
  other.do("ann", "group/lock", { on: true });
  expect(denialFor(other.hug(), "eve", 0)).toBe("hug_locked");
  expect(denialFor(other.hug(), "ben", 0)).toBeNull();
  for (let i = 1; i < DEVICES_MAX; i += 1) other.join("ann", `ann-${i}`);
  expect(denialFor(other.hug(), "ann", 0)).toBe("room_full");
  other.do("ann", "group/cancel", {});
  expect(denialFor(other.hug(), "eve", 0)).toBe("hug_over");
});

test("G2 nobody new gets in while its end is being written", () => {
  const room = opened();
  room.come("ann");
  room.passTo(7_200_000);
  expect([room.phase(), denialFor(room.hug(), "eve", room.nowMs)]).toEqual(["pending", "hug_over"]);
  expect(denialFor(room.hug(), "ann", room.nowMs)).toBeNull();
});

test("G3 two tabs are one person with one slot; the least free slot is given, and kept", () => {
  const room = opened();
  for (const userId of ["ann", "ben", "eve"]) room.join(userId);
  room.join("ben", "ben-tablet");
  expect(room.people()).toEqual(["ann 0", "ben 1", "eve 2"]);
  room.drop("ben");
  expect(room.people()).toEqual(["ann 0", "ben 1", "eve 2"]);
  room.do("ben", "group/leave", {}, { deviceId: "ben-tablet" });
  room.join("zoe");
  room.join("ben");
  expect(room.people()).toEqual(["ann 0", "eve 2", "zoe 1", "ben 3"]);
  room.commitAll();
  expect(room.kinds()).toEqual(["joined", "joined", "joined", "left", "joined", "joined"]);
});

test("G3 a newcomer is shown before it is written down", () => {
  const room = opened();
  room.join("ann");
  expect([room.people(), room.log]).toEqual([["ann 0"], []]);
});

test("G4 who is away keeps place, slot and readiness for a minute while it is pending, then has left", () => {
  const room = opened();
  room.come("ann", "ben");
  room.passTo(1_000);
  room.drop("ben");
  room.passTo(1_000 + AWAY_KEPT_MS - 1);
  expect(room.people()).toEqual(["ann 0+", "ben 1+-"]);
  room.join("ben");
  expect(room.people()).toEqual(["ann 0+", "ben 1+"]);
  room.drop("ben");
  room.passTo(room.nowMs + AWAY_KEPT_MS);
  room.commitAll();
  expect([room.people(), room.log.at(-1)]).toEqual([["ann 0+"], { kind: "left", userId: "ben" }]);
});

test("G4 the whole hug while it is active", () => {
  const room = opened();
  room.begin("ben");
  room.drop("ben");
  expect(isFelt(room.hug(), "ben")).toBe(false);
  room.passTo(LEAD_MS + DESIGN.durationMs);
  expect(room.people()).toEqual(["ann 0+", "ben 1+-"]);
  room.join("ben");
  expect(isFelt(room.hug(), "ben")).toBe(true);
});

test("G4 a room with nobody connected goes on as long as somebody may come back", () => {
  const room = opened();
  room.come("ann");
  room.drop("ann");
  expect(isHeld(room.hug())).toBe(true);
  room.passTo(AWAY_KEPT_MS);
  expect(isHeld(room.hug())).toBe(true);
  room.commitAll();
  expect(isHeld(room.hug())).toBe(false);
});

test("G5 leaving takes effect at once on all devices; the one that asked is closed after its answer", () => {
  const room = opened();
  room.begin("ben");
  room.join("ben", "ben-tablet");
  const left = room.ask("ben", "group/leave", {});
  expect([room.people(), isFelt(room.hug(), "ben"), left]).toEqual([["ann 0+"], false, []]);
  expect(room.dismissed()).toEqual(["ben-tablet"]);
  expect(room.ask("ben", "group/ready", { isIn: true })).toEqual(["not_a_participant"]);
  room.commitAll();
  expect([left, room.dismissed()]).toEqual([["ok"], ["ben-tablet", "ben-phone"]]);
  expect(room.hug().leaving.size).toBe(0);
});

test("G5 while the database is away a leave is tried again, and its device hears try_later in the end", () => {
  const room = opened();
  room.come("ann", "ben");
  const left = room.ask("ben", "group/leave", {});
  room.commit(AWAY);
  expect([room.people(), left]).toEqual([["ann 0+"], []]);
  room.passTo(ANSWER_MAX_MS);
  expect([left, room.dismissed()]).toEqual([["try_later"], ["ben-phone"]]);
  room.commitAll();
  expect(room.log.at(-1)).toEqual({ kind: "left", userId: "ben" });
});

test("G5 after the end whoever leaves stays among those who were there", () => {
  const room = opened();
  room.begin("ben");
  room.do("ann", "group/cancel", {});
  expect(room.do("ben", "group/leave", {})).toBe("ok");
  expect(room.dismissed()).toEqual(["ben-phone"]);
  room.drop("ben");
  expect(room.people()).toEqual(["ann 0+", "ben 1+-"]);
});

test("G6 the earliest who is here hosts when the host has left, or is away too long while others are here", () => {
  const room = opened();
  for (const userId of ["ann", "ben", "eve"]) room.join(userId);
  room.drop("ben");
  room.do("ann", "group/leave", {});
  expect(room.hug().hostId).toBe("eve");
  expect(room.log.at(-1)).toEqual({ kind: "host_passed", userId: "eve" });
  room.join("ben");
  room.passTo(1_000);
  room.drop("eve");
  room.passTo(1_000 + HOST_AWAY_MS - 1);
  expect(room.hug().hostId).toBe("eve");
  room.passTo(1_000 + HOST_AWAY_MS);
  expect(room.hug().hostId).toBe("ben");
  room.join("eve");
  expect(room.hug().hostId).toBe("ben");
});

test("G6 a host who comes back in time stays; who never came is away from the first on who is here", () => {
  const room = opened({ hostId: "zoe" });
  room.join("ann");
  room.passTo(HOST_AWAY_MS - 1);
  room.join("zoe");
  room.passTo(HOST_AWAY_MS);
  expect(room.hug().hostId).toBe("zoe");
  room.drop("zoe");
  room.passTo(3 * HOST_AWAY_MS);
  expect(room.hug().hostId).toBe("ann");
});

test("G6 nobody here: the next to come hosts", () => {
  const room = opened();
  room.join("ann");
  room.do("ann", "group/leave", {});
  expect(room.hug().hostId).toBe("");
  room.passTo(HOST_AWAY_MS * 5);
  room.join("ben");
  expect(room.hug().hostId).toBe("ben");
});

test.each([
  ["group/start", {}],
  ["group/lock", { on: true }],
  ["group/cancel", {}],
  ["group/choose", { design: "other" }],
] as const)("G6 %s is the host's alone", (name, body) => {
  const room = opened();
  room.come("ann", "ben");
  expect(room.do("ben", name, body)).toBe("not_the_host");
});

describe("G7", () => {
  test("a request is acknowledged after its commit, and takes effect then", () => {
    const room = opened();
    room.join("ann");
    room.commitAll();
    const ready = room.ask("ann", "group/ready", { isIn: true });
    expect([ready, room.people()]).toEqual([[], ["ann 0"]]);
    room.commit();
    expect([ready, room.people()]).toEqual([["ok"], ["ann 0+"]]);
    expect(room.ask("ann", "group/ready", { isIn: true })).toEqual(["ok"]);
    expect(room.writes).toEqual([]);
  });

  test("what cannot be written is refused, and nothing changed", () => {
    const room = opened();
    room.come("ann", "ben");
    const ready = room.ask("ben", "group/ready", { isIn: false });
    room.commit(AWAY);
    expect([ready, room.people()]).toEqual([["try_later"], ["ann 0+", "ben 1+"]]);
    const lock = room.ask("ann", "group/lock", { on: true });
    room.commit({ kind: "failed" });
    expect([lock, room.hug().isLocked]).toEqual([["server_error"], false]);
    expect(room.do("ann", "group/start", {})).toBe("ok");
  });

  test("a commit that comes after the answer still takes effect, and is answered once", () => {
    const room = opened();
    room.come("ann", "ben");
    const start = room.ask("ann", "group/start", {});
    room.passTo(ANSWER_MAX_MS);
    expect([start, room.phase()]).toEqual([["try_later"], "pending"]);
    room.commitAll();
    expect([start, room.phase()]).toEqual([["try_later"], "active"]);
  });

  test("a device that goes takes its waiting requests with it", () => {
    const room = opened();
    room.join("ann");
    const ready = room.ask("ann", "group/ready", { isIn: true });
    room.drop("ann");
    expect(ready).toEqual(["try_later"]);
    room.commitAll();
    expect(room.kinds()).toEqual(["joined"]);
  });

  test("it is judged again as it goes out", () => {
    const room = opened();
    room.come("ann", "ben");
    const [lock, start] = [room.ask("ann", "group/lock", { on: true }), room.ask("ann", "group/start", {})];
    room.do("ben", "group/leave", {});
    expect([lock, start, room.phase()]).toEqual([["ok"], ["too_few"], "pending"]);
  });

  test("the last word stands: what is so already may be about to change", () => {
    const room = opened();
    room.join("ann");
    room.commitAll();
    const [isIn, isNot] = [
      room.ask("ann", "group/ready", { isIn: true }),
      room.ask("ann", "group/ready", { isIn: false }),
    ];
    expect([isIn, isNot]).toEqual([[], []]);
    room.commitAll();
    expect([isIn, isNot, room.people()]).toEqual([["ok"], ["ok"], ["ann 0"]]);
    const locks = [true, false, true, true].map((on) => room.ask("ann", "group/lock", { on }));
    expect(locks).toEqual([[], [], [], []]);
    room.commitAll();
    expect([locks, room.hug().isLocked]).toEqual([[["ok"], ["ok"], ["ok"], ["ok"]], true]);
    const other = { ...DESIGN, id: "other" };
    const chosen = [other, DESIGN].map((design) => {
      return room.ask("ann", "group/choose", { design: design.id }, { design });
    });
    expect(chosen).toEqual([[], []]);
    room.commitAll();
    expect([chosen, room.hug().design.id]).toEqual([[["ok"], ["ok"]], DESIGN.id]);
    expect(room.kinds().filter((kind) => kind === "locked").length).toBe(3);
  });

  test("what somebody else has under way is not in the way", () => {
    const room = opened();
    for (const userId of ["ann", "ben"]) room.join(userId);
    room.commitAll();
    room.ask("ann", "group/ready", { isIn: true });
    expect(room.ask("ben", "group/ready", { isIn: false })).toEqual(["ok"]);
  });

  test("two starts at once are one", () => {
    const room = opened();
    room.come("ann", "ben");
    const starts = [room.ask("ann", "group/start", {}), room.ask("ann", "group/start", {})];
    room.commitAll();
    expect([starts, room.kinds().filter((kind) => kind === "started").length]).toEqual([[["ok"], ["wrong_phase"]], 1]);
  });
});

test("G8 a rate for all devices of a person together, also for what is refused, and for nobody else", () => {
  const room = opened();
  room.come("ann", "ben");
  room.join("ben", "ben-tablet");
  const { burst, perMinute } = REQUEST_LIMITS["group/start"];
  for (let i = 0; i < burst; i += 1) {
    expect(room.ask("ben", "group/start", {}, { deviceId: i % 2 ? "ben-tablet" : "ben-phone" })).toEqual([
      "not_the_host",
    ]);
  }
  expect(room.ask("ben", "group/start", {})).toEqual(["too_many"]);
  expect(room.ask("ann", "group/start", {})).toEqual([]);
  room.passTo(60_000 / perMinute);
  expect(room.ask("ben", "group/start", {})).toEqual(["not_the_host"]);
});

test("G8 what is left of the rates is forgotten once it is full again, as somebody comes", () => {
  const room = opened({ capacity: 200 });
  room.come("ann");
  for (let i = 0; i < 50; i += 1) {
    room.come(`p${i}`);
    room.do(`p${i}`, "group/leave", {});
    room.passTo(room.nowMs + 60_000);
  }
  expect(room.hug().requests.buckets.size).toBeLessThanOrEqual(4);
  const { burst } = REQUEST_LIMITS["group/start"];
  for (let i = 0; i < burst; i += 1) room.ask("ann", "group/start", {});
  room.join("eve");
  expect(room.ask("ann", "group/start", {})).toEqual(["too_many"]);
});

test("G8 a device has at most PENDING_MAX open requests", () => {
  const room = opened();
  room.come("ann");
  const asked = Array.from({ length: PENDING_MAX + 1 }, (_, i) => {
    if (i % 20 === 0) room.nowMs += 1;
    return i % 2 ? room.ask("ann", "group/lock", { on: true }) : room.ask("ann", "group/cancel", {});
  });
  const codes = asked.map(([code]) => code ?? "waiting");
  expect(codes.filter((code) => code === "waiting").length).toBeLessThanOrEqual(PENDING_MAX);
  expect(codes.at(-1)).toBe("too_many");
});

describe("G9", () => {
  test("people go side by side, one person's changes one after the other, and the whole waits for all", () => {
    const room = opened();
    for (const userId of ["ann", "ben"]) room.join(userId);
    const ready = room.ask("ann", "group/ready", { isIn: true });
    const lock = room.ask("ann", "group/lock", { on: true });
    room.join("eve");
    expect(room.writes.map(({ change }) => change.kind)).toEqual(["joined", "joined"]);
    room.commit();
    expect(room.writes.map(({ change }) => change.kind)).toEqual(["joined", "ready"]);
    expect([ready, lock]).toEqual([[], []]);
    room.commitAll();
    expect([ready, lock, room.kinds()]).toEqual([["ok"], ["ok"], ["joined", "joined", "ready", "locked", "joined"]]);
  });

  test("at most WRITES_AT_ONCE are under way", () => {
    const room = opened({ capacity: 200 });
    for (let i = 0; i < 3 * WRITES_AT_ONCE; i += 1) room.join(`p${i}`);
    expect(room.writes.length).toBe(WRITES_AT_ONCE);
    room.commitAll();
    expect(room.log.length).toBe(3 * WRITES_AT_ONCE);
  });

  test("what the room does by itself is tried until it is written, with waits that double", () => {
    const room = opened();
    room.join("ann");
    const ready = room.ask("ann", "group/ready", { isIn: true });
    room.commit(AWAY);
    expect([ready, groupHugDueAtMs(room.hug())]).toEqual([["try_later"], WRITE_RETRY_LEAST_MS]);
    room.passTo(WRITE_RETRY_LEAST_MS);
    room.commit({ kind: "failed" });
    expect(groupHugDueAtMs(room.hug())).toBe(3 * WRITE_RETRY_LEAST_MS);
    room.passTo(3 * WRITE_RETRY_LEAST_MS);
    room.commitAll();
    expect([room.kinds(), room.people()]).toEqual([["joined"], ["ann 0"]]);
  });

  test("the end closes the queue: who waits hears it, a leave is as good as done", () => {
    const room = opened();
    room.begin("ben");
    const cancel = room.ask("ann", "group/cancel", {});
    const lock = room.ask("ann", "group/lock", { on: true });
    const left = room.ask("ben", "group/leave", {});
    room.commit();
    expect([cancel, lock, left]).toEqual([["ok"], ["wrong_phase"], ["ok"]]);
    expect([room.writes, room.hug().writes.queue]).toEqual([[], []]);
  });
});

test("G10 a change that is lost closes the room, and everybody who waits hears try_later", () => {
  const room = opened();
  room.come("ann", "ben");
  const asked = [room.ask("ann", "group/lock", { on: true }), room.ask("ben", "group/ready", { isIn: false })];
  room.commit({ kind: "lost" });
  expect(asked).toEqual([["try_later"], ["try_later"]]);
  expect(room.effects.filter(({ kind }) => kind === "lost").length).toBe(1);
  expect([denialFor(room.hug(), "eve", 0), isHeld(room.hug())]).toEqual(["try_later", false]);
});

describe("G10", () => {
  test.each([
    ["group/start", AWAY, "try_later"],
    ["group/start", { kind: "failed" }, "server_error"],
    ["group/cancel", AWAY, "try_later"],
    ["group/cancel", { kind: "failed" }, "server_error"],
  ] as const)(
    "%s that is %o may have happened: it is refused, and the next owner reads whether",
    (name, result, code) => {
      const room = opened();
      room.come("ann", "ben");
      const asked = [room.ask("ann", name, {}), room.ask("ben", "group/ready", { isIn: false })];
      room.commit(result);
      expect(asked).toEqual([[code], ["try_later"]]);
      expect(room.effects.at(-1)).toEqual({ kind: "lost" });
      expect([denialFor(room.hug(), "ben", 0), isHeld(room.hug()), room.phase()]).toEqual([
        "try_later",
        false,
        "pending",
      ]);
    },
  );

  test("so may a start by its schedule; a start that must not be is only refused", () => {
    const room = opened({ scheduledInMs: 60_000 });
    room.come("ann", "ben");
    room.passTo(60_000);
    room.commit(AWAY);
    expect([room.effects.at(-1), room.hug().isLost]).toEqual([{ kind: "lost" }, true]);
    const alone = opened();
    alone.come("ann");
    expect([alone.do("ann", "group/start", {}), alone.hug().isLost]).toEqual(["too_few", false]);
  });

  test("an end by its time is tried until it is written, and closes the room when it was already", () => {
    const room = opened();
    room.begin("ben");
    room.passTo(LEAD_MS + DESIGN.durationMs + LAST_REPORTS_MS);
    room.commit(AWAY);
    expect([room.phase(), room.hug().isLost]).toEqual(["active", false]);
    room.passTo(room.nowMs + WRITE_RETRY_LEAST_MS);
    room.commit({ kind: "lost" });
    expect(room.hug().isLost).toBe(true);
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
