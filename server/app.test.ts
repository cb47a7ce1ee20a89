import { Client, type Room } from "@colyseus/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STOCK_GROUP_DESIGNS } from "#shared/design/stock/stock-group-designs.ts";
import { CLOSE_RESTARTING, CLOSE_SIGNED_OUT, MAX_FRAME_BYTES, PROTOCOL_VERSION } from "#shared/schema/protocol.ts";
import { openToEverybody } from "../tools/friends/open-to-everybody.ts";
import { createApp, type App } from "./app.ts";
import { createLog } from "./platform/logger/logger.ts";
import { aloneCluster } from "./platform/cluster/cluster.ts";
import { createEpochWatch } from "./platform/epoch-watch.ts";
import { USUAL_LIMITS } from "./platform/measures-watch.ts";
import { createOpenSeats } from "./platform/open-seats.ts";
import { createSuspendedPeople } from "./platform/suspended-people.ts";
import { loadUws } from "./platform/transport/uws.transport.ts";
import { createMemoryIdentity } from "./services/identity/identity.memory.ts";
import { createMemoryWorld } from "./services/testing/memory-world.ts";

const HUG = {
  key: "0b6f0c8e-0000-4000-8000-000000000001",
  design: "bear",
  squeeze: { stepMs: 50, samples: [0, 90] },
  message: "hello",
};

const GROUP_HUG = {
  key: "0b6f0c8e-0000-4000-8000-000000000002",
  name: "Sunday",
  description: "",
  message: "",
  design: STOCK_GROUP_DESIGNS[0]?.id,
  capacity: 10,
  visibility: "listed",
  scheduledForMs: null,
};

describe.each([["ws"], ["uws"]] as const)("the whole app on %s", (transport) => {
  const canRun = transport === "ws" || loadUws().ok;
  describe.skipIf(!canRun)(canRun ? "with the real SDK" : "is skipped: uWebSockets.js does not load here", () => {
    let app: App;
    let url: string;
    const open: Room[] = [];
    const seats = createOpenSeats();
    /** What comes after a room token was found to be good. */
    let onVerified = async (): Promise<void> => {};

    beforeAll(async () => {
      const world = createMemoryWorld();
      const memory = createMemoryIdentity({ addGuest: (name) => world.addUser(name) });
      const verifyRoomToken: typeof memory.verifyRoomToken = async (token) => {
        const who = await memory.verifyRoomToken(token);
        await onVerified();
        return who;
      };
      const identity = { ...memory, verifyRoomToken };
      app = createApp({
        config: {
          host: "127.0.0.1",
          port: { kind: "fixed", port: 0 },
          transport,
          publicUrl: null,
          isBehindProxy: false,
        },
        services: {
          ...world,
          identity,
          accounts: identity,
          ...world.waysIn(identity, () => undefined),
          seats,
          epochs: createEpochWatch({ movedOn: world.groupHugs.movedOn }),
          liveLimits: USUAL_LIMITS,
          queueDepths: async () => ({ jobs: 0, held: 0 }),
          pingDatabase: async () => undefined,
        },
        cluster: aloneCluster(),
        log: createLog({ level: "silent", format: "json" }),
        pagesFolder: "no such folder",
        version: "0",
        nowMs: Date.now,
      });
      ({ url } = await app.listen());
    });
    afterAll(() => app.close());

    const enter = async (name: string) => {
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ name, being: { colour: "sage", texture: "plain" } });
      const entered = await fetch(`${url}/api/guests`, { method: "POST", headers, body });
      const { id } = (await entered.json()) as { id: string };
      const cookie = entered.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      await openToEverybody(url, (target, init) => fetch(target, { ...init, headers: { ...headers, cookie } }));
      const asked = await fetch(`${url}/api/rooms/token`, { method: "POST", headers: { cookie } });
      const client = new Client(url);
      client.auth.token = ((await asked.json()) as { token: string }).token;
      const inbox = await client.joinOrCreate("inbox", { protocol: PROTOCOL_VERSION, after: 0 });
      open.push(inbox);
      return { id, cookie, client, inbox };
    };
    const eventsOf = (room: Room) =>
      new Promise<{ kind: string; hug: { message: string } }[]>((resolve) => {
        room.onMessage("inbox/events", ({ events }: { events: { kind: string; hug: { message: string } }[] }) => {
          if (events.some(({ kind }) => kind === "hug_received")) resolve(events);
        });
      });

    it("a guest comes in over HTTP, joins rooms, and a hug arrives and is in the history", async () => {
      const [fern, moss] = [await enter("Fern"), await enter("Moss")];
      const lobby = await fern.client.joinOrCreate("lobby", { protocol: PROTOCOL_VERSION });
      const arriving = eventsOf(moss.inbox);
      await fern.inbox.request("hug/send", { ...HUG, to: moss.id });
      expect((await arriving)[0]).toMatchObject({ kind: "hug_received", hug: { message: "hello" } });
      const history = await fetch(`${url}/api/hugs`, { headers: { cookie: moss.cookie } });
      expect(await history.json()).toMatchObject({
        hugs: [{ direction: "received", message: "hello", other: { id: fern.id } }],
        next: null,
      });
      await lobby.leave();
    });

    it("a session that is over has every room of its own closed, and nobody else's", async () => {
      const [fern, moss] = [await enter("Fern"), await enter("Moss")];
      const lobby = await fern.client.joinOrCreate("lobby", { protocol: PROTOCOL_VERSION });
      const left: string[] = [];
      const closed = [fern.inbox, lobby].map(
        (room) => new Promise<number>((resolve) => room.onLeave((code) => resolve(code))),
      );
      moss.inbox.onLeave(() => left.push("moss"));
      const asked = await fetch(`${url}/api/sessions`, { headers: { cookie: fern.cookie } });
      const { sessions } = (await asked.json()) as { sessions: { id: string }[] };
      seats.close(new Set(sessions.map(({ id }) => id)), CLOSE_SIGNED_OUT);
      expect(await Promise.all(closed)).toEqual([CLOSE_SIGNED_OUT, CLOSE_SIGNED_OUT]);
      await moss.inbox.request("presence/none", {}).catch(() => undefined);
      expect(left).toEqual([]);
    });

    it("whoever is suspended while their seat is being taken has it closed by the next look", async () => {
      const [fern, moss] = [await enter("Fern"), await enter("Moss")];
      const suspended: { readonly id: string }[] = [];
      const looks = createSuspendedPeople({
        database: { rows: async <T>() => suspended as T[] }, // as: what is asked for
        rememberSeconds: 60,
        onSuspended: (userIds) => seats.closePeople(userIds, CLOSE_SIGNED_OUT),
      });
      const left: string[] = [];
      moss.inbox.onLeave(() => left.push("moss"));
      // Matchmaking asks once, and the seat itself a second time.
      let asked = 0;
      let letIn = (): void => {};
      const isSittingDown = new Promise<void>((resolve) => {
        onVerified = async () => {
          asked += 1;
          if (asked < 2) return;
          resolve();
          await new Promise<void>((go) => (letIn = go));
        };
      });
      const joining = fern.client.joinOrCreate("lobby", { protocol: PROTOCOL_VERSION });
      await isSittingDown;
      onVerified = async () => {};
      suspended.push({ id: fern.id });
      // The look that the suspending process hints at finds no seat yet.
      await looks.look();
      letIn();
      const lobby = await joining;
      const closed = new Promise<number>((resolve) => lobby.onLeave((code) => resolve(code)));
      await looks.look();
      expect(await closed).toBe(CLOSE_SIGNED_OUT);
      expect(left).toEqual([]);
    });

    it("a group hug made over HTTP is listed, joined and begun, and over when it is called off", async () => {
      const [fern, moss] = [await enter("Fern"), await enter("Moss")];
      const lobby = await fern.client.joinOrCreate<{ groupHugs: Map<string, { name: string }> }>("lobby", {
        protocol: PROTOCOL_VERSION,
      });
      const headers = { "content-type": "application/json", cookie: fern.cookie };
      const created = await fetch(`${url}/api/group-hugs`, {
        method: "POST",
        headers,
        body: JSON.stringify(GROUP_HUG),
      });
      const { id } = (await created.json()) as { id: string };
      await expect.poll(() => lobby.state.groupHugs?.get(id)?.name, { timeout: 3000 }).toBe("Sunday");
      const options = { protocol: PROTOCOL_VERSION, groupHugId: id };
      const rooms = [
        await fern.client.joinOrCreate("group-hug", options),
        await moss.client.joinOrCreate("group-hug", options),
      ];
      for (const room of rooms) expect(await room.request("group/ready", { isIn: true })).toEqual({ ok: true });
      const state = rooms[1]?.state as { phase: string; clockId: string; cueStartMs: number };
      expect(await rooms[0]?.request("group/start", {})).toEqual({ ok: true });
      await expect.poll(() => state.phase, { timeout: 3000 }).toBe("active");
      expect(state.clockId).toMatch(/^[0-9a-f-]{36}$/);
      expect(state.cueStartMs).toBeGreaterThan(0);
      await rooms[0]?.request("group/cancel", {});
      await expect.poll(() => lobby.state.groupHugs?.has(id), { timeout: 3000 }).toBe(false);
      const late = (await enter("Late")).client.joinOrCreate("group-hug", options);
      await expect(late).rejects.toMatchObject({ code: 410, message: "hug_over" });
      for (const room of [...rooms, lobby]) await room.leave();
    });

    it("takes a form from another site where Apple sends people back to, and nothing else from there", async () => {
      const post = (path: string, type: string, body: string) =>
        fetch(`${url}${path}`, {
          method: "POST",
          redirect: "manual",
          headers: { "content-type": type, origin: "https://appleid.apple.com", "sec-fetch-site": "cross-site" },
          body,
        });
      const form = "application/x-www-form-urlencoded";
      const back = await post("/api/providers/apple/callback", form, "state=x&code=y");
      expect([back.status, back.headers.get("location")]).toEqual([303, "/sign-in?why=provider_stale&by=apple"]);
      for (const path of ["/api/providers/google/callback", "/api/sign-out", "/api/providers/apple/callback/", "/api"])
        expect((await post(path, form, "state=x")).status).toBe(403);
      const begin = await post("/api/sign-in/provider/begin", "application/json", '{"provider":"google"}');
      expect(await begin.json()).toMatchObject({ code: "cross_site" });
    });

    it("tells the lobby of a new name", async () => {
      const { client, cookie, id } = await enter("Ivy");
      const lobby = await client.joinOrCreate<{ people: Map<string, { name: string }> }>("lobby", {
        protocol: PROTOCOL_VERSION,
      });
      const headers = { "content-type": "application/json", cookie };
      const body = JSON.stringify({ name: "Hazel", being: { colour: "sage", texture: "plain" } });
      await fetch(`${url}/api/me`, { method: "PUT", headers, body });
      await expect.poll(() => lobby.state.people?.get(id)?.name, { timeout: 3000 }).toBe("Hazel");
      await lobby.leave();
    });

    it("denies joins with a word and an HTTP status that the SDK reports as its code", async () => {
      const join = async (room: string, options: object, token = "") => {
        const client = new Client(url);
        if (token !== "") client.auth.token = token;
        return client.joinOrCreate(room, options).then(
          () => null,
          (error: { code: number; message: string }) => [error.code, error.message],
        );
      };
      expect(await join("inbox", { protocol: PROTOCOL_VERSION })).toEqual([401, "not_signed_in"]);
      expect(await join("inbox", { protocol: PROTOCOL_VERSION }, "forged")).toEqual([401, "not_signed_in"]);
      expect(await join("inbox", { protocol: PROTOCOL_VERSION - 1 })).toEqual([426, "client_too_old"]);
      expect(await join("inbox", { protocol: PROTOCOL_VERSION + 1 })).toEqual([427, "client_too_new"]);
      expect(await join("inbox", { protocol: PROTOCOL_VERSION, surprise: 1 })).toEqual([400, "bad_join"]);
      expect(await join("monitor", { protocol: PROTOCOL_VERSION })).toEqual([404, "no_such_room"]);
    });

    it("a frame over the limit closes that connection only, with 1009", async () => {
      const [fern, moss] = [await enter("Fern"), await enter("Moss")];
      const code = new Promise<number>((resolve) => fern.inbox.onLeave((left) => resolve(left)));
      fern.inbox.reconnection.enabled = false;
      fern.inbox.send("hug/send", { message: "x".repeat(MAX_FRAME_BYTES) });
      expect(await code).toBe(1009);
      expect(await moss.inbox.request("inbox/resume", { after: 0 })).toMatchObject({ lastSeq: 0 });
    });

    it("tells rooms that it restarts when it closes", async () => {
      const { inbox } = await enter("Last");
      inbox.reconnection.enabled = false;
      const code = new Promise<number>((resolve) => inbox.onLeave((left) => resolve(left)));
      for (const room of open) room.reconnection.enabled = false;
      await app.close();
      expect(await code).toBe(CLOSE_RESTARTING);
      await expect(fetch(`${url}/health`)).rejects.toThrow();
    });
  });
});
