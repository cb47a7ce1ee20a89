import { describe, expect, test } from "vitest";
import { ANSWER_MAX_MS, PENDING_MAX, REQUEST_LIMITS } from "#shared/schema/limits.ts";
import { LAST_REPORTS_MS } from "./group-hug.phase.rules.ts";
import { groupHugDueAtMs, isHeld } from "./group-hug.state.rules.ts";
import { WRITE_RETRY_LEAST_MS, WRITES_AT_ONCE } from "./group-hug.writes.rules.ts";
import { AWAY, DESIGN, LEAD_MS, opened } from "./testing/opened.ts";

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

test("G8 whoever leaves and comes back has no more than before, also while a rate is lower than usual", () => {
  const room = opened({ capacity: 9 });
  room.come("ann", "ben");
  const limit = { perMinute: 1, burst: 1 };
  const isIn = (on: boolean) => room.ask("ben", "group/ready", { isIn: on }, { limit });
  room.passTo(room.nowMs + 60_000);
  expect(isIn(false)).toEqual([]);
  room.commitAll();
  room.do("ben", "group/leave", {});
  // Enough for a token at the usual rate.
  room.passTo(room.nowMs + 20_000);
  room.join("ben");
  room.commitAll();
  expect(isIn(true)).toEqual(["too_many"]);
  room.passTo(room.nowMs + 60_000);
  room.join("eve");
  expect(isIn(true)).toEqual([]);
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
  expect([room.denial("eve"), isHeld(room.hug())]).toEqual(["try_later", false]);
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
      expect([room.denial("ben"), isHeld(room.hug()), room.phase()]).toEqual(["try_later", false, "pending"]);
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
