import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CreateGroupHug } from "#shared/schema/group-hug.ts";
import { stockGroupDesign } from "#shared/design/stock/stock-group-designs.ts";
import { removeData, startServer, type ServerProcess } from "../../e2e/support/server-process.ts";
import { createCookieFetch, type Jar } from "../../tools/friends/cookie-fetch.ts";
import { createNodeClient } from "../../tools/friends/node-client.ts";
import type { GroupHugSession, HugMoodClient, Me } from "./state.ts";
import { quietPort } from "./testing/quiet-port.ts";
import { until } from "./testing/until.ts";

/** One of the long ones: a server that starts on a busy machine takes its time. */
const DESIGN = "breathing-together";
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const draft = (more: Partial<CreateGroupHug> = {}): CreateGroupHug => ({
  key: crypto.randomUUID(),
  name: "Evening hug",
  description: "Come as you are.",
  message: "Sleep well.",
  design: DESIGN,
  capacity: 5,
  visibility: "listed",
  scheduledForMs: null,
  ...more,
});
const inStep = (session: GroupHugSession) =>
  until(session.store, "server time", ({ isInStep, room }) => (isInStep ? room : null));
const members = (session: GroupHugSession, count: number) =>
  until(session.store, `${count} members`, ({ room }) => room?.members.length === count && room.members);

describe("group hugs on the real server", () => {
  let server: ServerProcess;
  const clients: HugMoodClient[] = [];
  const enter = async (name: string, jar: Jar = {}): Promise<{ client: HugMoodClient; me: Me; jar: Jar }> => {
    const client = createNodeClient(
      server.url,
      createCookieFetch(server.url, jar, () => {}),
    );
    clients.push(client);
    await client.start();
    if (client.store.getState().me === null) await client.enter(name, { colour: "sea", texture: "plain" });
    const me = await until(client.store, "somebody", (state) => typeof state.me === "object" && state.me);
    await until(client.store, "connection", ({ connection }) => connection.kind === "online");
    return { client, me, jar };
  };
  const open = (client: HugMoodClient, id: string): GroupHugSession => {
    const session = client.openGroupHug(id);
    if (session === null) throw new Error("Nobody is signed in.");
    return session;
  };
  const create = async (client: HugMoodClient, more: Partial<CreateGroupHug> = {}): Promise<string> => {
    const created = await client.createGroupHug(draft(more));
    if (!created.ok) throw new Error(`It was not created: ${created.refusal.code}`);
    return created.id;
  };
  beforeAll(async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "hugmood-group-"));
    server = await startServer({ dataDir, port: await quietPort() });
  }, 60_000);
  afterAll(async () => {
    for (const client of clients) client.stop();
    await server?.stop();
    if (server !== undefined) await removeData(server);
  }, 30_000);

  it("are created once a key, found by whoever has the link, listed in the lobby", { timeout: 60_000 }, async () => {
    const ann = await enter("Ann");
    const ben = await enter("Ben");
    const wanted = draft();
    const first = await ann.client.createGroupHug(wanted);
    expect(first.ok).toBe(true);
    expect(await ann.client.createGroupHug(wanted)).toEqual(first);
    expect(await ann.client.createGroupHug(draft({ design: "nothing" }))).toMatchObject({
      refusal: { code: "no_such_design" },
    });
    const id = first.ok ? first.id : "";
    expect(await ben.client.groupHug(id)).toMatchObject({ id, name: "Evening hug", host: { id: ann.me.id } });
    expect(await ben.client.groupHug("00000000-0000-4000-8000-000000000000")).toBeNull();
    expect(await ben.client.groupHug("no id")).toBeNull();
    expect(await ann.client.groupHugs(null)).toMatchObject({ ok: true, page: { groupHugs: [{ id }], next: null } });
    const listed = await until(ben.client.store, "listed group hug", ({ groupHugs }) =>
      groupHugs.find((one) => one.id === id),
    );
    expect(listed).toMatchObject({ name: "Evening hug", host: { name: "Ann" }, capacity: 5, scheduledForMs: null });
  });

  it("invite, and take the invitation back from the inbox at a wish", { timeout: 60_000 }, async () => {
    const ann = await enter("Ann");
    const ben = await enter("Ben");
    const id = await create(ann.client, { visibility: "link" });
    expect(await ann.client.invite(id, ben.me.id)).toEqual({ ok: true });
    const [invitation] = await until(
      ben.client.store,
      "invitation",
      ({ inbox }) => inbox.invitations.length > 0 && inbox.invitations,
    );
    expect(invitation).toMatchObject({ groupHugId: id, name: "Evening hug", from: { id: ann.me.id, name: "Ann" } });
    expect(await ben.client.closeInvitation(id)).toEqual({ ok: true });
    await until(ben.client.store, "empty inbox", ({ inbox }) => inbox.invitations.length === 0);
  });

  it("R10 say why one cannot be in it", { timeout: 60_000 }, async () => {
    const ann = await enter("Ann");
    const ben = await enter("Ben");
    const denialOf = (session: GroupHugSession) => until(session.store, "denial", ({ denial }) => denial);
    expect(await denialOf(open(ann.client, "00000000-0000-4000-8000-000000000000"))).toBe("no_such_room");
    const id = await create(ann.client);
    const hosting = open(ann.client, id);
    await members(hosting, 1);
    expect(await hosting.lock(true)).toEqual({ ok: true });
    expect(await denialOf(open(ben.client, id))).toBe("hug_locked");
    expect(await hosting.cancel()).toEqual({ ok: true });
    await until(hosting.store, "end", ({ room }) => room?.phase === "canceled");
    hosting.close();
    expect(await denialOf(open(ann.client, id))).toBe("hug_over");
  });

  it("R4 L3 go through together, over a restart in the middle", { timeout: 120_000 }, async () => {
    const [beat0] = stockGroupDesign(DESIGN)?.beats ?? [];
    if (beat0 === undefined) throw new Error(`The design ${DESIGN} has no beats.`);
    const ann = await enter("Ann");
    const ben = await enter("Ben");
    const cy = await enter("Cy");
    const id = await create(ann.client);
    const [byAnn, byBen] = [open(ann.client, id), open(ben.client, id)];
    await Promise.all([inStep(byAnn), inStep(byBen), members(byAnn, 2)]);
    expect(await byBen.start()).toEqual({ ok: false, refusal: { code: "not_the_host" } });
    expect(await byAnn.start()).toEqual({ ok: false, refusal: { code: "too_few" } });
    expect(await byAnn.ready(true)).toEqual({ ok: true });
    expect(await byBen.ready(true)).toEqual({ ok: true });
    expect(await byAnn.start()).toEqual({ ok: true });
    const cueStartMs = (session: GroupHugSession) =>
      until(session.store, "cue", ({ room }) => room?.phase === "active" && room.cueStartMs);
    const startMs = await cueStartMs(byBen);

    // Both read one server clock: at any one moment, each one's interval holds what the other's holds.
    const nowMs = performance.now();
    const [annTime, benTime] = [byAnn.serverTimeAt(nowMs), byBen.serverTimeAt(nowMs)];
    if (annTime === null || benTime === null) throw new Error("Somebody does not know server time.");
    expect(annTime.lo <= benTime.hi && benTime.lo <= annTime.hi).toBe(true);

    const me = await until(byBen.store, "Ann's place", ({ room }) => room?.members.find((one) => one.id === ann.me.id));
    byAnn.press(1);
    while (byBen.pressures()[me.slot] !== 255) await sleep(10);
    byAnn.press(0);
    while (byBen.pressures()[me.slot] !== 0) await sleep(10);

    await sleep(Math.max(0, startMs + beat0 - annTime.ms - (performance.now() - nowMs)));
    for (const session of [byAnn, byBen]) session.showed(0, performance.now());
    const { spreadMs, boundMs } = await until(byBen.store, "measured beat", ({ room }) => room?.lastBeat);
    expect(spreadMs <= boundMs).toBe(true);

    await server.stop();
    await until(byAnn.store, "another state than online", ({ connection }) => connection.kind !== "online");
    server = await startServer(server);
    for (const session of [byAnn, byBen]) {
      await until(session.store, "connection", ({ connection }) => connection.kind === "online");
      expect(await inStep(session)).toMatchObject({ phase: "active" });
    }
    const annNow = byAnn.serverTimeAt(performance.now());
    expect((await cueStartMs(byAnn)) < (annNow?.ms ?? 0)).toBe(true);

    const byCy = open(cy.client, id);
    expect(await members(byCy, 3)).toMatchObject([{ isIn: true }, { isIn: true }, { name: "Cy", isIn: false }]);
    expect(await byBen.leave()).toEqual({ ok: true });
    expect(byBen.store.getState().denial).toBe("left");
    await members(byCy, 2);
    expect(await byAnn.cancel()).toEqual({ ok: true });
    await until(byCy.store, "end", ({ room }) => room?.phase === "canceled");
    expect(await cy.client.groupHug(id)).toMatchObject({ phase: "canceled" });
  });
});
