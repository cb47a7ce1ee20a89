import { expect, test } from "vitest";
import { SLOW_NEWCOMER_MS, SLOW_REQUEST_MS } from "#shared/schema/room-act.ts";
import { CLOSE_REMOVED } from "#shared/schema/protocol.ts";
import { applyActs } from "./group-hug.acts.rules.ts";
import { isFelt, openGroupHug, type GroupHug } from "./group-hug.state.rules.ts";
import { DESIGN, LEAD_MS, opened, stored, STORED } from "./testing/opened.ts";

const gathered = (...userIds: readonly string[]) => {
  const room = opened({ capacity: 9 });
  room.come("ann", ...userIds);
  return room;
};
/** What everybody in it is told. */
const noticeOf = ({ acts }: GroupHug) => acts.held.findLast(({ userId }) => userId === null) ?? null;
type Room = ReturnType<typeof opened>;
const told = (room: Room) =>
  room.effects.flatMap((effect) => (effect.kind === "tell" ? [`${effect.act.kind} ${effect.deviceIds.join()}`] : []));
const codes = (room: Room) => room.effects.flatMap((effect) => (effect.kind === "dismiss" ? [effect.code] : []));

test("G17 a reminder is what everybody is told, until something else is", () => {
  const room = gathered("ben");
  expect(noticeOf(room.hug())).toBeNull();
  room.act("reminder");
  expect(noticeOf(room.hug())).toMatchObject({
    kind: "reminder",
    category: "harassment",
    statement: "Please be kind.",
  });
  expect([room.phase(), room.people().length, room.denial("eve")]).toEqual(["pending", 2, null]);
});

test("G17 locked, nobody new gets in, whatever the host says, until it ends; who is in it may come back", () => {
  const room = gathered("ben");
  room.act("lock", { endsInMs: 60_000 });
  room.drop("ben");
  expect([room.denial("eve"), room.denial("ben")]).toEqual(["hug_locked", null]);
  const unlock = room.ask("ann", "group/lock", { on: false });
  expect(unlock).toEqual(["kept_locked"]);
  room.passTo(60_000);
  expect(room.denial("eve")).toBeNull();
  expect(noticeOf(room.hug())).toBeNull();
});

test("G17 slowed, one newcomer in a while, and one request of a person; leaving apart", () => {
  const room = gathered("ben");
  room.act("slow");
  room.passTo(SLOW_NEWCOMER_MS);
  room.join("eve");
  room.commitAll();
  expect([room.denial("zoe"), room.denial("eve")]).toEqual(["try_later", null]);
  room.passTo(2 * SLOW_NEWCOMER_MS);
  expect(room.denial("zoe")).toBeNull();
  room.do("ben", "group/ready", { isIn: true });
  expect(room.ask("ben", "group/ready", { isIn: false })).toEqual(["too_many"]);
  room.passTo(2 * SLOW_NEWCOMER_MS + SLOW_REQUEST_MS);
  room.do("ben", "group/ready", { isIn: false });
  const left = room.ask("ben", "group/leave", {});
  room.commitAll();
  expect(left).toEqual(["ok"]);
});

test("G17 closed, it is canceled for everybody, and who waits for something hears it", () => {
  const room = opened();
  room.begin("ben");
  room.passTo(LEAD_MS + 1_000);
  const waiting = room.ask("ben", "group/ready", { isIn: false });
  room.act("close");
  expect([room.phase(), waiting]).toEqual(["canceled", ["wrong_phase"]]);
  expect(noticeOf(room.hug())).toMatchObject({ kind: "close" });
  expect(room.denial("eve")).toBe("hug_over");
  // What is over stays as it is.
  room.act("close");
  expect(room.phase()).toBe("canceled");
});

test("G17 who is muted is not felt, is told on each device that comes in, and is felt again when it ends", () => {
  const room = opened({ capacity: 9 });
  room.begin("ben");
  room.passTo(LEAD_MS + 1_000);
  room.act("mute", { userId: "ben", endsInMs: 5_000 });
  expect([isFelt(room.hug(), "ben"), isFelt(room.hug(), "ann")]).toEqual([false, true]);
  room.join("ben", "ben-tablet");
  expect(told(room)).toEqual(["mute ben-phone", "mute ben-tablet"]);
  expect(noticeOf(room.hug())).toBeNull();
  room.passTo(LEAD_MS + 6_000);
  expect(isFelt(room.hug(), "ben")).toBe(true);
});

test("G17 who is removed is told, leaves on all devices, and does not come in again; a host passes it on", () => {
  const room = gathered("ben");
  room.join("ann", "ann-tablet");
  room.act("remove", { userId: "ann" });
  expect(told(room)).toEqual(["remove ann-phone,ann-tablet"]);
  expect([room.dismissed(), codes(room)]).toEqual([["ann-phone", "ann-tablet"], [CLOSE_REMOVED]]);
  room.commitAll();
  expect(room.log).toContainEqual({ kind: "left", userId: "ann" });
  expect([room.hug().hostId, room.denial("ann"), room.denial("eve")]).toEqual(["ben", "removed", null]);
  room.acts = [];
  room.tell({ kind: "acts_hinted" });
  expect(room.denial("ann")).toBeNull();
});

test("G17 what holds is told once, however often it is read", () => {
  const room = gathered("ben");
  room.act("mute", { userId: "ben" });
  room.tell({ kind: "acts_hinted" });
  room.act("reminder");
  expect(told(room)).toEqual(["mute ben-phone"]);
});

test("G17 whose mute is lifted hears it at once on each device, and is felt again", () => {
  const room = opened({ capacity: 9 });
  room.begin("ben");
  room.passTo(LEAD_MS + 1_000);
  room.act("mute", { userId: "ben" });
  room.effects.length = 0;
  room.acts = [];
  room.tell({ kind: "acts_hinted" });
  expect(room.effects).toMatchObject([{ kind: "tell", deviceIds: ["ben-phone"], act: { kind: "mute", untilMs: 0 } }]);
  expect(isFelt(room.hug(), "ben")).toBe(true);
  room.act("reminder");
  expect(told(room)).toEqual(["mute ben-phone"]);
});

test("G17 taken over, it holds from the first moment", () => {
  const act = { category: "hate", statement: "", atMs: 0, untilMs: null, endsInMs: null } as const;
  const hug = applyActs(
    openGroupHug(
      {
        ...STORED,
        participants: [stored("ann"), stored("ben")],
        acts: [
          { ...act, id: "1", kind: "remove", userId: "ben", name: "ben" },
          { ...act, id: "2", kind: "lock", userId: null, name: "" },
        ],
      },
      DESIGN,
      0,
    ),
  );
  expect([...hug.people.keys()]).toEqual(["ann"]);
  expect(noticeOf(hug)).toMatchObject({ kind: "lock" });
});
