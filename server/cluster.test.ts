import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { ProcessHealth } from "#shared/schema/moderation.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import { groupHugRoomId, LOBBY_ID, PROTOCOL_VERSION } from "#shared/schema/protocol.ts";
import { draftTo } from "../client/net/testing/drafts.ts";
import { until } from "../client/net/testing/until.ts";
import type { GroupHugSession, HugMoodClient } from "../client/net/state.ts";
import { lackForProcesses, startProcesses, type Processes } from "../e2e/support/processes.ts";
import { Client as SdkClient } from "@colyseus/sdk";
import { createCookieFetch, type Jar } from "../tools/friends/cookie-fetch.ts";
import { openToEverybody } from "../tools/friends/open-to-everybody.ts";
import { createNodeClient } from "../tools/friends/node-client.ts";
import { MIGRATIONS } from "./entities/migrations.list.ts";

/** Long enough for what is done to it. */
const DESIGN = "breathing-together";
/** Generous: what is measured is printed. */
const BACK_MAX_MS = 10_000;
const HEALED_MAX_MS = 10_000;
const DENIED_MAX_MS = 2_000;
const ALL = [0, 1, 2];

const lack = lackForProcesses();
describe.skipIf(lack !== null)(`three processes${lack === null ? "" : ` (skipped: ${lack})`}`, () => {
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
  let many: Processes;
  const clients = new Set<HugMoodClient>();
  const sessions = new Set<GroupHugSession>();

  beforeAll(async () => {
    many = await startProcesses(ALL.length);
  });
  afterEach(() => {
    for (const session of sessions) session.close();
    for (const client of clients) client.stop();
    for (const set of [sessions, clients]) set.clear();
    many.lead();
  });
  afterAll(() => many?.close());

  /** Somebody new whose inbox is in that process. */
  const enter = async (name: string, n: number) => {
    many.lead(n);
    const jar: Jar = {};
    const fetch = createCookieFetch(many.url, jar, () => {});
    const client = createNodeClient(many.url, fetch);
    clients.add(client);
    await client.start();
    expect(await client.enter(name, { colour: "sea", texture: "plain" })).toEqual({ ok: true });
    const { id } = await until(client.store, "somebody", ({ me }) => typeof me === "object" && me);
    await until(client.store, "oneself in the lobby", (state) => seesInLobby(state.lobby, id));
    await until(client.store, "connection", ({ connection }) => connection.kind === "online");
    await openToEverybody(many.url, fetch);
    many.lead();
    return { id, client, fetch };
  };
  type Person = Awaited<ReturnType<typeof enter>>;
  const seesInLobby = ({ people }: { people: readonly { id: string }[] }, id: string) =>
    people.some((one) => one.id === id);
  const see = (who: Person, whom: Person) =>
    until(who.client.store, "somebody in the lobby", ({ lobby }) => seesInLobby(lobby, whom.id));

  const open = ({ client }: Person, id: string): GroupHugSession => {
    const session = client.openGroupHug(id);
    if (session === null) throw new Error("Nobody is signed in.");
    sessions.add(session);
    return session;
  };
  const isUp = ({ store }: GroupHugSession) =>
    until(store, "seat", ({ connection, room, isInStep }) => connection.kind === "online" && isInStep && room);
  const isDown = ({ store }: GroupHugSession) =>
    until(store, "end of the seat", ({ connection }) => connection.kind !== "online");
  const hasLeft = async (session: GroupHugSession | undefined) => {
    if (session === undefined) throw new Error("They had no seat.");
    await until(session.store, "end of being in it", ({ denial }) => denial === "left_unasked");
  };
  const rowOf = async (id: string) => {
    const sql = "select epoch, status as phase, is_locked from group_hugs where id = $1";
    const [row] = await many.rows<{ epoch: number; phase: string; is_locked: boolean }>(sql, [id]);
    if (row === undefined) throw new Error("There is no such group hug.");
    return row;
  };
  /** A group hug that has begun, its room in that process; the first one is its host. */
  const beginTogether = async (n: number, host: Person, guest: Person, ...others: Person[]) => {
    const made = await host.client.createGroupHug({
      key: crypto.randomUUID(),
      name: "Evening hug",
      description: "",
      message: "",
      design: DESIGN,
      capacity: 10,
      visibility: "listed",
      scheduledForMs: null,
    });
    if (!made.ok) throw new Error("It was not made.");
    many.lead(n);
    const seats = [open(host, made.id), open(guest, made.id), ...others.map((one) => open(one, made.id))] as const;
    await Promise.all(seats.map(isUp));
    many.lead();
    expect(await many.ownerOf(groupHugRoomId(made.id))).toBe(n);
    for (const seat of seats) expect(await seat.ready(true)).toEqual({ ok: true });
    expect(await seats[0].start()).toEqual({ ok: true });
    return { id: made.id, seats };
  };
  const feels = async (from: GroupHugSession, fromId: string, to: GroupHugSession) => {
    // Looked up each time: in a room that was taken over, places are given anew.
    const slot = () => to.store.getState().room?.members.find(({ id }) => id === fromId)?.slot ?? -1;
    for (const [pressure, byte] of [
      [1, 255],
      [0, 0],
    ] as const) {
      from.press(pressure);
      await vi.waitFor(() => expect(to.pressures()[slot()]).toBe(byte), { timeout: 5_000, interval: 10 });
    }
  };
  const received = async ({ client }: Person) => {
    const answer = await client.hugs(null);
    if (!answer.ok) throw new Error("The hugs are out of reach.");
    return answer.page.hugs.flatMap(({ direction, message }) => (direction === "received" ? [message] : []));
  };
  const arrives = ({ client }: Person, message: string) =>
    until(client.store, `"${message}"`, ({ arrivals }) => arrivals.some((hug) => hug.message === message));
  /** Asks that process for a seat in the lobby: the denial's word, or null. */
  const askLobby = async ({ fetch }: Person, n: number): Promise<string | null> => {
    const asked = await fetch(`${many.url}/api/rooms/token`, { method: "POST" });
    const { token } = (await asked.json()) as { token: string }; // as: the route's documented answer
    const answer = await fetch(`${many.url}/p/${many.process(n).port}/matchmake/joinOrCreate/lobby`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ protocol: PROTOCOL_VERSION }),
    });
    const said = (await answer.json()) as { error?: string; sessionId?: string }; // as: Colyseus' two answers
    return said.sessionId === undefined ? (said.error ?? "nothing") : null;
  };

  /** Puts somebody on the staff, in a staff session. */
  const putOnStaff = async ({ id }: Person, role: StaffRole) => {
    await many.rows("update users set is_anonymous = false where id = $1", [id]);
    await many.rows("insert into second_factors (user_id, secret, confirmed_at) values ($1, '', now())", [id]);
    await many.rows("select set_staff(null, $1, $2)", [id, role]);
    await many.rows("insert into staff_sessions (session_id) select id from sessions where user_id = $1", [id]);
  };
  /** Makes somebody a moderator, and has them look at the rooms of all processes from that one. */
  const moderate = async (person: Person, n: number) => {
    const { fetch } = person;
    await putOnStaff(person, "moderator");
    const asked = await fetch(`${many.url}/api/rooms/token`, { method: "POST" });
    const { token } = (await asked.json()) as { token: string }; // as: the route's documented answer
    many.lead(n);
    const sdk = new SdkClient(many.url);
    sdk.auth.token = token;
    const room = await sdk.joinOrCreate("moderation", { protocol: PROTOCOL_VERSION });
    many.lead();
    await room.request("rooms/look", {
      phases: [],
      search: "",
      sort: "since",
      isDescending: true,
      from: 0,
      count: 100,
    });
    const rows = () =>
      (room.state as { toJSON(): { rooms?: Record<string, { here: number; phase: string }> } }).toJSON().rooms ?? {}; // as: its schema
    const health = () => (room.state as { toJSON(): { health?: Record<string, ProcessHealth> } }).toJSON().health ?? {}; // as: its schema
    return { row: (of: string) => rows()[of], health, leave: () => room.leave() };
  };

  test("a moderator sees a group hug of another process as it is, and goes on when that process is killed", async () => {
    const [ann, ben, mod] = [await enter("Ann", 0), await enter("Ben", 1), await enter("Mod", 0)];
    const watched = await moderate(mod, 0);
    const { id, seats } = await beginTogether(2, ann, ben);
    await vi.waitFor(() => expect(watched.row(id)).toMatchObject({ phase: "active", here: 2 }), { timeout: 5_000 });
    await vi.waitFor(
      () => {
        const processes = Object.values(watched.health());
        expect(processes).toHaveLength(ALL.length);
        expect(processes.reduce((sum, { people }) => sum + people, 0)).toBe(3);
        expect(processes.every(({ memoryMb, rooms }) => memoryMb > 0 && rooms > 0)).toBe(true);
      },
      { timeout: 10_000 },
    );
    seats[1].close();
    await vi.waitFor(() => expect(watched.row(id)).toMatchObject({ here: 1 }), { timeout: 5_000 });
    const back = isDown(seats[0]).then(() => isUp(seats[0]));
    await many.process(2).kill();
    await back;
    await vi.waitFor(() => expect(watched.row(id)).toMatchObject({ phase: "active", here: 1 }), { timeout: 15_000 });
    await watched.leave();
    await many.start(2);
  });

  test("a limit that is set in one process holds in another, and is over in both when it is lifted", async () => {
    const [ann, senior] = [await enter("Ann", 1), await enter("Sen", 0)];
    await putOnStaff(senior, "senior_moderator");
    const at = (n: number, path: string) => `${many.url}/p/${many.process(n).port}${path}`;
    const id = crypto.randomUUID();
    const tell = async (method: string, path: string, body?: unknown) => {
      const given = body === undefined ? {} : { body: JSON.stringify(body) };
      const headers = { "content-type": "application/json" };
      expect((await senior.fetch(at(0, path), { method, headers, ...given })).status).toBe(200);
    };
    const make = async () => {
      const body = JSON.stringify({
        key: crypto.randomUUID(),
        name: "Hug",
        description: "",
        message: "",
        design: DESIGN,
        capacity: 10,
        visibility: "link",
        scheduledForMs: null,
      });
      const headers = { "content-type": "application/json" };
      return (await ann.fetch(at(1, "/api/group-hugs"), { method: "POST", headers, body })).status;
    };
    expect([await make(), await make()]).toEqual([201, 201]);
    await tell("PUT", `/api/staff/limits/${id}`, { percent: 5, of: ["group_hugs"], minutes: 10 });
    const sinceMs = performance.now();
    await vi.waitFor(async () => expect(await make()).toBe(429), { timeout: 5_000, interval: 50 });
    console.info(`A limit held in the other process after ${Math.round(performance.now() - sinceMs)} ms`);
    await tell("DELETE", `/api/staff/measures/${id}`);
    await vi.waitFor(async () => expect(await make()).toBe(201), { timeout: 15_000, interval: 100 });
  });

  test("whoever is suspended through one process is out of every room of the others, and comes back when that is lifted", async () => {
    const [ann, ben, mod] = [await enter("Ann", 1), await enter("Ben", 2), await enter("Mod", 0)];
    const { seats } = await beginTogether(2, ben, ann);
    await putOnStaff(mod, "moderator");
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ kind: "suspend", category: "harassment", statement: "", hours: 1 });
    const isAway = until(seats[0].store, "Ann away", ({ room }) =>
      room?.members.some(({ id, isHere }) => id === ann.id && !isHere),
    );
    const isOut = until(ann.client.store, "one page", ({ connection }) => connection.kind === "suspended");
    const at = (path: string) => `${many.url}/p/${many.process(0).port}/api/staff/${path}`;
    const sinceMs = performance.now();
    const answer = await mod.fetch(at(`people/${ann.id}/restrictions`), { method: "POST", headers, body });
    expect(answer.ok).toBe(true);
    await isAway;
    const awayMs = performance.now() - sinceMs;
    await isOut;
    console.info(`Suspended in another process: away after ${Math.round(awayMs)} ms`);
    expect(await askLobby(ann, 1)).not.toBeNull();
    const { id } = (await answer.json()) as { id: string }; // as: the route's documented answer
    expect((await mod.fetch(at(`restrictions/${id}`), { method: "DELETE" })).ok).toBe(true);
    await ann.client.start();
    await until(ann.client.store, "connection", ({ connection }) => connection.kind === "online");
  });

  test("while a raid switch is on whoever is new sends nothing, through any process, and is told until when", async () => {
    const [ann, ben, senior] = [await enter("Ann", 1), await enter("Ben", 2), await enter("Sen", 0)];
    await many.rows("update users set created_at = now() - interval '2 hours' where id = $1", [ann.id]);
    await putOnStaff(senior, "senior_moderator");
    const id = crypto.randomUUID();
    const headers = { "content-type": "application/json" };
    const set = (path: string, method: string, body?: string) =>
      senior.fetch(`${many.url}/api/staff/${path}/${id}`, { method, headers, ...(body === undefined ? {} : { body }) });
    expect((await set("raids", "PUT", JSON.stringify({ newForMinutes: 60, minutes: 10 }))).status).toBe(200);
    await ben.client.sendHug(draftTo(ann.id, "of somebody new"));
    const { outbox } = await until(
      ben.client.store,
      "a refusal",
      (state) => state.outbox.some((hug) => hug.state.kind === "refused") && state,
    );
    expect(outbox).toMatchObject([{ state: { kind: "refused", refusal: { code: "raid" } } }]);
    await ann.client.sendHug(draftTo(ben.id, "of somebody who was here"));
    await arrives(ben, "of somebody who was here");
    expect((await set("measures", "DELETE")).status).toBe(200);
    await ben.client.sendHug(draftTo(ann.id, "later"));
    await arrives(ann, "later");
  });

  test("started at once on an empty database, they migrate it once", async () => {
    const done = await many.rows<{ name: string }>("select name from mikro_orm_migrations");
    expect(done.map(({ name }) => name).toSorted()).toEqual(MIGRATIONS.map(({ name }) => name).toSorted());
  });

  test("people on all of them are in one lobby, and a hug between two processes arrives once", async () => {
    const [ann, ben, cho] = [await enter("Ann", 0), await enter("Ben", 1), await enter("Cho", 2)];
    await Promise.all([see(ann, ben), see(ann, cho), see(ben, ann), see(ben, cho), see(cho, ann), see(cho, ben)]);
    await ann.client.sendHug(draftTo(ben.id, "from afar"));
    await arrives(ben, "from afar");
    await until(ann.client.store, "empty outbox", ({ outbox }) => outbox.length === 0);
    await cho.client.setProfile("Cho Two", { colour: "sage", texture: "plain" });
    await until(ann.client.store, "a new name", ({ lobby }) => lobby.people.some(({ name }) => name === "Cho Two"));
    expect(ben.client.store.getState().arrivals).toHaveLength(1);
    expect(await received(ben)).toEqual(["from afar"]);
  });

  test("who blocks somebody in a group hug leaves it, also when its room is in another process", async () => {
    const [ann, ben, cho] = [await enter("Ann", 0), await enter("Ben", 1), await enter("Cho", 2)];
    const { seats } = await beginTogether(0, ann, ben, cho);
    expect(await cho.client.block(ben.id, true)).toEqual({ ok: true });
    await hasLeft(seats[2]);
    await until(seats[1].store, "nobody but Ann", ({ room }) => room?.members.length === 2);
    await feels(seats[0], ann.id, seats[1]);
  });

  test("a group hug whose owner is killed goes on elsewhere, with a newer epoch", async () => {
    const [ann, ben, cho] = [await enter("Ann", 0), await enter("Ben", 1), await enter("Cho", 2)];
    const { id, seats } = await beginTogether(2, ann, ben, cho);
    const { epoch } = await rowOf(id);
    const sinceMs = performance.now();
    const back = seats.map((seat) => isDown(seat).then(() => isUp(seat)));
    await many.process(2).kill();
    await Promise.all(back);
    const backMs = performance.now() - sinceMs;
    console.info(`kill -9 of the owner: everybody is back and in step after ${Math.round(backMs)} ms`);
    expect(backMs).toBeLessThan(BACK_MAX_MS);
    expect(await many.ownerOf(groupHugRoomId(id))).not.toBe(2);
    const now = await rowOf(id);
    expect([now.phase, now.epoch > epoch]).toEqual(["ACTIVE", true]);
    await feels(seats[0], ann.id, seats[1]);
    await many.start(2);
  });

  test("an owner that hangs is taken over; when it wakes its room closes, and nothing of its epoch is written", async () => {
    const [ann, ben, cho] = [await enter("Ann", 1), await enter("Ben", 1), await enter("Cho", 2)];
    const { id, seats } = await beginTogether(0, ann, ben);
    const { epoch } = await rowOf(id);
    const { pid } = many.process(0);
    const sinceMs = performance.now();
    process.kill(pid, "SIGSTOP");
    try {
      many.lead(1, 2);
      // Sent while nobody hears: the one that wakes would carry it out.
      void seats[0].lock(true);
      const byCho = open(cho, id);
      const { members } = await isUp(byCho);
      console.info(`SIGSTOP of the owner: taken over after ${Math.round(performance.now() - sinceMs)} ms`);
      // The new owner has them in the order in which they come back.
      expect(members.map(({ name }) => name).toSorted()).toEqual(["Ann", "Ben", "Cho"]);
      expect(await many.ownerOf(groupHugRoomId(id))).not.toBe(0);
    } finally {
      process.kill(pid, "SIGCONT");
    }
    for (const seat of seats)
      await until(
        seat.store,
        "Cho",
        ({ connection, room }) => connection.kind === "online" && room?.members.length === 3,
      );
    await feels(seats[0], ann.id, seats[1]);
    await sleep(1_500);
    expect(await rowOf(id)).toEqual({ epoch: epoch + 1, phase: "ACTIVE", is_locked: false });
  });

  test("Redis dies: who is in a room goes on, new joins wait, and all heals when it is back, empty", async () => {
    const [ann, ben, eve] = [await enter("Ann", 0), await enter("Ben", 1), await enter("Eve", 2)];
    const { seats } = await beginTogether(1, ann, ben, eve);
    await Promise.all([see(ann, ben), see(ben, ann)]);
    const lobbyAt = await many.ownerOf(LOBBY_ID);
    const other = ALL.find((n) => n !== lobbyAt) ?? 0;
    const dan = await enter("Dan", other);
    await see(ben, dan);
    expect(await askLobby(ann, other)).toBeNull();
    await many.redis.kill();

    const sinceMs = performance.now();
    expect(await askLobby(ann, other)).toBe("try_later");
    const deniedMs = performance.now() - sinceMs;
    expect(deniedMs).toBeLessThan(DENIED_MAX_MS);
    await feels(seats[0], ann.id, seats[1]);
    await ann.client.sendHug(draftTo(ben.id, "without Redis"));
    await arrives(ben, "without Redis");
    for (const { store } of seats) expect(store.getState().connection.kind).toBe("online");
    // The processes with the lobby and the group hug do not hear of it.
    for (const who of [dan, eve]) expect(await who.client.block(ben.id, true)).toEqual({ ok: true });

    await many.redis.start();
    const backMs = performance.now();
    await vi.waitFor(async () => expect(await askLobby(ann, other)).toBeNull(), { timeout: 20_000, interval: 100 });
    const healedMs = performance.now() - backMs;
    console.info(
      `Redis killed: denied after ${Math.round(deniedMs)} ms; healed ${Math.round(healedMs)} ms after it came`,
    );
    expect(healedMs).toBeLessThan(HEALED_MAX_MS);
    const cho = await enter("Cho", other);
    await Promise.all([see(cho, ann), see(cho, ben), see(ann, cho), see(ben, cho)]);
    await feels(seats[1], ben.id, seats[0]);
    await until(ben.client.store, "no Dan", ({ lobby }) => !seesInLobby(lobby, dan.id));
    await hasLeft(seats[2]);
  });

  test("somebody who signs out everywhere is out within two seconds in every process, also without Redis", async () => {
    const ada = await enter("Ada", 0);
    const ben = await enter("Ben", 1);
    many.lead(1);
    const other = createNodeClient(many.url, ada.fetch);
    clients.add(other);
    await other.start();
    await until(other.store, "connection", ({ connection }) => connection.kind === "online");
    many.lead();
    await many.redis.kill();
    const account = await other.loadAccount();
    const sinceMs = performance.now();
    expect(await account.signOutEverywhere()).toEqual({ ok: true });
    for (const client of [ada.client, other]) await until(client.store, "nobody", ({ me }) => me === null);
    console.log(`Signed out in the other process after ${Math.round(performance.now() - sinceMs)} ms`);
    expect(ben.client.store.getState().connection.kind).toBe("online");
    await many.redis.start();
    // Whoever comes after this finds all as it was.
    for (const n of ALL)
      await vi.waitFor(async () => expect(await askLobby(ben, n)).toBeNull(), { timeout: 20_000, interval: 100 });
  });

  test("what one may ask is counted over all processes", async () => {
    const { fetch } = await enter("Ann", 0);
    const ask = async (n: number) => (await fetch(`${many.url}/p/${many.process(n).port}/api/me`)).status;
    const askUntilRefused = async (n: number): Promise<number> => {
      for (let asked = 0; ; asked += 1) if ((await ask(n)) === 429) return asked;
    };
    const before = await askUntilRefused(0);
    expect(before).toBeGreaterThan(100);
    await vi.waitFor(async () => expect(await ask(1)).toBe(429), { timeout: 5_000, interval: 100 });
  });

  test("SIGTERM of one: its people come back elsewhere, and no hug is lost or doubled", async () => {
    const lobbyAt = await many.ownerOf(LOBBY_ID);
    const n = Math.max(0, lobbyAt);
    const [ann, ben] = [await enter("Ann", n), await enter("Ben", (n + 1) % ALL.length)];
    // A seat that nobody takes must not hold it up.
    expect(await askLobby(ben, n)).toBeNull();
    const sent = Array.from({ length: 9 }, (_, number) => `hug ${number}`);
    const sending = (async () => {
      for (const message of sent) {
        await ann.client.sendHug(draftTo(ben.id, message));
        await sleep(100);
      }
    })();
    await arrives(ben, "hug 1");
    const sinceMs = performance.now();
    const back = until(ann.client.store, "restart", ({ connection }) => connection.kind !== "online").then(() =>
      until(ann.client.store, "connection", ({ connection }) => connection.kind === "online"),
    );
    const stopping = many.process(n).stop();
    await back;
    const backMs = performance.now() - sinceMs;
    await stopping;
    const stoppedMs = performance.now() - sinceMs;
    console.info(`SIGTERM: back elsewhere after ${Math.round(backMs)} ms, stopped after ${Math.round(stoppedMs)} ms`);
    expect(backMs).toBeLessThan(BACK_MAX_MS);
    expect(many.process(n).output()).toMatch(/"msg":"stopped"/);
    await sending;
    await until(ann.client.store, "empty outbox", ({ outbox }) => outbox.length === 0);
    for (const message of sent) await arrives(ben, message);
    expect((await received(ben)).toSorted()).toEqual(sent);
    await Promise.all([see(ann, ben), see(ben, ann)]);
    await many.start(n);
  });
});
