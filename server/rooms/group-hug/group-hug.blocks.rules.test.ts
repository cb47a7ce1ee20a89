import { expect, test } from "vitest";
import { ANSWER_MAX_MS } from "#shared/schema/limits.ts";
import { GAP_SPREAD_MS, GAP_WAIT_MS } from "../reading.rules.ts";
import { BLOCKS_RETRY_LEAST_MS, mayPart } from "./group-hug.blocks.rules.ts";
import { partBlocked, type BlockIn } from "./group-hug.leaving.rules.ts";
import { groupHugDueAtMs, isFelt, openGroupHug } from "./group-hug.state.rules.ts";
import { AWAY, DESIGN, LEAD_MS, opened, stored, STORED } from "./testing/opened.ts";

const gathered = (...userIds: readonly string[]) => {
  const room = opened({ capacity: 9 });
  room.come("ann", ...userIds);
  return room;
};
const names = (room: ReturnType<typeof opened>) => [...room.hug().people.keys()];

test("G16 nobody comes in who has a block with its host or anybody in it; who is in it already and its host may", () => {
  const room = gathered("ben");
  room.drop("ben");
  expect([room.denial("eve", "zoe"), room.denial("eve", "ann"), room.denial("eve", "ben")]).toEqual([
    null,
    "no_such_room",
    "no_such_room",
  ]);
  expect(room.join("eve", "eve-phone", ["ben"])).toBe("try_later");
  expect([room.denial("ben", "ann"), room.denial("ann", "ben")]).toEqual([null, null]);
  room.do("ann", "group/lock", { on: true });
  expect(room.denial("eve", "ben")).toBe("no_such_room");
  // Its host need not have come.
  const unhosted = opened();
  expect([unhosted.denial("eve", "ann"), unhosted.denial("ann", "eve")]).toEqual(["no_such_room", null]);
  unhosted.come("eve");
  expect(unhosted.denial("ann", "eve")).toBeNull();
  room.do("ann", "group/cancel", {});
  expect([room.denial("eve", "ben"), room.denial("ben", "ann")]).toEqual(["no_such_room", "hug_over"]);
});

test("G16 who blocked leaves at once, on all devices, and who was blocked stays; it is written down", () => {
  const room = gathered("ben", "eve");
  room.join("ben", "ben-tablet");
  room.block("ben", "eve");
  expect(names(room)).toEqual(["ann", "eve"]);
  expect(room.dismissed()).toEqual(["ben-phone", "ben-tablet"]);
  room.commitAll();
  expect(room.log.at(-1)).toEqual({ kind: "left", userId: "ben" });
  expect(room.denial("ben", "eve")).toBe("no_such_room");
  expect(room.hug().hostId).toBe("ann");
});

test("G16 in the middle of it touch ends with it, and it goes on for the others", () => {
  const room = opened({ capacity: 9 });
  room.begin("ben", "eve");
  room.passTo(LEAD_MS + 5_000);
  expect(isFelt(room.hug(), "eve")).toBe(true);
  room.block("eve", "ben");
  expect([isFelt(room.hug(), "eve"), isFelt(room.hug(), "ben"), room.phase()]).toEqual([false, true, "active"]);
  expect(room.people()).toEqual(["ann 0+", "ben 1+"]);
});

test.each([
  ["the host blocks", "ann", "ben"],
  ["the host is blocked", "ben", "ann"],
])("G16 %s: the other leaves", (_, by, of) => {
  const room = gathered("ben", "eve");
  room.block(by, of);
  expect([names(room), room.hug().hostId, room.dismissed()]).toEqual([["ann", "eve"], "ann", ["ben-phone"]]);
});

test("G16 a host who has not come, or is away, stays its host", () => {
  const room = opened();
  room.come("ben", "eve");
  expect([room.hug().hostId, mayPart(room.hug(), ["ann", "ben"])]).toEqual(["ann", true]);
  room.block("ann", "ben");
  expect([names(room), room.hug().hostId]).toEqual([["eve"], "ann"]);
});

type Chain = readonly [title: string, left: string, blocks: readonly BlockIn[]];
const chain = (title: string, left: string, ...pairs: readonly (readonly [by: string, of: string])[]): Chain => [
  title,
  left,
  pairs.map(([by, of]) => ({ by, of })),
];
test.each([
  chain("of two who blocked each other the later to come leaves", "ann ben dan", ["cho", "ben"], ["ben", "cho"]),
  chain("the same, whoever was first to block", "ann ben dan", ["ben", "cho"], ["cho", "ben"]),
  chain("who has left for one block parts nobody else", "ann dan", ["ben", "cho"], ["cho", "dan"]),
  chain("who leaves the host is in nobody's way", "ann ben dan", ["ben", "cho"], ["cho", "ann"]),
  chain("one who blocked many leaves once", "ann ben dan", ["cho", "ben"], ["cho", "dan"]),
  chain("the host's blocks part each of them", "ann cho", ["ann", "ben"], ["dan", "ann"]),
  chain("somebody who is not in it parts nobody", "ann ben cho dan", ["zoe", "ben"], ["ben", "zoe"]),
])("G16 %s", (_, left, blocks) => {
  const room = gathered("ben", "cho", "dan");
  room.blocks = [...blocks];
  room.tell({ kind: "blocks_hinted" });
  expect(names(room).join(" ")).toBe(left);
});

test("G16 a block is not news twice, also while who left for it is not written down", () => {
  const room = gathered("ben", "eve");
  room.block("ben", "eve");
  room.commit(AWAY);
  room.tell({ kind: "blocks_hinted" });
  expect(room.hug().writes.queue.map(({ change }) => change)).toEqual([{ kind: "left", userId: "ben" }]);
  room.passTo(60_000);
  room.commitAll();
  expect(room.kinds().filter((kind) => kind === "left")).toHaveLength(1);
});

test("G16 what is over stays with those who were there", () => {
  const room = gathered("ben");
  room.reads = [];
  room.tell({ kind: "blocks_hinted" });
  room.do("ann", "group/cancel", {});
  room.blocks = [{ by: "ben", of: "ann" }];
  room.read();
  expect([names(room), groupHugDueAtMs(room.hug())]).toEqual([["ann", "ben"], null]);
  room.tell({ kind: "blocks_hinted" });
  expect(room.reads).toEqual([]);
});

test("G16 blocks are read when a newcomer is written down, and on a hint about two who meet here; never otherwise", () => {
  const room = opened();
  room.reads = [];
  const reads = () => room.reads?.length;
  room.join("ann");
  expect(reads()).toBe(0);
  room.commitAll();
  expect(reads()).toBe(1);
  room.read();
  room.join("ann", "ann-tablet");
  room.drop("ann", "ann-tablet");
  room.do("ann", "group/ready", { isIn: true });
  room.passTo(600_000);
  expect(reads()).toBe(0);
  expect(mayPart(room.hug(), ["ann"])).toBe(false);
  expect(mayPart(room.hug(), ["ann", "ben"])).toBe(false);
  room.come("ben");
  room.read();
  expect(mayPart(room.hug(), ["zoe", "ben"])).toBe(false);
  expect(mayPart(room.hug(), ["ann", "ben"])).toBe(true);
});

test("G16 one read at a time, and one more when a hint came meanwhile, whatever came of the first", () => {
  const room = gathered("ben", "eve");
  room.reads = [];
  for (let i = 0; i < 5; i += 1) room.tell({ kind: "blocks_hinted" });
  expect(room.reads).toHaveLength(1);
  room.read();
  expect(room.reads).toHaveLength(1);
  room.blocks = [{ by: "ben", of: "eve" }];
  room.read();
  expect([room.reads, names(room)]).toEqual([[], ["ann", "eve"]]);
});

test("G16 a read that fails or hangs is tried again after a wait that doubles, and a late answer does not count", () => {
  const room = gathered("ben", "eve");
  room.reads = [];
  const fail = () => room.tell({ kind: "blocks_failed", readId: room.reads?.shift() ?? 0 });
  const startMs = room.nowMs;
  room.tell({ kind: "blocks_hinted" });
  fail();
  room.tell({ kind: "blocks_hinted" });
  expect([room.reads, groupHugDueAtMs(room.hug())]).toEqual([[], startMs + BLOCKS_RETRY_LEAST_MS]);
  room.passTo(startMs + BLOCKS_RETRY_LEAST_MS);
  fail();
  expect(groupHugDueAtMs(room.hug())).toBe(room.nowMs + 2 * BLOCKS_RETRY_LEAST_MS);
  room.passTo(room.nowMs + 2 * BLOCKS_RETRY_LEAST_MS);
  const [late = 0] = room.reads;
  room.passTo(room.nowMs + ANSWER_MAX_MS);
  room.tell({ kind: "blocks_read", readId: late, blocks: [{ by: "ben", of: "eve" }] });
  expect(names(room)).toEqual(["ann", "ben", "eve"]);
  room.passTo(room.nowMs + 4 * BLOCKS_RETRY_LEAST_MS);
  room.reads.shift();
  room.blocks = [{ by: "ben", of: "eve" }];
  room.read();
  expect([room.reads, names(room)]).toEqual([[], ["ann", "eve"]]);
});

test("G16 after a time without hints blocks are read once all can be heard again, also when one was read meanwhile", () => {
  const room = opened({ seed: 2 ** 31 });
  room.come("ann", "ben");
  room.reads = [];
  const startMs = room.nowMs;
  room.tell({ kind: "hints_missed" });
  expect(room.reads).toEqual([]);
  room.tell({ kind: "blocks_hinted" });
  room.read();
  const atMs = startMs + GAP_WAIT_MS + GAP_SPREAD_MS / 2;
  room.passTo(atMs - 1);
  expect(room.reads).toEqual([]);
  room.passTo(atMs);
  expect(room.reads).toHaveLength(1);
});

test("G15 G16 taken over, who has a block between them is not there together, and blocks are read once more", () => {
  const row = { ...STORED, participants: [stored("ann"), stored("ben", "in"), stored("eve"), stored("zoe", "left")] };
  const hug = openGroupHug(row, DESIGN, 500);
  expect(groupHugDueAtMs(hug)).toBe(500);
  const { state, effects } = partBlocked(hug, [
    { by: "eve", of: "ben" },
    { by: "zoe", of: "ann" },
  ]);
  expect([[...state.people.keys()], effects]).toEqual([["ann", "ben"], []]);
  expect(state.writes.queue.map(({ change }) => change)).toEqual([{ kind: "left", userId: "eve" }]);
  // Nobody is in one that is new.
  expect(groupHugDueAtMs(openGroupHug(STORED, DESIGN, 500))).toBe(500 + STORED.expiresInMs);
});
