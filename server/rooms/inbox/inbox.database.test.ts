import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "../../platform/database/testing/open-test-database.ts";
import { createDatabaseWorld } from "../../services/testing/database-world.ts";
import { COMPLETED, ownedGroupHug, STARTED } from "../../services/testing/group-hug.ts";
import { hugTo } from "../../services/testing/hug.ts";
import type { World } from "../../services/testing/world.ts";
import { joinAs, until } from "../testing/device.ts";
import { startRoomServer, type RoomServer } from "../testing/room-server.ts";

let world: World;
let server: RoomServer;
beforeAll(async () => {
  world = createDatabaseWorld(await openTestDatabase("pglite"));
  server = await startRoomServer({ over: world });
});
afterAll(async () => {
  await server.close();
  await world.close();
});

test("I1 over the real database a room shows, event by event, what a fresh one reads at once", async () => {
  const [ann, ben] = [await world.addUser("Ann"), await world.addUser("Ben")];
  const [a, b] = [
    await joinAs(server, { userId: ann, room: "inbox" }),
    await joinAs(server, { userId: ben, room: "inbox" }),
  ];
  const ids: string[] = [];
  for (let i = 0; i < 4; i += 1) ids.push((await a.request("hug/send", hugTo(ben, { message: `hug ${i}` }))).id);
  ids.push((await b.request("hug/send", hugTo(ann, { answers: ids[0] }))).id);
  await b.request("touch/set", { touchCap: 40, touchForm: "picture", sharesSeen: true });
  await b.request("hug/see", { hugId: ids[1] });
  await b.request("hug/react", { hugId: ids[2], emoji: "🧡", message: "oh" });
  const [over, open] = [await ownedGroupHug(world, ann), await ownedGroupHug(world, ann)];
  for (const { id } of [over, open])
    expect(await a.request("group/invite", { groupHugId: id, to: ben })).toEqual({ ok: true });
  await over.write(STARTED, COMPLETED);
  await b.request("person/mute", { userId: ann, on: true });
  await a.request("hug/send", hugTo(ben));
  await b.request("person/block", { userId: ann, on: true });
  for (const [userId, device] of [
    [ann, a],
    [ben, b],
  ] as const) {
    const snapshot = await world.inbox.snapshot(userId);
    await until(() => device.state().lastSeq === snapshot?.lastSeq);
    expect(device.events.map(({ seq }) => seq)).toEqual(
      Array.from({ length: snapshot?.lastSeq ?? 0 }, (_, i) => i + 1),
    );
    const { hugs, unread, touchCap } = device.state();
    expect([unread, touchCap]).toEqual([snapshot?.unread, snapshot?.settings.touchCap]);
    const shown = Object.values<Record<string, unknown>>(hugs).map((card) => [
      card["id"],
      card["message"],
      card["isSeen"],
      card["reactionEmoji"],
    ]);
    const read = snapshot?.hugs.map((hug) => [hug.id, hug.message, hug.isSeen, hug.reaction?.emoji ?? ""]);
    expect(shown.toSorted()).toEqual(read?.toSorted());
    expect(Object.keys(device.state().invitations)).toEqual(snapshot?.invitations.map(({ groupHugId }) => groupHugId));
  }
  expect(Object.keys(b.state().invitations)).toEqual([open.id]);
  expect(await a.refusal("hug/send", hugTo(ben))).toEqual({ code: "no_such_person" });
});
