import { expect, test } from "vitest";
import { GATHERING_MS } from "#shared/schema/group-hug.ts";
import { ANSWER_MAX_MS, DEVICES_MAX } from "#shared/schema/limits.ts";
import { AWAY_KEPT_MS } from "./group-hug.people.rules.ts";
import { HOST_AWAY_MS, isFelt, isHeld } from "./group-hug.state.rules.ts";
import { AWAY, DESIGN, LEAD_MS, opened } from "./testing/opened.ts";

test("G2 who may come in, and the order of the reasons", () => {
  const opensAtMs = GATHERING_MS;
  const room = opened({ capacity: 2, scheduledInMs: 2 * GATHERING_MS, isLocked: true, hostId: "zoe" });
  const denial = (userId: string) => room.denial(userId);
  expect(denial("ann")).toBe("hug_not_open");
  room.passTo(opensAtMs);
  expect(denial("ann")).toBe("hug_locked");
  const other = opened({ capacity: 2 });
  other.come("ann", "ben");
  other.drop("ben");
  expect(other.denial("eve")).toBe("hug_full");
  expect(other.denial("ben")).toBeNull();
  other.do("ann", "group/lock", { on: true });
  expect(other.denial("eve")).toBe("hug_locked");
  expect(other.denial("ben")).toBeNull();
  for (let i = 1; i < DEVICES_MAX; i += 1) other.join("ann", `ann-${i}`);
  expect(other.denial("ann")).toBe("room_full");
  other.do("ann", "group/cancel", {});
  expect(other.denial("eve")).toBe("hug_over");
});

test("G2 nobody new gets in while its end is being written", () => {
  const room = opened();
  room.come("ann");
  room.passTo(7_200_000);
  expect([room.phase(), room.denial("eve")]).toEqual(["pending", "hug_over"]);
  expect(room.denial("ann")).toBeNull();
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
