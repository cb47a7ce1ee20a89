import { describe, expect, test } from "vitest";
import type { MoodDraft, MoodView } from "#shared/schema/mood.ts";
import type { Http } from "./http.client.ts";
import { createMemoryMoods } from "./memory.moods.ts";
import type { MoodsClient } from "./moods.port.ts";
import { createMoods } from "./moods.here.ts";
import { loneTab } from "./platform.port.ts";
import { createClientStore } from "./state.ts";
import { createFakeMoodServer } from "./testing/fake-mood-server.ts";
import { seeded, uuidsFrom } from "./testing/seeded.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

const NOW_MS = Date.parse("2026-03-02T12:00:00Z");
const SECRET = "the heron by the lock";
const draft: MoodDraft = {
  mood: "calm",
  intensity: 0.4,
  valence: 0.7,
  arousal: 0.2,
  note: SECRET,
  tags: [],
  audience: "nobody",
  feltAtMs: NOW_MS,
  timeZone: "UTC",
};
const TODAY = { from: "2026-03-02", until: "2026-03-02" };
const ANN = { id: "ann", name: "Ann", being: "sage/plain", isGuest: false };
const AFFECT = { valence: 0.8, arousal: 0.3 };

/** A server, devices of one person, and everything that any of them ever said. */
const world = () => {
  const clock = createVirtualClock(NOW_MS);
  const random = seeded(5);
  const server = createFakeMoodServer();
  let isPrivate = false;
  const said: string[] = [];
  const http: Http = async (method, path, body, headers) => {
    said.push(`${method} ${path} ${JSON.stringify(body ?? null)}`);
    if (path === "/api/moods/settings") {
      if (method === "PUT") ({ isPrivate } = body as { isPrivate: boolean }); // as: the client under test says it
      return { kind: "ok", body: { isPrivate, isInCommunity: false } };
    }
    if (path === "/api/moods/affect") return { kind: "ok", body: { ...AFFECT, valence: 0.1 } };
    if (path === "/api/moods/notes/forget") return { kind: "ok", body: { notes: server.forgetNotes() } };
    if (isPrivate && method !== "GET" && JSON.stringify(body ?? null).match(/"note":"[^"]/))
      return { kind: "failed", failure: { code: "notes_stay_here" } };
    return server.http(method, path, body, headers);
  };
  const device = (vaults = createMemoryMoods()) => {
    const store = createClientStore();
    store.setState({ me: ANN });
    const here = createMoods(
      {
        baseUrl: "http://x",
        http,
        store,
        identity: { check: async () => {} },
        clock,
        random,
        uuid: uuidsFrom(random),
        tabs: loneTab,
        surroundings: { isOnline: () => true, isVisible: () => true, onChange: () => () => {} },
      },
      { vaults, timeZone: () => "UTC", scoreHere: async () => ({ ok: true, value: AFFECT }) },
    );
    return { here, vaults };
  };
  const turnOn = () => void (isPrivate = true);
  const leaks = () => said.filter((one) => one.includes(SECRET));
  return { clock, server, device, leaks, said, turnOn };
};
const moved = () => {};
const firstOf = async (moods: MoodsClient): Promise<MoodView> => {
  const read = await moods.page(TODAY, null, null);
  const entry = read.ok ? read.value.items[0] : undefined;
  if (entry === undefined) throw new Error("There is no entry.");
  return entry;
};

describe("where a note goes", () => {
  test("N1 in private mode none is sent: logged, changed, imported, edited, scored; each is read here with its mood", async () => {
    const { clock, server, device, leaks, said } = world();
    const moods = await device().here();
    expect(await moods.notes.takeHome(moved)).toEqual({ ok: true, notes: 0 });
    const key = await moods.log(draft);
    await clock.pass(5_000);
    await moods.change(key, { ...draft, note: `${SECRET}, again` });
    await clock.pass(5_000);
    const imported = { ...draft, key: "k2", feltAtMs: NOW_MS - 60_000 };
    await moods.importPart({ key: "import", name: "a.csv", entries: [imported] });
    expect(await moods.affect?.(SECRET)).toEqual({ ok: true, value: AFFECT });
    const entry = await firstOf(moods);
    expect(entry.note).toBe(`${SECRET}, again`);
    await moods.edit(entry, { ...entry, note: `${SECRET}, and again` });
    expect(await moods.one(entry.id)).toMatchObject({ value: { note: `${SECRET}, and again` } });
    expect(leaks()).toEqual([]);
    expect(said.some((one) => one.startsWith("POST /api/moods/imports") && one.includes('"note":""'))).toBe(true);
    expect([...server.rows.values()].map(({ note }) => note)).toEqual(["", ""]);
    expect((await moods.notes.all()).map((one) => one.note)).toEqual([SECRET, `${SECRET}, and again`]);
  });

  test("N1 what this proves would be seen: without private mode the note is sent", async () => {
    const { clock, device, leaks } = world();
    const moods = await device().here();
    await moods.log(draft);
    await clock.pass(5_000);
    expect(leaks()).toHaveLength(1);
    expect(await moods.affect?.("x")).toMatchObject({ value: { valence: 0.1 } });
  });

  test("N4 what was deleted is listed with its note; deleted for good, its note goes from here too", async () => {
    const { clock, device, leaks } = world();
    const { here, vaults } = device();
    const moods = await here();
    await moods.notes.takeHome(moved);
    await moods.log(draft);
    await clock.pass(5_000);
    await moods.remove(await firstOf(moods));
    const removed = await moods.removed(null);
    const [mood] = removed.ok ? removed.value.items : [];
    expect(mood?.note).toBe(SECRET);
    if (mood === undefined) throw new Error("It was deleted.");
    expect(await moods.forget(mood)).toEqual({ ok: true });
    const vault = await vaults.open(ANN.id);
    expect(await vault.notes(null)).toEqual([]);
    expect(leaks()).toEqual([]);
  });

  test("N2 turned on on another device, the next note stays here; and what is said in between is refused and said without", async () => {
    const { clock, server, device, leaks, turnOn } = world();
    const moods = await device().here();
    await moods.settings();
    turnOn();
    // Within the moment for which the choice counts as known, the server has the last word.
    await moods.log({ ...draft, note: "early" });
    await clock.pass(20_000);
    expect([...server.rows.values()].map(({ note }) => note)).toEqual([""]);
    expect((await moods.notes.all()).map((one) => one.note)).toEqual(["early"]);
    const later = await device().here();
    await later.log(draft);
    await clock.pass(20_000);
    expect(leaks()).toEqual([]);
  });

  test("N3 what lives here stays here after private mode, until it is uploaded, and is on no other device until then", async () => {
    const { clock, server, device, leaks } = world();
    const moods = await device().here();
    const other = await device().here();
    await moods.notes.takeHome(moved);
    await moods.log(draft);
    await clock.pass(5_000);
    await moods.notes.turnOff();
    const entry = await firstOf(moods);
    await moods.edit(entry, { ...entry, mood: "glad" });
    expect(leaks()).toEqual([]);
    expect(await other.one(entry.id)).toMatchObject({ value: { note: "", mood: "glad" } });
    const steps: unknown[] = [];
    expect(await moods.notes.upload((...step) => steps.push(step))).toEqual({ ok: true, notes: 1 });
    expect(steps).toEqual([[1, 1]]);
    expect([...server.rows.values()].map(({ note }) => note)).toEqual([SECRET]);
    expect([await moods.notes.all(), moods.notes.state.getState().here]).toEqual([[], 0]);
  });

  test("N4 a note comes back with its mood: undone, had back on another device, shown with what is brought back", async () => {
    const { clock, server, device } = world();
    const { here, vaults } = device();
    const moods = await here();
    const other = await device().here();
    await moods.notes.takeHome(moved);
    await moods.log(draft);
    await clock.pass(5_000);
    const entry = await firstOf(moods);
    for (const undoing of [moods, other]) {
      await moods.remove(entry);
      expect(await moods.notes.all()).toEqual([]);
      expect(await undoing.restore(entry.id, null)).toMatchObject({
        value: { id: entry.id, note: undoing === moods ? SECRET : "" },
      });
      expect(await moods.one(entry.id)).toMatchObject({ value: { note: SECRET } });
      expect(await moods.notes.all()).toHaveLength(1);
    }
    // What is shown of it is saved as it is shown.
    expect(await moods.edit(entry, { ...entry, mood: "glad" })).toMatchObject({
      value: { entry: { mood: "glad", note: SECRET } },
    });
    await clock.pass(40 * 86_400_000);
    await device(vaults).here();
    expect(await (await vaults.open("ann")).notes(null)).toHaveLength(1);
    expect([...server.rows.values()].map(({ note }) => note)).toEqual([""]);
  });

  test("N4 a note outlives its mood as long as that can be had back", async () => {
    const { clock, device } = world();
    const { here, vaults } = device();
    const moods = await here();
    await moods.notes.takeHome(moved);
    await moods.log(draft);
    await clock.pass(5_000);
    await moods.remove(await firstOf(moods));
    const left = async () => (await (await vaults.open("ann")).notes(null)).length;
    expect([await left(), await moods.notes.all()]).toEqual([1, []]);
    await clock.pass(29 * 86_400_000);
    await device(vaults).here();
    expect(await left()).toBe(1);
    await clock.pass(2 * 86_400_000);
    await device(vaults).here();
    expect(await left()).toBe(0);
  });
});

describe("taking notes home", () => {
  test("each is stored, read back and only then taken from the server; a device that cannot store keeps them there", async () => {
    const { clock, server, device } = world();
    const { here, vaults } = device();
    const moods = await here();
    for (const [index, note] of ["one", "", "three"].entries())
      await moods.log({ ...draft, note, feltAtMs: NOW_MS - index * 1_000 });
    await clock.pass(10_000);
    const full = device({
      open: async (userId) => {
        const vault = await vaults.open(userId);
        return { ...vault, putNotes: () => Promise.reject(new Error("full")) };
      },
    });
    expect(await (await full.here()).notes.takeHome(moved)).toEqual({ ok: false, why: "device_full" });
    expect([...server.rows.values()].map(({ note }) => note)).toEqual(["one", "", "three"]);
    expect((await full.here()).notes.state.getState()).toMatchObject({ isPrivate: true, isMoving: true });
    expect(await moods.notes.takeHome(moved)).toEqual({ ok: true, notes: 2 });
    expect([...server.rows.values()].map(({ note }) => note)).toEqual(["", "", ""]);
    expect((await moods.notes.all()).map(({ note }) => note)).toEqual(["three", "one"]);
    expect(moods.notes.state.getState()).toEqual({ isPrivate: true, isMoving: false, here: 2 });
  });

  test("it waits for moods that are still to be sent", async () => {
    const { server, device } = world();
    const moods = await device().here();
    server.lose("requests");
    await moods.log(draft);
    expect(await moods.notes.takeHome(moved)).toEqual({ ok: false, why: "waiting" });
  });
});
