import { matchMaker } from "@colyseus/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEVICES_MAX, MATCHMAKING_LIMITS } from "#shared/schema/limits.ts";
import {
  groupHugRoomId,
  inboxRoomId,
  JOIN_DENIALS,
  LOBBY_ID,
  PROTOCOL_VERSION,
  type JoinDenial,
} from "#shared/schema/protocol.ts";
import { Crowded } from "../errors.ts";
import { ALONE } from "./cluster/directory.ts";
import { installMatchmaking, type MatchmakingDeps } from "./matchmaking.ts";
import { joinAs, until } from "../rooms/testing/device.ts";
import { draft } from "../rooms/group-hug/testing/group-hug.world.ts";
import { startRoomServer, type RoomServer } from "../rooms/testing/room-server.ts";

let server: RoomServer;
let ann: string;
let ben: string;
beforeAll(async () => {
  server = await startRoomServer();
  ann = await server.world.addUser("Ann");
  ben = await server.world.addUser("Ben");
});
afterAll(() => server.close());

const OPTIONS: object = { protocol: PROTOCOL_VERSION };
const ask = async (path: string, options: unknown = OPTIONS, token: string | null = server.identity.tokenFor(ann)) => {
  const headers = {
    "content-type": "application/json",
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const response = await fetch(`${server.url}/matchmake/${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(options),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const createGroupHug = async (): Promise<string> => {
  const created = await server.world.groupHugs.create(ann, draft());
  if (!created.ok) throw new Error(created.refusal.code);
  return created.value.id;
};
const expectDenied = async (answer: ReturnType<typeof ask>, denial: JoinDenial) => {
  const code = JOIN_DENIALS[denial];
  expect(await answer).toMatchObject({ status: code - 4000, body: { code, message: denial } });
};

test("M1 an inbox has the id of the token's person, whatever is asked; one's own is joined by id too", async () => {
  const { body } = await ask("joinOrCreate/inbox", { ...OPTIONS, after: 3 });
  expect(body).toMatchObject({ name: "inbox", roomId: inboxRoomId(ann) });
  // A seat's own id is Colyseus' and never the one of the login session.
  expect(body["sessionId"]).not.toBe("session-1");
  expect((await ask(`joinById/${inboxRoomId(ann)}`)).body).toMatchObject({ roomId: inboxRoomId(ann) });
  expect((await ask("joinOrCreate/lobby")).body).toMatchObject({ name: "lobby", roomId: "lobby" });
  expect((await ask("joinById/lobby")).body).toMatchObject({ roomId: "lobby" });
});

test("M2 somebody else's inbox is denied, whether or not it is open", async () => {
  await expectDenied(ask(`joinById/${inboxRoomId(ben)}`), "not_yours");
  await joinAs(server, { userId: ben, room: "inbox" });
  await expectDenied(ask(`joinById/${inboxRoomId(ben)}`), "not_yours");
  await expectDenied(ask("joinById/inbox-"), "not_yours");
});

test.each([
  ["create/inbox", "bad_join"],
  ["create/lobby", "bad_join"],
  ["join/lobby", "bad_join"],
  ["reconnect/lobby", "bad_join"],
  ["createRoom/lobby", "bad_join"],
  ["disconnectAll/lobby", "bad_join"],
  ["joinOrCreate/other", "no_such_room"],
  ["joinOrCreate/constructor", "no_such_room"],
  ["joinOrCreate/group-hug", "bad_join"],
  ["joinById/other", "no_such_room"],
] as const)("M3 %s is denied with %s", async (path, denial) => {
  await expectDenied(ask(path), denial);
});

test("M4 a token that is missing, wrong or of somebody who is gone is denied", async () => {
  const gone = await server.world.addUser("Gone");
  await server.world.removeUser(gone);
  for (const token of [null, "", "x", "a.b.c", server.identity.tokenFor(gone), server.identity.tokenFor("nobody")]) {
    await expectDenied(ask("joinOrCreate/inbox", OPTIONS, token), "not_signed_in");
    await expectDenied(ask("joinOrCreate/lobby", OPTIONS, token), "not_signed_in");
  }
});

test("M5 another version of the protocol is told which side is old, even with options of its own", async () => {
  await expectDenied(ask("joinOrCreate/inbox", { protocol: PROTOCOL_VERSION - 1, old: true }), "client_too_old");
  await expectDenied(ask("joinOrCreate/inbox", { protocol: PROTOCOL_VERSION + 1, odd: true }), "client_too_new");
});

test.each([
  {},
  { protocol: "1" },
  { protocol: null },
  { ...OPTIONS, after: -1 },
  { ...OPTIONS, after: 0.5 },
  { ...OPTIONS, after: "9" },
  { ...OPTIONS, userId: "somebody" },
  { ...OPTIONS, deps: {} },
  { ...OPTIONS, groupHugId: "no id" },
  { ...OPTIONS, groupHugId: 1 },
])("M6 options %o are denied", async (options) => {
  await expectDenied(ask("joinOrCreate/inbox", options), "bad_join");
});

test("M7 many who come at once find one room; one device too many finds it full", async () => {
  const eve = await server.world.addUser("Eve");
  const devices = await Promise.all(
    Array.from({ length: DEVICES_MAX }, () => joinAs(server, { userId: eve, room: "inbox" })),
  );
  expect(await matchMaker.query({ roomId: inboxRoomId(eve) })).toMatchObject([{ clients: DEVICES_MAX }]);
  await expectDenied(ask("joinOrCreate/inbox", OPTIONS, server.identity.tokenFor(eve)), "room_full");
  await devices[0]?.leave();
  await joinAs(server, { userId: eve, room: "inbox" });
  for (const device of devices.slice(1)) device.drop();
});

test("M13 a group hug has the id that its option names, or that of the room; who may come in is asked", async () => {
  const id = await createGroupHug();
  const room = { name: "group-hug", roomId: groupHugRoomId(id) };
  expect((await ask("joinOrCreate/group-hug", { ...OPTIONS, groupHugId: id })).body).toMatchObject(room);
  expect((await ask("joinOrCreate/group-hug", { ...OPTIONS, groupHugId: id.toUpperCase() })).body).toMatchObject(room);
  expect((await ask(`joinById/${groupHugRoomId(id)}`)).body).toMatchObject(room);
  expect((await ask(`joinById/${groupHugRoomId(id)}`, { ...OPTIONS, groupHugId: id })).body).toMatchObject(room);
  await expectDenied(ask("joinOrCreate/group-hug"), "bad_join");
  await expectDenied(ask("joinOrCreate/group-hug", { ...OPTIONS, groupHugId: "x" }), "bad_join");
  await expectDenied(ask(`joinById/${groupHugRoomId(id)}`, { ...OPTIONS, groupHugId: ann }), "bad_join");
  await expectDenied(ask("create/group-hug", { ...OPTIONS, groupHugId: id }), "bad_join");
  for (const nothing of [ann, "", "x", `${id}0`]) {
    await expectDenied(ask(`joinById/${groupHugRoomId(encodeURIComponent(nothing))}`), "no_such_room");
  }
  await server.world.people.setBlocked(ann, ben, true);
  const of = { ...OPTIONS, groupHugId: id };
  await expectDenied(ask("joinOrCreate/group-hug", of, server.identity.tokenFor(ben)), "no_such_room");
  await server.world.people.setBlocked(ann, ben, false);
});

/** With other parts than the server's for as long as `run` takes. */
const withParts = async (parts: Partial<MatchmakingDeps>, run: () => Promise<void>): Promise<void> => {
  const { invokeMethod } = matchMaker.controller;
  const log = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} };
  const limits = { take: () => 0 };
  const { identity } = server;
  const usual = { identity, limits, log, isKnown: async () => true, admit: async () => null, nowMs: () => 0 };
  const isStaff = async () => false;
  try {
    installMatchmaking({ ...usual, isStaff, directory: ALONE, ...parts });
    await run();
  } finally {
    matchMaker.controller.invokeMethod = invokeMethod;
  }
};

test.each(["hug_full", "hug_over", "hug_locked", "hug_not_open"] as const)("M13 %s has its number", (denial) =>
  withParts({ admit: async () => denial }, () =>
    expectDenied(ask("joinOrCreate/group-hug", { ...OPTIONS, groupHugId: ann }), denial),
  ),
);

test("M11 somebody who asks for seats without end is denied, and nobody else, whatever address they claim", async () => {
  const zoe = await server.world.addUser("Zoe");
  const headers = { "content-type": "application/json", authorization: `Bearer ${server.identity.tokenFor(zoe)}` };
  // No seat is made of these, which a room would have to keep: the id is somebody else's.
  const asked = Array.from({ length: MATCHMAKING_LIMITS.person.burst + 10 }, async (_, index) => {
    const spoofed = { ...headers, "x-forwarded-for": `10.0.0.${index}`, "x-real-ip": `10.0.1.${index}` };
    const url = `${server.url}/matchmake/joinById/${inboxRoomId(ann)}`;
    return (await fetch(url, { method: "POST", headers: spoofed, body: JSON.stringify(OPTIONS) })).status;
  });
  const statuses = await Promise.all(asked);
  expect(new Set(statuses)).toEqual(new Set([403, 430]));
  await expectDenied(ask("joinOrCreate/lobby", OPTIONS, server.identity.tokenFor(zoe)), "too_many");
  expect((await ask("joinOrCreate/lobby")).status).toBe(200);
});

test("M12 so is an address, before its tokens are looked at", async () => {
  const taken: string[] = [];
  const limits = { take: (key: string) => (taken.push(key), key.startsWith("address") ? 5 : 0) };
  const identity = { verifyRoomToken: async () => expect.unreachable("no token is looked at") };
  await withParts({ limits, identity }, async () => {
    const answer = await fetch(`${server.url}/matchmake/joinOrCreate/lobby`, {
      method: "POST",
      headers: { "x-real-ip": "10.9.9.9" },
      body: JSON.stringify(OPTIONS),
    });
    expect([answer.status, taken]).toEqual([430, ["address 127.0.0.1"]]);
  });
});

test("M14 who waits in a crowd for too long is told to try later, and nothing is called a failure", async () => {
  const failures: unknown[] = [];
  const log = { debug() {}, info() {}, warn() {}, error: (what: unknown) => failures.push(what), fatal() {} };
  const identity = { verifyRoomToken: async () => Promise.reject(new Crowded("matchmaking", new Error("a crowd"))) };
  await withParts({ log, identity }, () => expectDenied(ask("joinOrCreate/inbox"), "try_later"));
  expect(failures).toEqual([]);
});

test("M8 while the database is away a join says try later", async () => {
  server.world.setAway(true);
  try {
    await expectDenied(ask("joinOrCreate/inbox"), "try_later");
  } finally {
    server.world.setAway(false);
  }
});

test("M9 a seat alone opens nothing: the socket's own token must speak for the same person", async () => {
  const open = (seat: Record<string, unknown>, token: string | null) =>
    new Promise<number>((resolve) => {
      const query = `sessionId=${String(seat["sessionId"])}${token === null ? "" : `&_authToken=${token}`}`;
      const socket = new WebSocket(
        `ws://127.0.0.1:${server.port}/${String(seat["processId"])}/${String(seat["roomId"])}?${query}`,
      );
      socket.binaryType = "arraybuffer";
      // The first byte of a frame is its kind: 10 = joined, 11 = error (Colyseus' Protocol).
      socket.addEventListener("message", ({ data }) => {
        resolve(new Uint8Array(data as ArrayBuffer)[0] ?? 0);
        socket.close();
      });
      socket.addEventListener("close", () => resolve(-1));
    });
  for (const room of ["inbox", "lobby"]) {
    for (const token of [null, "x", server.identity.tokenFor(ben)]) {
      const { body } = await ask(`joinOrCreate/${room}`);
      expect(await open(body, token)).toBe(11);
    }
    const { body } = await ask(`joinOrCreate/${room}`);
    expect(await open(body, server.identity.tokenFor(ann))).toBe(10);
    expect(await open(body, server.identity.tokenFor(ann))).toBe(11);
  }
});

test("M10 a room that closes and one that opens under its id never mix", async () => {
  const userId = await server.world.addUser("Quick");
  for (let i = 0; i < 5; i += 1) {
    const device = await joinAs(server, { userId, room: "inbox" });
    const room = matchMaker.getLocalRoomById(inboxRoomId(userId));
    if (i % 2 === 0) void room?.disconnect();
    else void device.leave();
    const next = await joinAs(server, { userId, room: "inbox" });
    expect(await next.request("inbox/resume", { after: 0 })).toEqual({ lastSeq: 0 });
    await next.leave();
  }
  await until(() => !matchMaker.getLocalRoomById(inboxRoomId(userId)));
});

test("M10 a seat that nobody took holds up neither the end of a room nor the next one", async () => {
  const userId = await server.world.addUser("Patient");
  const device = await joinAs(server, { userId, room: "lobby" });
  const seat = await ask("joinOrCreate/lobby", OPTIONS, server.identity.tokenFor(userId));
  expect(seat.body).toMatchObject({ roomId: LOBBY_ID });
  const sinceMs = performance.now();
  const room = matchMaker.getLocalRoomById(LOBBY_ID);
  await room?.disconnect();
  expect(matchMaker.getLocalRoomById(LOBBY_ID)).not.toBe(room);
  const next = await joinAs(server, { userId, room: "lobby" });
  expect(performance.now() - sinceMs).toBeLessThan(5_000);
  for (const one of [device, next]) one.drop();
});
