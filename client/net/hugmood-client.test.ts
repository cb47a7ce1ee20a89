import { NO_LIMIT } from "#shared/schema/hug.ts";
import { describe, expect, it } from "vitest";
import { CLOSE_SIGNED_OUT } from "./close-codes.ts";
import { draftTo } from "./testing/drafts.ts";
import { createFakeDevice } from "./testing/fake-device.ts";
import { createFakeServer, FAIR } from "./testing/fake-server.ts";
import { seeded } from "./testing/seeded.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";
import { loneTab, type Tabs } from "./platform.port.ts";
import type { HugMoodClient } from "./state.ts";

const world = () => {
  const random = seeded(7);
  const clock = createVirtualClock();
  const server = createFakeServer(clock, random);
  const device = (userId: string | null) => createFakeDevice(server, clock, random, userId);
  const begin = async (client: HugMoodClient) => {
    void client.start();
    await clock.pass(1_000);
    return client;
  };
  const arrive = (to: string, hugId: string) =>
    server.append(to, {
      kind: "hug_received",
      hug: {
        id: hugId,
        direction: "received",
        other: { id: "zoe", name: "Zoe", being: "sea/plain" },
        design: "bear",
        squeeze: { stepMs: 50, samples: [] },
        message: "",
        sentAtMs: 0,
        isSeen: false,
        reaction: null,
        answers: null,
        touch: NO_LIMIT,
        request: null,
      },
    });
  return { clock, server, device, begin, arrive };
};
const at = (client: HugMoodClient) => client.store.getState();

describe("a client", () => {
  it("says that nobody is signed in, then takes somebody in", async () => {
    const { clock, device, begin } = world();
    const ann = device(null);
    const client = await begin(ann.open());
    expect([at(client).me, at(client).connection]).toEqual([null, { kind: "signed_out" }]);
    ann.signInAs("ann");
    void client.enter("Ann", { colour: "sea", texture: "plain" });
    await clock.pass(1_000);
    expect([at(client).me, at(client).connection]).toMatchObject([{ id: "ann" }, { kind: "online" }]);
  });
  it("D1 keeps a hug made offline through a reload and sends it once it is back", async () => {
    const { clock, server, device, begin } = world();
    const ann = device("ann");
    const first = await begin(ann.open());
    ann.setOnline(false);
    expect(at(first).connection).toEqual({ kind: "offline" });
    const key = await first.sendHug(draftTo("ben"));
    expect(at(first).outbox.map((hug) => hug.state.kind)).toEqual(["waiting"]);
    first.stop();
    const second = await begin(ann.open());
    expect([at(second).me, at(second).outbox.map((hug) => hug.key)]).toMatchObject([{ id: "ann" }, [key]]);
    ann.setOnline(true);
    await clock.pass(5_000);
    expect([...server.sent.keys()]).toEqual([key]);
    expect(at(second).outbox).toEqual([]);
  });
  it("D2 shows a refusal for good, and sends after a retry that is accepted", async () => {
    const { clock, server, device, begin } = world();
    server.refuse("ben", { code: "no_such_person" });
    const client = await begin(device("ann").open());
    const key = await client.sendHug(draftTo("ben"));
    await clock.pass(1_000);
    expect(at(client).outbox[0]?.state).toEqual({ kind: "refused", refusal: { code: "no_such_person" } });
    server.refuse("ben", null);
    client.retryHug(key);
    await clock.pass(1_000);
    expect([at(client).outbox, [...server.sent.keys()]]).toEqual([[], [key]]);
  });
  it("D9 of two tabs both show a hug and it is delivered once", async () => {
    const { clock, server, device, begin } = world();
    const ann = device("ann");
    const [one, two] = [await begin(ann.open()), await begin(ann.open())];
    const key = await one.sendHug(draftTo("ben"));
    await clock.pass(10_000);
    expect([at(one).outbox, at(two).outbox, [...server.sent.keys()]]).toEqual([[], [], [key]]);
  });
  it("C3 arrivals survive a reload, go once seen, and the other device hears of it", async () => {
    const { clock, server, device, begin, arrive } = world();
    const [phone, laptop] = [device("ann"), device("ann")];
    const [onPhone, onLaptop] = [await begin(phone.open()), await begin(laptop.open())];
    arrive("ann", "h1");
    await clock.pass(100);
    expect(at(onPhone).arrivals.map((hug) => hug.id)).toEqual(["h1"]);
    onPhone.stop();
    const again = await begin(phone.open());
    expect(at(again).arrivals.map((hug) => hug.id)).toEqual(["h1"]);
    expect(await again.see("h1")).toEqual({ ok: true });
    await clock.pass(1_000);
    expect([at(again).arrivals, at(onLaptop).arrivals]).toEqual([[], []]);
    expect(server.inbox("ann").at(-1)?.kind).toBe("hug_seen");
  });
  it("C3 a hug seen offline is said once back", async () => {
    const { clock, server, device, begin, arrive } = world();
    const ann = device("ann");
    const client = await begin(ann.open());
    arrive("ann", "h1");
    await clock.pass(100);
    ann.setOnline(false);
    await client.see("h1");
    expect(at(client).arrivals).toEqual([]);
    ann.setOnline(true);
    await clock.pass(2_000);
    expect(server.inbox("ann").at(-1)).toMatchObject({ kind: "hug_seen", hugId: "h1" });
  });
  it("C2 asks for what is missing after a gap", async () => {
    const { clock, server, device, begin, arrive } = world();
    const client = await begin(device("ann").open());
    server.setWeather({ ...FAIR, oddFrames: 1 });
    for (const id of ["h1", "h2", "h3", "h4", "h5", "h6"]) arrive("ann", id);
    await clock.pass(100);
    server.setWeather(FAIR);
    arrive("ann", "h7");
    await clock.pass(6_000);
    expect(at(client).arrivals.map((hug) => hug.id)).toEqual(["h1", "h2", "h3", "h4", "h5", "h6", "h7"]);
  });
  it("C2 a reset takes the unseen of the history and goes on from the new number", async () => {
    const { clock, server, device, begin, arrive } = world();
    const client = await begin(device("ann").open());
    arrive("ann", "h1");
    await clock.pass(100);
    server.push("ann", "inbox/reset", { lastSeq: 1 });
    await clock.pass(500);
    arrive("ann", "h2");
    await clock.pass(500);
    expect(at(client).arrivals.map((hug) => hug.id)).toEqual(["h1", "h2"]);
  });
  it("C4 tells of a new reaction, not of those of the past when a device is new", async () => {
    const { clock, server, device, begin } = world();
    server.react("ann", "h1", { emoji: "💛", message: "", atMs: 0 });
    const client = await begin(device("ann").open());
    expect(at(client).reactions).toEqual([]);
    server.react("ann", "h2", { emoji: "🌱", message: "thank you", atMs: 0 });
    await clock.pass(100);
    expect(at(client).reactions.map(({ hugId }) => hugId)).toEqual(["h2"]);
    client.dismissReaction("h2");
    expect(at(client).reactions).toEqual([]);
  });
  it("R4 says that the server restarts, and comes back", async () => {
    const { clock, server, device, begin } = world();
    const client = await begin(device("ann").open());
    server.setUp(false, 4001);
    await clock.pass(200);
    expect(at(client).connection).toEqual({ kind: "restarting" });
    await clock.pass(1_000);
    server.setUp(true);
    await clock.pass(5_000);
    expect(at(client).connection).toEqual({ kind: "online" });
  });
  it("R5 joins nothing while offline and at once after", async () => {
    const { clock, device, begin } = world();
    const ann = device("ann");
    const client = await begin(ann.open());
    ann.setOnline(false);
    const before = ann.joins();
    await clock.pass(60_000);
    expect(ann.joins()).toBe(before);
    ann.setOnline(true);
    await clock.pass(300);
    expect([ann.joins(), at(client).connection]).toEqual([before + 2, { kind: "online" }]);
  });
  it("starts without a network as who was here last, and acts answer offline", async () => {
    const { clock, device, begin } = world();
    const ann = device("ann");
    (await begin(ann.open())).stop();
    ann.setOnline(false);
    const client = await begin(ann.open());
    expect([at(client).me, at(client).connection]).toMatchObject([{ id: "ann" }, { kind: "offline" }]);
    const act = client.react("h1", "💛", "");
    await clock.pass(5_000);
    expect(await act).toEqual({ ok: false, refusal: { code: "offline" } });
  });
  it("ends with nobody here within a moment when its session was ended elsewhere", async () => {
    const { clock, server, device, begin } = world();
    const ann = device("ann");
    const client = await begin(ann.open());
    ann.signInAs(null);
    server.dropAll(CLOSE_SIGNED_OUT);
    await clock.pass(1_000);
    expect([at(client).me, at(client).connection]).toEqual([null, { kind: "signed_out" }]);
    expect(await ann.vaults.rememberedMe()).toBeNull();
  });
  it("keeps nothing of whose session was ended elsewhere, not even what waits to be sent", async () => {
    const { clock, server, device, begin, arrive } = world();
    const ann = device("ann");
    const client = await begin(ann.open());
    arrive("ann", "h1");
    await clock.pass(100);
    ann.setOnline(false);
    await client.sendHug(draftTo("ben", "for you"));
    ann.signInAs(null);
    ann.setOnline(true);
    server.dropAll(CLOSE_SIGNED_OUT);
    await clock.pass(5_000);
    expect(at(client).me).toBeNull();
    const left = await ann.vaults.open("ann");
    expect([await left.outbox(), await left.inbox()]).toEqual([[], { cursor: 0, arrivals: [] }]);
  });
  it("signs out without a network: forgets at once, in all tabs, and says so before it asks anything else", async () => {
    const { clock, device, begin } = world();
    const ann = device("ann");
    const heard = new Set<() => void>();
    const tab = (): Tabs => {
      let own = () => {};
      return {
        ...loneTab,
        announce: (name) => heard.forEach((listen) => name === "hugmood-signed-out" && listen !== own && listen()),
        onAnnounced: (name, listen) => {
          if (name !== "hugmood-signed-out") return () => {};
          heard.add((own = listen));
          return () => heard.delete(listen);
        },
      };
    };
    const [one, two] = [await begin(ann.open(tab())), await begin(ann.open(tab()))];
    ann.setOnline(false);
    await one.sendHug(draftTo("ben", "for you"));
    const before = ann.asked.length;
    void one.signOut();
    await clock.pass(100);
    expect([at(one).me, at(two).me, await ann.vaults.rememberedMe()]).toEqual([null, null, null]);
    expect(await (await ann.vaults.open("ann")).outbox()).toEqual([]);
    one.stop();
    two.stop();

    const three = await begin(ann.open());
    expect([at(three).me, ann.asked.length]).toEqual(["unknown", before]);
    ann.setOnline(true);
    await clock.pass(15_000);
    expect(ann.asked.slice(before, before + 2)).toEqual(["/api/sign-out", "/api/me"]);
    expect([at(three).me, await ann.vaults.owesSignOut()]).toEqual([null, false]);
  });
  it("signs out with one request where the server is in reach, also on a device that keeps nothing", async () => {
    for (const keeps of [true, false]) {
      const { clock, device, begin } = world();
      const ann = device("ann");
      const client = await begin(ann.open());
      const forbidden = () => Promise.reject(new Error("forbidden"));
      if (!keeps) Object.assign(ann.vaults, { oweSignOut: forbidden, owesSignOut: forbidden });
      const before = ann.asked.length;
      void client.signOut();
      await clock.pass(5_000);
      expect(ann.asked.slice(before)).toEqual(["/api/sign-out"]);
      expect([at(client).me, at(client).connection.kind]).toEqual([null, "signed_out"]);
    }
  });
  it("says once that somebody signed out, before somebody else signs in", async () => {
    const { clock, device, begin } = world();
    const browser = device("ann");
    const client = await begin(browser.open());
    browser.setOnline(false);
    void client.signOut();
    await clock.pass(100);
    const before = browser.asked.length;
    browser.setOnline(true);
    const account = await client.loadAccount();
    void account.signIn("zoe@example.org", "warm words are enough");
    void account.providers();
    await clock.pass(15_000);
    const asked = browser.asked.slice(before);
    expect([asked[0], asked.filter((path) => path === "/api/sign-out")]).toEqual(["/api/sign-out", ["/api/sign-out"]]);
    expect(asked).toContain("/api/sign-in");
  });
  it("becomes who signs in, and keeps nothing of the guest who was here", async () => {
    const { clock, server, device, begin } = world();
    const browser = device("ann");
    const client = await begin(browser.open());
    server.setUp(false);
    await client.sendHug(draftTo("ben"));
    server.setUp(true);
    browser.signInAs("zoe");
    const signedIn = client.loadAccount().then((account) => account.signIn("zoe@example.org", "warm words are enough"));
    await clock.pass(2_000);
    expect(await signedIn).toEqual({ ok: true });
    expect([at(client).me, at(client).connection, at(client).outbox]).toMatchObject([
      { id: "zoe" },
      { kind: "online" },
      [],
    ]);
    expect(await (await browser.vaults.open("ann")).outbox()).toEqual([]);
    expect(server.sent.size).toBe(0);
  });
  it("keeps nothing of a guest where somebody came in by another site's page", async () => {
    const { server, device, begin } = world();
    const browser = device("ann");
    const ann = await begin(browser.open());
    server.setUp(false);
    await ann.sendHug(draftTo("ben"));
    ann.stop();
    server.setUp(true);
    browser.signInAs("zoe");
    const zoe = await begin(browser.open());
    expect(at(zoe).me).toMatchObject({ id: "zoe" });
    expect(await (await browser.vaults.open("ann")).outbox()).toEqual([]);
  });
  it("shows somebody else on the same browser nothing of the one before, who finds it again", async () => {
    const { clock, server, device, begin, arrive } = world();
    server.accounts.add("ann");
    const browser = device("ann");
    const ann = await begin(browser.open());
    arrive("ann", "h1");
    server.setUp(false);
    await ann.sendHug(draftTo("ben"));
    ann.stop();
    server.setUp(true);
    browser.signInAs("ben");
    const ben = await begin(browser.open());
    expect([at(ben).me, at(ben).arrivals, at(ben).outbox]).toMatchObject([{ id: "ben" }, [], []]);
    await clock.pass(10_000);
    expect(server.sent.size).toBe(0);
    browser.signInAs("ann");
    ben.stop();
    await begin(browser.open());
    await clock.pass(10_000);
    expect(server.sent.size).toBe(1);
  });
});
