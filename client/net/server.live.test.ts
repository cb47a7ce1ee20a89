import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCuttableProxy, type CuttableProxy } from "../../e2e/support/cuttable-proxy.ts";
import { removeData, startServer, type ServerProcess } from "../../e2e/support/server-process.ts";
import { createCookieFetch, type Jar } from "../../tools/friends/cookie-fetch.ts";
import { openToEverybody } from "../../tools/friends/open-to-everybody.ts";
import { createNodeClient } from "../../tools/friends/node-client.ts";
import type { ClientState, HugMoodClient, Me } from "./state.ts";
import { draftTo } from "./testing/drafts.ts";
import { quietPort } from "./testing/quiet-port.ts";
import { until as untilState } from "./testing/until.ts";

const until = <T>(
  client: HugMoodClient,
  what: string,
  look: (state: ClientState) => T | null | undefined | false,
): Promise<T> => untilState(client.store, what, look);
const online = (client: HugMoodClient) => until(client, "connection", (state) => state.connection.kind === "online");

describe("clients on the real server", () => {
  let server: ServerProcess;
  let proxy: CuttableProxy;
  const clients: HugMoodClient[] = [];
  const enter = async (
    name: string,
    url: string,
    jar: Jar = {},
  ): Promise<{ client: HugMoodClient; me: Me; jar: Jar }> => {
    const cookieFetch = createCookieFetch(url, jar, () => {});
    const client = createNodeClient(url, cookieFetch);
    clients.push(client);
    await client.start();
    if (client.store.getState().me === null) {
      expect(await client.enter(name, { colour: "sea", texture: "plain" })).toEqual({ ok: true });
    }
    const { me } = client.store.getState();
    if (me === null || me === "unknown") throw new Error("Nobody is signed in.");
    await openToEverybody(url, cookieFetch);
    await online(client);
    return { client, me, jar };
  };
  beforeAll(async () => {
    server = await startServer({
      dataDir: await mkdtemp(path.join(tmpdir(), "hugmood-net-")),
      port: await quietPort(),
    });
    proxy = await createCuttableProxy(server.port);
  }, 60_000);
  afterAll(async () => {
    for (const client of clients) client.stop();
    await proxy?.close();
    await server?.stop();
    if (server !== undefined) await removeData(server);
  }, 30_000);

  it("see each other, hug, react, and hear of it on every device", { timeout: 40_000 }, async () => {
    const ann = await enter("Ann", server.url);
    const ben = await enter("Ben", server.url);
    const benToo = await enter("Ben", server.url, ben.jar);
    expect(benToo.me.id).toBe(ben.me.id);
    const seen = await until(ann.client, "Ben in the lobby", ({ lobby }) =>
      lobby.people.find(({ id }) => id === ben.me.id),
    );
    expect(seen).toMatchObject({ name: "Ben", presence: "online" });
    await ann.client.sendHug({ ...draftTo(ben.me.id, "for you"), squeeze: { stepMs: 50, samples: [10, 200] } });
    const hug = await until(ben.client, "arrival", ({ arrivals }) => arrivals[0]);
    expect(hug).toMatchObject({ message: "for you", squeeze: { samples: [10, 200] }, other: { id: ann.me.id } });
    await until(benToo.client, "arrival on the other device", ({ arrivals }) => arrivals[0]);
    await until(ann.client, "empty outbox", ({ outbox }) => outbox.length === 0);
    await ben.client.see(hug.id);
    await until(benToo.client, "seen on the other device", ({ arrivals }) => arrivals.length === 0);
    expect(await ben.client.react(hug.id, "💛", "thank you")).toEqual({ ok: true });
    const { reaction } = await until(ann.client, "reaction", ({ reactions }) => reactions[0]);
    expect(reaction).toMatchObject({ emoji: "💛", message: "thank you" });
    expect(await ann.client.hugs(null)).toMatchObject({
      ok: true,
      page: { hugs: [{ id: hug.id, direction: "sent" }] },
    });
    expect(await ben.client.hug(hug.id)).toMatchObject({ direction: "received", isSeen: true });
    expect(await ben.client.mute(ann.me.id, true)).toEqual({ ok: true });
    expect(await ben.client.muted()).toMatchObject([{ id: ann.me.id }]);
    expect(await ben.client.mute(ann.me.id, false)).toEqual({ ok: true });
  });

  it("D2 say why a hug to nobody goes nowhere", { timeout: 40_000 }, async () => {
    const { client, me } = await enter("Cy", server.url);
    await client.sendHug(draftTo("00000000-0000-4000-8000-000000000000"));
    const refused = await until(client, "refusal", ({ outbox }) => outbox[0]?.state.kind === "refused" && outbox[0]);
    expect(refused.state).toMatchObject({ refusal: { code: "no_such_person" } });
    client.discardHug(refused.key);
    await client.sendHug(draftTo(me.id));
    const own = await until(client, "refusal", ({ outbox }) => outbox[0]?.state.kind === "refused" && outbox[0]);
    expect(own.state).toMatchObject({ refusal: { code: "no_self_hug" } });
  });

  it(
    "D1 R1 R7 lose and double nothing over a network that is cut and one that goes silent",
    { timeout: 60_000 },
    async () => {
      const ann = await enter("Ann", `http://127.0.0.1:${proxy.port}`);
      const ben = await enter("Ben", server.url);
      const messages = Array.from({ length: 6 }, (_, n) => `hug ${n}`);
      for (const [n, message] of messages.entries()) {
        void ann.client.sendHug(draftTo(ben.me.id, message));
        if (n === 2) proxy.cut();
        if (n === 4) proxy.mend();
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      await until(ann.client, "empty outbox", ({ outbox }) => outbox.length === 0);
      const arrived = await until(
        ben.client,
        "all arrivals",
        ({ arrivals }) => arrivals.length >= messages.length && arrivals,
      );
      expect(arrived.map(({ message }) => message)).toEqual(messages);
    },
  );

  it("R4 D1 C1 come back after a restart and after a kill, with every hug once", { timeout: 90_000 }, async () => {
    const ann = await enter("Ann", server.url);
    const ben = await enter("Ben", server.url);
    await ann.client.sendHug(draftTo(ben.me.id, "before"));
    await until(ben.client, "arrival", ({ arrivals }) => arrivals.length === 1);
    const stopping = server.stop();
    await until(ann.client, "another state than online", ({ connection }) => connection.kind !== "online");
    await ann.client.sendHug(draftTo(ben.me.id, "while it restarts"));
    await stopping;
    server = await startServer(server);
    await Promise.all([online(ann.client), online(ben.client)]);
    await until(ben.client, "arrival", ({ arrivals }) => arrivals.length === 2);
    void ann.client.sendHug(draftTo(ben.me.id, "into the kill"));
    await server.kill();
    server = await startServer(server);
    const arrived = await until(ben.client, "arrival", ({ arrivals }) => arrivals.length >= 3 && arrivals);
    expect(arrived.map(({ message }) => message)).toEqual(["before", "while it restarts", "into the kill"]);
    await until(ann.client, "empty outbox", ({ outbox }) => outbox.length === 0);
  });
});
