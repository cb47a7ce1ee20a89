import { describe, expect, test } from "vitest";
import type { MoodDraft } from "#shared/schema/mood.ts";
import { createMemoryMoods } from "./memory.moods.ts";
import { createMoods } from "./moods.here.ts";
import { loneTab, type Tabs } from "./platform.port.ts";
import { createClientStore } from "./state.ts";
import { createFakeMoodServer } from "./testing/fake-mood-server.ts";
import { seeded, uuidsFrom } from "./testing/seeded.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

const NOW_MS = Date.parse("2026-03-02T12:00:00Z");
const draft: MoodDraft = {
  mood: "calm",
  intensity: 0.4,
  valence: 0.7,
  arousal: 0.2,
  note: "",
  tags: ["home"],
  audience: "nobody",
  feltAtMs: NOW_MS,
  timeZone: "UTC",
};
const TODAY = { from: "2026-03-02", until: "2026-03-02" };
const ANN = { id: "ann", name: "Ann", being: "sage/plain", isGuest: false };

const world = () => {
  const clock = createVirtualClock(NOW_MS);
  const random = seeded(3);
  const server = createFakeMoodServer();
  const vaults = createMemoryMoods();
  let isOnline = true;
  const listeners = new Set<() => void>();
  let checks = 0;
  /** A page of the device. */
  const open = (tabs: Tabs = loneTab) => {
    const store = createClientStore();
    store.setState({ me: ANN });
    const here = createMoods(
      {
        baseUrl: "http://x",
        http: server.http,
        store,
        identity: { check: async () => void (checks += 1) },
        clock,
        random,
        uuid: uuidsFrom(random),
        tabs,
        surroundings: {
          isOnline: () => isOnline,
          isVisible: () => true,
          onChange: (listen) => {
            listeners.add(listen);
            return () => listeners.delete(listen);
          },
        },
      },
      { vaults, timeZone: () => "UTC" },
    );
    return { store, here };
  };
  const setOnline = (next: boolean) => {
    isOnline = next;
    server.lose(next ? "nothing" : "requests");
    for (const listen of listeners) listen();
  };
  return { clock, server, vaults, open, setOnline, checks: () => checks };
};

describe("moods on their way", () => {
  test("made offline, kept through a reload, said again while answers are lost: one row", async () => {
    const { clock, server, open, setOnline } = world();
    setOnline(false);
    const first = open();
    const moods = await first.here();
    const key = await moods.log(draft);
    expect(moods.waiting.getState()).toEqual([{ key, draft, state: "waiting" }]);
    first.store.setState({ me: null });
    await clock.pass(10);
    setOnline(true);
    server.lose("answers");
    const again = await open().here();
    expect(again.waiting.getState().map((mood) => mood.key)).toEqual([key]);
    await clock.pass(20_000);
    expect(server.asked.filter((one) => one === "POST /api/moods").length).toBeGreaterThanOrEqual(3);
    server.lose("nothing");
    await clock.pass(60_000);
    expect([[...server.rows.keys()], again.waiting.getState()]).toEqual([[key], []]);
  });

  test("undone at once, undone later and undone while the answer is lost: gone in each case", async () => {
    const { clock, server, open } = world();
    const moods = await open().here();
    const atOnce = await moods.log(draft);
    await moods.discard(atOnce);
    await clock.pass(5_000);
    expect(server.rows.size).toBe(0);
    const later = await moods.log(draft);
    await clock.pass(5_000);
    expect(server.rows.size).toBe(1);
    await moods.discard(later);
    await clock.pass(5_000);
    expect(server.rows.size).toBe(0);
    server.lose("answers");
    const unsure = await moods.log(draft);
    await clock.pass(3_000);
    expect(server.rows.size).toBe(1);
    await moods.discard(unsure);
    expect(moods.waiting.getState()).toEqual([]);
    server.lose("nothing");
    await clock.pass(60_000);
    expect([server.rows.size, moods.waiting.getState()]).toEqual([0, []]);
  });

  test("taken back before it was offered nothing of it is left; later it is among what was deleted", async () => {
    const { clock, server, open, setOnline } = world();
    const moods = await open().here();
    setOnline(false);
    const offline = await moods.log(draft);
    expect(await moods.discard(offline)).toBe("nowhere");
    setOnline(true);
    await clock.pass(5_000);
    expect(server.asked).not.toContain("POST /api/moods");
    const sent = await moods.log(draft);
    await clock.pass(5_000);
    expect(await moods.discard(sent)).toBe("kept");
    await clock.pass(5_000);
    server.lose("answers");
    const unsure = await moods.log({ ...draft, mood: "unsure" });
    await clock.pass(3_000);
    expect(await moods.discard(unsure)).toBe("kept");
    server.lose("nothing");
    await clock.pass(60_000);
    const told = await moods.removed(null);
    expect(told.ok && told.value.items.map(({ key }) => key)).toEqual([unsure, sent]);
  });

  test("what was deleted is had back, or deleted for good", async () => {
    const { clock, server, open, setOnline } = world();
    const moods = await open().here();
    const keys = [await moods.log(draft), await moods.log(draft)];
    await clock.pass(5_000);
    for (const key of keys) await moods.discard(key);
    await clock.pass(5_000);
    const listed = await moods.removed(null);
    const [second, first] = listed.ok ? listed.value.items : [];
    if (first === undefined || second === undefined) throw new Error("Both were deleted.");
    setOnline(false);
    expect(await moods.removed(null)).toEqual({ ok: false, refusal: { code: "offline" } });
    expect(await moods.forget(first)).toEqual({ ok: false, refusal: { code: "offline" } });
    setOnline(true);
    const before = moods.changes.getState();
    expect(await moods.forget(first)).toEqual({ ok: true });
    expect(moods.changes.getState()).toBeGreaterThan(before);
    expect(await moods.restore(second.id, null)).toMatchObject({ ok: true, value: { key: keys[1] } });
    expect([...server.rows.keys()]).toEqual([keys[1]]);
    expect(await moods.removed(null)).toEqual({ ok: true, value: { items: [], next: null } });
  });

  test("more is added before and after it was sent: one row, with the newest word of it", async () => {
    const { clock, server, open, setOnline } = world();
    const moods = await open().here();
    const key = await moods.log(draft);
    await clock.pass(5_000);
    await moods.change(key, { ...draft, note: "tea" });
    await clock.pass(5_000);
    expect([...server.rows.values()].map(({ note }) => note)).toEqual(["tea"]);
    expect(server.asked.filter((one) => one === "POST /api/moods").length).toBe(1);
    setOnline(false);
    const offline = await moods.log(draft);
    await moods.change(offline, { ...draft, note: "rain" });
    setOnline(true);
    await clock.pass(5_000);
    expect([...server.rows.values()].map(({ note }) => note)).toEqual(["tea", "rain"]);
  });

  test.each(["changed", "taken back"] as const)(
    "%s offline and closed, then changed later on another device: after a reload the later one stands",
    async (how) => {
      const { clock, server, open, setOnline } = world();
      const first = open();
      const moods = await first.here();
      const key = await moods.log(draft);
      await clock.pass(5_000);
      setOnline(false);
      if (how === "changed") await moods.change(key, { ...draft, note: "earlier, here" });
      else await moods.discard(key);
      first.store.setState({ me: null });
      await clock.pass(60_000);
      const sent = server.rows.get(key);
      const other = { ...draft, note: "later, there", baseRevision: 1, editedAtMs: clock.nowMs() };
      server.lose("nothing");
      await server.http("PUT", `/api/moods/${sent?.id}`, other);
      expect(server.rows.get(key)).toMatchObject({ note: "later, there", revision: 2 });
      await clock.pass(60_000);
      setOnline(true);
      const again = await open().here();
      await clock.pass(60_000);
      expect(server.rows.get(key)?.note).toBe("later, there");
      expect(again.waiting.getState()).toEqual([]);
    },
  );

  test("of one's own changes one after the other the last stands, also after one that came too late", async () => {
    const { clock, server, open } = world();
    const moods = await open().here();
    const key = await moods.log(draft);
    await clock.pass(5_000);
    for (const note of ["one", "two"]) {
      await moods.change(key, { ...draft, note });
      await clock.pass(5_000);
    }
    expect(server.rows.get(key)).toMatchObject({ note: "two", revision: 3 });
    const { id = "" } = server.rows.get(key) ?? {};
    const there = { ...draft, note: "there", baseRevision: 3, editedAtMs: clock.nowMs() + 3_600_000 };
    await server.http("PUT", `/api/moods/${id}`, there);
    // What stands was never seen here, so it is no base for what is said next.
    for (const note of ["three", "four"]) {
      await moods.change(key, { ...draft, note });
      await clock.pass(5_000);
    }
    expect(server.rows.get(key)?.note).toBe("there");
    await clock.pass(2 * 3_600_000);
    await moods.change(key, { ...draft, note: "five" });
    await clock.pass(5_000);
    expect(server.rows.get(key)?.note).toBe("five");
  });

  test("a refusal is told and holds up nothing; changed, it goes out", async () => {
    const { clock, server, open } = world();
    const moods = await open().here();
    server.refuse("bad_time");
    const key = await moods.log({ ...draft, note: "keep me" });
    await clock.pass(1_000);
    expect(moods.waiting.getState()).toMatchObject([{ draft: { note: "keep me" }, state: { refused: "bad_time" } }]);
    server.refuse(null);
    await moods.log(draft);
    await clock.pass(1_000);
    expect(server.rows.size).toBe(1);
    await moods.change(key, { ...draft, note: "keep me" });
    await clock.pass(1_000);
    expect([server.rows.get(key)?.note, moods.waiting.getState()]).toEqual(["keep me", []]);
  });

  test("of two tabs both show a mood and it is one row", async () => {
    const { clock, server, open } = world();
    const heard = new Map<string, Set<() => void>>();
    const tabs: Tabs = {
      lead: loneTab.lead,
      announce: (name) => heard.get(name)?.forEach((listen) => listen()),
      onAnnounced: (name, listen) => {
        heard.set(name, (heard.get(name) ?? new Set()).add(listen));
        return () => heard.get(name)?.delete(listen);
      },
    };
    const [one, two] = [await open(tabs).here(), await open(tabs).here()];
    server.lose("requests");
    const key = await one.log(draft);
    await clock.pass(10);
    expect(two.waiting.getState().map((mood) => mood.key)).toEqual([key]);
    server.lose("nothing");
    await clock.pass(60_000);
    expect([server.rows.size, one.waiting.getState(), two.waiting.getState()]).toEqual([1, [], []]);
  });

  test("whoever signs out is heard of no more, and somebody else has none of it", async () => {
    const { clock, server, open, setOnline } = world();
    const { store, here } = open();
    setOnline(false);
    await (await here()).log(draft);
    store.setState({ me: { ...ANN, id: "ben" } });
    expect((await here()).waiting.getState()).toEqual([]);
    setOnline(true);
    await clock.pass(60_000);
    expect(server.rows.size).toBe(0);
    store.setState({ me: null });
    await expect(here()).rejects.toThrow("Nobody is signed in");
  });
});

describe("what is read", () => {
  test("offline it is what this device read last, with its time; own moods are in it", async () => {
    const { clock, open, setOnline } = world();
    const moods = await open().here();
    await moods.log(draft);
    await clock.pass(5_000);
    expect(await moods.page(TODAY, null, null)).toMatchObject({ ok: true, asOfMs: null, value: { next: null } });
    setOnline(false);
    const page = await moods.page(TODAY, "HOME", null);
    expect(page).toMatchObject({ ok: true, asOfMs: NOW_MS, value: { items: [{ mood: "calm" }] } });
    expect(await moods.days(TODAY)).toMatchObject({
      ok: true,
      value: [{ day: "2026-03-02", entries: 1, valence: 0.7 }],
    });
    expect(await moods.days({ from: "2025-01-01", until: "2026-03-02" })).toEqual({
      ok: false,
      refusal: { code: "offline" },
    });
    expect(await moods.words()).toMatchObject({ ok: true, value: [{ mood: "calm" }] });
  });

  test("it opens offline after a reload, as of what was read", async () => {
    const { clock, open, setOnline } = world();
    const first = open();
    await (await first.here()).log(draft);
    await clock.pass(5_000);
    first.store.setState({ me: null });
    setOnline(false);
    const moods = await open().here();
    expect(await moods.days(TODAY)).toMatchObject({ ok: true, asOfMs: NOW_MS, value: [{ entries: 1 }] });
  });

  test("changes count for own moods and for those of another device, which are read anew", async () => {
    const { clock, server, open } = world();
    const { store, here } = open();
    const moods = await here();
    await clock.pass(100);
    const before = moods.changes.getState();
    await moods.log(draft);
    await clock.pass(1_000);
    const after = moods.changes.getState();
    expect(after).toBeGreaterThan(before);
    const reads = server.asked.filter((one) => one === "GET /api/moods").length;
    store.setState(({ inbox }) => ({ inbox: { ...inbox, moodsAtMs: 7 } }));
    await clock.pass(1_000);
    expect(moods.changes.getState()).toBeGreaterThan(after);
    expect(server.asked.filter((one) => one === "GET /api/moods").length).toBe(reads + 1);
  });
});
