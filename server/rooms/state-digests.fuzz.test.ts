import { matchMaker } from "@colyseus/core";
import { expect, test } from "vitest";
import { stateDigest } from "#shared/schema/digest.ts";
import type { GroupHugRequestName } from "#shared/schema/group-hug.ts";
import { LOBBY_ID } from "#shared/schema/protocol.ts";
import { hugTo } from "../services/testing/hug.ts";
import { draft } from "./group-hug/testing/group-hug.world.ts";
import { aWhile, joinAs, type Device } from "./testing/device.ts";
import { createDice, type Dice } from "./testing/dice.ts";
import { describeOnEachTransport } from "./testing/each-transport.ts";
import type { RoomServer } from "./testing/room-server.ts";

const SEEDS = [1, 2, 3, 4];
const STEPS = 150;
const DEVICES = 16;
/** Different states that devices of a room are told of in a storm, at least. */
const STATES_LEAST = 3;
/** The lobby would show little of a storm this short. */
const LOBBY_PATCH_MS = 15;

const ROOMS = ["inbox", "lobby", "group-hug"] as const;

type Own = { readonly userId: string; readonly device: Device };
type World = { readonly userIds: readonly string[]; readonly groupHugIds: readonly string[] };

const bodyFor = (dice: Dice, { userIds, groupHugIds }: World, { device }: Own): readonly [string, object] => {
  const to = dice.pick(userIds) ?? "";
  const groupHugId = dice.pick(groupHugIds) ?? "";
  const hugId = dice.pick(Object.keys(device.state().hugs ?? {})) ?? to;
  const on = dice.chance(0.5);
  const inbox: readonly (readonly [string, object])[] = [
    ["hug/send", hugTo(to, { message: `n. ${dice.whole(0, 99)} 🧡` })],
    ["hug/send", hugTo(to)],
    ["hug/see", { hugId }],
    ["hug/react", { hugId, emoji: "🧡", message: on ? "thank you" : "" }],
    ["touch/set", { touchCap: dice.whole(0, 100), touchForm: "picture", sharesSeen: on }],
    ["person/block", { userId: to, on }],
    ["person/mute", { userId: to, on }],
    ["group/invite", { groupHugId, to }],
    ["invitation/close", { groupHugId }],
  ];
  const group = [
    ["group/ready", { isIn: dice.chance(0.7) }],
    ["group/start", {}],
    ["group/lock", { on: dice.chance(0.2) }],
    ["group/choose", { design: dice.pick(["breathing-together", "campfire", "firefly"]) }],
    ...(dice.chance(0.1) ? ([["group/leave", {}]] as const) : []),
  ] as const satisfies readonly (readonly [GroupHugRequestName, object])[];
  const here = { presence: on ? "here" : "away" };
  const byRoom = { inbox, lobby: [["presence/set", here]], "group-hug": group } as const;
  return (
    dice.pick<readonly [string, object]>(byRoom[device.room.name as keyof typeof byRoom]) ?? ["presence/set", here]
  ); // as: the three rooms that are joined
};

/** People come, go, fall out and do whatever they may, all at once; `follow` compares each digest with what is there. */
const storm = async (server: RoomServer, dice: Dice): Promise<readonly Device[]> => {
  const { world, changes } = server;
  const userIds = await Promise.all(["Ann", "Ben", "Cho", "Dan"].map((name) => world.addUser(name)));
  const created = await Promise.all(userIds.slice(0, 2).map((userId) => world.groupHugs.create(userId, draft())));
  const groupHugIds = created.flatMap((made) => (made.ok ? [made.value.id] : []));
  const owned: Own[] = [];
  const joined: Device[] = [];
  const join = async (userId: string, room: (typeof ROOMS)[number]): Promise<void> => {
    const groupHugId = room === "group-hug" ? { groupHugId: dice.pick(groupHugIds) ?? "" } : {};
    const device = await joinAs(server, { userId, room, ...groupHugId });
    joined.push(device);
    owned.push({ userId, device });
  };
  for (const userId of userIds) for (const room of ROOMS) await join(userId, room);
  matchMaker.getLocalRoomById(LOBBY_ID).patchRate = LOBBY_PATCH_MS;
  const act = async (): Promise<unknown> => {
    const userId = dice.pick(userIds) ?? "";
    const own = dice.pick(owned);
    if (own === undefined || (owned.length < DEVICES && dice.chance(0.2)))
      return join(userId, dice.pick(ROOMS) ?? "inbox");
    // Nothing more comes of it, not even an end: its person left the group hug, or a block parted them from it.
    if (own.device.left.length > 0) return owned.splice(owned.indexOf(own), 1);
    if (dice.chance(0.06)) {
      owned.splice(owned.indexOf(own), 1);
      return dice.chance(0.5) ? own.device.drop() : own.device.leave();
    }
    if (dice.chance(0.06)) {
      await world.people.setProfile(userId, `N${dice.whole(0, 99)}`, { colour: "sea", texture: "plain" });
      return changes.publish([userId]);
    }
    if (own.device.room.name === "group-hug" && dice.chance(0.5))
      return own.device.room.send("group/press", dice.whole(0, 255));
    return own.device.request(...bodyFor(dice, { userIds, groupHugIds }, own));
  };
  for (let step = 0; step < STEPS; step += 1) {
    // Refused, or the room is gone by then.
    const done = act().catch(() => undefined);
    if (dice.chance(0.3)) await done;
    if (dice.chance(0.2)) await aWhile(dice.whole(0, 60));
  }
  await aWhile(600);
  const here = owned.map(({ device }) => device).filter(({ left }) => left.length === 0);
  for (const { room, digests } of here) {
    const last = digests.at(-1);
    if (last !== undefined) expect([room.name, stateDigest(room.state as never)]).toEqual([room.name, last]); // as: a state of Colyseus
  }
  for (const device of here) await device.leave();
  return joined;
};

describeOnEachTransport("digests of state in a storm", (server) => {
  test.each(SEEDS)("every device has what it is said to have (seed %i)", { timeout: 30_000 }, async (seed) => {
    const joined = await storm(server(), createDice(seed));
    for (const name of ROOMS) {
      const told = joined.flatMap(({ room, digests }) => (room.name === name ? digests : []));
      expect(new Set(told).size, name).toBeGreaterThan(STATES_LEAST);
    }
  });
});
