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
  let isAway = false;
  /** What the server answers to whoever asks; null = as it is. */
  let saysPrivate: boolean | null = null;
  const said: string[] = [];
  const http: Http = async (method, path, body, headers) => {
    said.push(`${method} ${path} ${JSON.stringify(body ?? null)}`);
    if (path === "/api/moods/settings") {
      if (isAway) return { kind: "failed", failure: { code: "offline" } };
      if (method === "PUT") ({ isPrivate } = body as { isPrivate: boolean }); // as: the client under test says it
      return { kind: "ok", body: { isPrivate: saysPrivate ?? isPrivate, isInCommunity: false } };
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
    let toldAtMs = 0;
    /** The inbox says that something of this person's moods is new. */
    const hears = () => store.setState(({ inbox }) => ({ inbox: { ...inbox, moodsAtMs: (toldAtMs += 1) } }));
    return { here, vaults, hears };
  };
  const turnOn = () => void (isPrivate = true);
  const turnOff = () => void (isPrivate = false);
  const lag = (says: boolean | null) => void (saysPrivate = says);
  const goAway = (on: boolean) => {
    isAway = on;
    server.lose(on ? "requests" : "nothing");
  };
  const leaks = () => said.filter((one) => one.includes(SECRET));
  return { clock, server, device, leaks, said, turnOn, turnOff, lag, goAway };
};
const moved = () => {};
/** Notes of versions, the newest first. */
const notesOfVersions = async (moods: MoodsClient, id: string) => {
  const told = await moods.versions(id);
  return told.ok ? told.value.map(({ note }) => note) : told.refusal;
};
const versionOf = async (moods: MoodsClient, id: string, at: number): Promise<string> => {
  const told = await moods.versions(id);
  return (told.ok ? told.value[at]?.id : undefined) ?? "none";
};
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
    expect(await moods.notes.takeHome(moved)).toEqual({ ok: true, notes: 0, past: 0 });
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

  test("N4 a mood that another device brought back is not deleted for good, and keeps its note", async () => {
    const { clock, device } = world();
    const moods = await device().here();
    const other = await device().here();
    await moods.notes.takeHome(moved);
    await moods.log(draft);
    await clock.pass(5_000);
    await moods.remove(await firstOf(moods));
    const removed = await moods.removed(null);
    const [mood] = removed.ok ? removed.value.items : [];
    if (mood === undefined) throw new Error("It was deleted.");
    await other.restore(mood.id, null);
    expect(await moods.forget(mood)).toEqual({ ok: false, refusal: { code: "no_such_mood" } });
    expect((await firstOf(moods)).note).toBe(SECRET);
  });

  test("N2 turned on on another device, the next note stays here, however short ago the page heard otherwise", async () => {
    const { clock, server, device, leaks, turnOn } = world();
    const moods = await device().here();
    await moods.log({ ...draft, note: "before" });
    await clock.pass(5_000);
    await moods.settings();
    turnOn();
    await moods.log(draft);
    await clock.pass(5_000);
    const read = await moods.page(TODAY, null, null);
    const entry = read.ok ? read.value.items.find(({ note }) => note === "before") : undefined;
    if (entry === undefined) throw new Error("There is no such entry.");
    await moods.edit(entry, { ...entry, note: `${SECRET}, too` });
    expect(leaks()).toEqual([]);
    expect([...server.rows.values()].map(({ note }) => note)).toEqual(["", ""]);
    expect((await moods.notes.all()).map(({ note }) => note).toSorted()).toEqual([SECRET, `${SECRET}, too`]);
    const later = await device().here();
    await later.log(draft);
    await clock.pass(20_000);
    expect(leaks()).toEqual([]);
  });

  test("N2 turned on between the question and the note, it is refused, and said without", async () => {
    const { clock, server, device, turnOn, lag } = world();
    const moods = await device().here();
    turnOn();
    lag(false);
    await moods.log({ ...draft, note: "early" });
    await clock.pass(100);
    lag(null);
    await clock.pass(20_000);
    expect([...server.rows.values()].map(({ note }) => note)).toEqual([""]);
    lag(false);
    const entry = await firstOf(moods);
    expect((await moods.notes.all()).map(({ note }) => note)).toEqual(["early"]);
    expect(await moods.edit(entry, { ...entry, note: "later" })).toMatchObject({ value: { entry: { note: "later" } } });
    expect([...server.rows.values()].map(({ note }) => note)).toEqual([""]);
  });

  test("N2 out of reach a note waits; one that stays here anyway is stored", async () => {
    const { clock, server, device, goAway, leaks } = world();
    const moods = await device().here();
    goAway(true);
    await moods.log(draft);
    await clock.pass(60_000);
    expect([leaks(), await moods.notes.all()]).toEqual([[], []]);
    goAway(false);
    await clock.pass(60_000);
    expect([...server.rows.values()].map(({ note }) => note)).toEqual([SECRET]);
    await moods.notes.takeHome(moved);
    goAway(true);
    await moods.log({ ...draft, note: "in a tunnel" });
    await clock.pass(60_000);
    expect((await moods.notes.all()).map(({ note }) => note)).toContain("in a tunnel");
  });

  test("N2 what another device chose is heard while the page is open, and asked for when it opens", async () => {
    const { clock, server, device, turnOn, turnOff } = world();
    const { here, vaults, hears } = device();
    const moods = await here();
    await clock.pass(100);
    const place = () => moods.notes.state.getState().isPrivate;
    expect(place()).toBe(false);
    turnOn();
    hears();
    await clock.pass(100);
    expect(place()).toBe(true);
    turnOff();
    hears();
    await clock.pass(100);
    expect(place()).toBe(false);
    turnOn();
    hears();
    await clock.pass(100);
    turnOff();
    const opened = await device(vaults).here();
    await clock.pass(100);
    expect(opened.notes.state.getState().isPrivate).toBe(false);
    // What nobody told it is not kept to itself either.
    await moods.log({ ...draft, note: "for the server" });
    await clock.pass(5_000);
    expect([...server.rows.values()].map(({ note }) => note)).toEqual(["for the server"]);
  });

  test("N2 N3 before notes are uploaded it is asked, and before each of them", async () => {
    const { clock, device, leaks, turnOn, server } = world();
    const moods = await device().here();
    await moods.notes.takeHome(moved);
    for (const note of [`${SECRET} one`, `${SECRET} two`]) await moods.log({ ...draft, note });
    await clock.pass(5_000);
    await moods.notes.turnOff();
    turnOn();
    const STAYS = { ok: false, why: { code: "notes_stay_here" } };
    expect(await moods.notes.upload(moved)).toEqual(STAYS);
    expect(leaks()).toEqual([]);
    await moods.notes.turnOff();
    expect(await moods.notes.upload(turnOn)).toEqual(STAYS);
    expect(leaks()).toHaveLength(1);
    expect([...server.rows.values()].filter(({ note }) => note !== "")).toHaveLength(1);
    expect(await moods.notes.all()).toHaveLength(1);
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
    expect(await moods.notes.upload((...step) => steps.push(step))).toEqual({ ok: true, notes: 1, past: 0 });
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

describe("what becomes of a note that is edited", () => {
  /** A device in private mode with one mood, its note written here. */
  const written = async () => {
    const all = world();
    const { here, vaults } = all.device();
    const moods = await here();
    await moods.notes.takeHome(moved);
    await moods.log({ ...draft, note: "first" });
    await all.clock.pass(5_000);
    const entry = await firstOf(moods);
    const notesHere = async () => (await moods.notes.all()).map(({ note }) => note);
    const earlier = async () => (await (await vaults.open("ann")).earlier(null)).map(({ note }) => note).toSorted();
    return { ...all, vaults, moods, entry, notesHere, earlier };
  };

  test("N7 the one before is its version's, comes back with it, and goes after 30 days", async () => {
    const { clock, device, vaults, moods, entry, notesHere, earlier, server } = await written();
    await moods.edit(entry, { ...entry, mood: "glad", note: "second" });
    await clock.pass(1_000);
    const second = await firstOf(moods);
    await moods.edit(second, { ...second, mood: "bright", note: "" });
    await clock.pass(1_000);
    const third = await firstOf(moods);
    await moods.edit(third, { ...third, mood: "awake", note: "fourth" });
    await clock.pass(1_000);
    expect(await notesOfVersions(moods, entry.id)).toEqual(["", "second", "first"]);
    const back = await moods.restore(entry.id, await versionOf(moods, entry.id, 1));
    expect(back).toMatchObject({ value: { mood: "glad", note: "second" } });
    expect(await notesHere()).toEqual(["second"]);
    expect(await notesOfVersions(moods, entry.id)).toEqual(["fourth", "", "first"]);
    expect(await moods.restore(entry.id, await versionOf(moods, entry.id, 1))).toMatchObject({
      value: { mood: "bright", note: "" },
    });
    expect(await notesHere()).toEqual([]);
    expect(await moods.restore(entry.id, await versionOf(moods, entry.id, 2))).toMatchObject({
      value: { mood: "calm", note: "first" },
    });
    expect([...server.rows.values()].map(({ note }) => note)).toEqual([""]);
    await clock.pass(29 * 86_400_000);
    await device(vaults).here();
    expect(await earlier()).toContain("second");
    await clock.pass(2 * 86_400_000);
    await device(vaults).here();
    expect([await earlier(), await notesHere()]).toEqual([[], ["first"]]);
  });

  test("N6 an edit that loses keeps its note with its version; what stands keeps its own", async () => {
    const { clock, device, moods, entry, notesHere, leaks } = await written();
    const other = await device().here();
    await clock.pass(1_000);
    const seen = await firstOf(other);
    clock.sleep(10_000);
    await other.edit(seen, { ...seen, mood: "glad" });
    clock.sleep(-10_000);
    expect(await moods.edit(entry, { ...entry, mood: "late", note: "lost" })).toMatchObject({
      value: { became: "kept_aside", entry: { mood: "glad", note: "first" } },
    });
    expect(await notesHere()).toEqual(["first"]);
    expect(await notesOfVersions(moods, entry.id)).toEqual(["lost", "first"]);
    // On the other device neither is known.
    expect(await notesOfVersions(other, entry.id)).toEqual(["", ""]);
    expect(await moods.restore(entry.id, await versionOf(moods, entry.id, 0))).toMatchObject({
      value: { mood: "late", note: "lost" },
    });
    expect(await notesOfVersions(moods, entry.id)).toEqual(["first", "first"]);
    // What was written elsewhere takes nothing away here when it comes back.
    const late = await firstOf(other);
    await clock.pass(1_000);
    clock.sleep(10_000);
    await moods.edit(await firstOf(moods), { ...late, mood: "now", note: "lost" });
    clock.sleep(-10_000);
    await other.edit(late, { ...late, mood: "elsewhere", note: "theirs" });
    const at = await versionOf(moods, entry.id, 0);
    expect(await moods.restore(entry.id, at)).toMatchObject({ value: { mood: "elsewhere", note: "lost" } });
    expect(leaks()).toEqual([]);
  });

  test("N6 refused or out of reach, the note is as it was", async () => {
    const { server, moods, entry, notesHere, earlier, goAway } = await written();
    for (const code of ["unkind_words", "bad_time", "no_such_mood"] as const) {
      server.refuse(code);
      expect(await moods.edit(entry, { ...entry, note: "refused" })).toEqual({ ok: false, refusal: { code } });
      expect(await moods.edit(entry, { ...entry, note: "" })).toEqual({ ok: false, refusal: { code } });
    }
    expect([await notesHere(), await earlier()]).toEqual([["first"], []]);
    server.refuse(null);
    goAway(true);
    expect(await moods.edit(entry, { ...entry, note: "into the void" })).toMatchObject({
      refusal: { code: "offline" },
    });
    expect(await notesHere()).toEqual(["first"]);
    goAway(false);
    expect(await moods.one(entry.id)).toMatchObject({ value: { note: "first", revision: 1 } });
    expect(await moods.edit(entry, { ...entry, note: "at last" })).toMatchObject({
      value: { entry: { note: "at last" } },
    });
    expect(await moods.one(entry.id)).toMatchObject({ value: { note: "at last", revision: 2 } });
    expect(await notesOfVersions(moods, entry.id)).toEqual(["first"]);
  });

  test("N6 its answer lost, or the page gone before it was written down, the note is found out when the mood is read", async () => {
    const { clock, server, device, vaults, moods, entry, notesHere } = await written();
    server.lose("answers");
    await clock.pass(1_000);
    expect(await moods.edit(entry, { ...entry, note: "second" })).toMatchObject({ refusal: { code: "offline" } });
    server.lose("nothing");
    expect(await notesHere()).toEqual(["first"]);
    expect(await moods.one(entry.id)).toMatchObject({ value: { note: "second", revision: 2 } });
    expect(await notesOfVersions(moods, entry.id)).toEqual(["first"]);

    // It dies right after the server was asked: nothing more is written.
    let isDead = false;
    const dying = await device({
      open: async (userId) => {
        const vault = await vaults.open(userId);
        return {
          ...vault,
          changeNotes: async (change) => {
            if (isDead) throw new Error("dead");
            isDead = true;
            await vault.changeNotes(change);
          },
        };
      },
    }).here();
    await clock.pass(1_000);
    const second = await firstOf(dying);
    await dying.edit(second, { ...second, mood: "third", note: "third" });
    expect(await notesHere()).toEqual(["second"]);
    const after = await device(vaults).here();
    expect(await after.one(entry.id)).toMatchObject({ value: { mood: "third", note: "third", revision: 3 } });
    expect(await notesOfVersions(after, entry.id)).toEqual(["second", "first"]);
  });

  test("N6 what is said again after no answer takes no place of what stands, and each version has its own", async () => {
    const { clock, server, moods, entry, notesHere } = await written();
    server.lose("answers");
    await clock.pass(1_000);
    await moods.edit(entry, { ...entry, note: "second" });
    server.lose("nothing");
    await clock.pass(1_000);
    await moods.edit(entry, { ...entry, note: "third" });
    await moods.one(entry.id);
    expect(await notesHere()).toEqual(["third"]);
    expect(await notesOfVersions(moods, entry.id)).toEqual(["second", "first"]);
  });

  test("N6 what waits to be sent keeps to the same: a change that is refused, and a mood that is said once more", async () => {
    const { clock, server, moods, vaults } = await written();
    const stands = async (key: string) => (await (await vaults.open("ann")).notes([key])).map(({ note }) => note);
    const key = await moods.log({ ...draft, note: "logged" });
    await clock.pass(5_000);
    server.refuse("unkind_words");
    await moods.change(key, { ...draft, note: "refused" });
    await clock.pass(5_000);
    expect(await stands(key)).toEqual(["logged"]);
    server.refuse(null);
    moods.retry(key);
    await clock.pass(5_000);
    expect(await stands(key)).toEqual(["refused"]);

    server.lose("answers");
    const again = await moods.log({ ...draft, note: "said twice" });
    await clock.pass(10);
    const entry = server.rows.get(again);
    if (entry === undefined) throw new Error("The server has it.");
    server.lose("nothing");
    await moods.edit(entry, { ...draft, note: "newer" });
    await clock.pass(60_000);
    expect(await stands(again)).toEqual(["newer"]);

    // A change whose answer was lost is said once more after a later one.
    server.lose("answers");
    await moods.change(again, { ...draft, note: "in between" });
    await clock.pass(10);
    const between = server.rows.get(again);
    if (between === undefined) throw new Error("The server has it.");
    server.lose("nothing");
    await moods.edit(between, { ...draft, note: "newest" });
    await clock.pass(60_000);
    expect(moods.waiting.getState()).toEqual([]);
    expect(await stands(again)).toEqual(["newest"]);
    expect(await notesOfVersions(moods, between.id)).toEqual(["in between", "newer", "said twice"]);
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
        return { ...vault, changeNotes: () => Promise.reject(new Error("full")) };
      },
    });
    expect(await (await full.here()).notes.takeHome(moved)).toEqual({ ok: false, why: "device_full" });
    expect([...server.rows.values()].map(({ note }) => note)).toEqual(["one", "", "three"]);
    expect((await full.here()).notes.state.getState()).toMatchObject({ isPrivate: true, isMoving: true });
    expect(await moods.notes.takeHome(moved)).toEqual({ ok: true, notes: 2, past: 0 });
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

  test("those of deleted moods and of earlier versions come too, and can be had back with them", async () => {
    const { clock, server, device } = world();
    const moods = await device().here();
    await moods.log({ ...draft, note: "one" });
    await moods.log({ ...draft, note: "deleted", feltAtMs: NOW_MS - 1_000 });
    await clock.pass(10_000);
    const entry = await firstOf(moods);
    await moods.edit(entry, { ...entry, mood: "glad", note: "two" });
    await clock.pass(1_000);
    const read = await moods.page(TODAY, null, null);
    const doomed = read.ok ? read.value.items.find(({ note }) => note === "deleted") : undefined;
    if (doomed === undefined) throw new Error("It is there.");
    await moods.remove(doomed);
    expect(await moods.notes.takeHome(moved)).toEqual({ ok: true, notes: 1, past: 2 });
    expect((await moods.notes.all()).map(({ note }) => note)).toEqual(["two"]);
    expect([...server.rows.values()].map(({ note }) => note)).toEqual([""]);
    expect(await notesOfVersions(moods, entry.id)).toEqual(["one"]);
    expect(await moods.restore(doomed.id, null)).toMatchObject({ value: { note: "deleted" } });
    expect(await moods.restore(entry.id, await versionOf(moods, entry.id, 0))).toMatchObject({
      value: { note: "one" },
    });
    expect([...server.rows.values()].map(({ note }) => note)).toEqual(["", ""]);
  });

  test("what the server has of a mood whose note is here is put beside it, not over it", async () => {
    const { clock, device, turnOff } = world();
    const moods = await device().here();
    const other = await device().here();
    await moods.notes.takeHome(moved);
    await moods.log({ ...draft, note: "here" });
    await clock.pass(5_000);
    turnOff();
    const entry = await firstOf(other);
    await other.edit(entry, { ...entry, note: "elsewhere" });
    await clock.pass(1_000);
    for (const _ of [1, 2]) {
      await moods.notes.takeHome(moved);
      expect((await moods.notes.all()).map(({ note }) => note)).toEqual(["elsewhere\n\nhere"]);
    }
    const long = "x".repeat(1_999);
    turnOff();
    const now = await firstOf(other);
    await other.edit(now, { ...now, note: long });
    await moods.notes.takeHome(moved);
    expect((await moods.notes.all()).map(({ note }) => note)).toEqual([long]);
    expect(await notesOfVersions(moods, entry.id)).toContain("elsewhere\n\nhere");
  });
});

describe("notes of a file that was saved", () => {
  test("come where none is; another one that is here stays, unless it is to go, and then is its version's", async () => {
    const { clock, device } = world();
    const moods = await device().here();
    await moods.notes.takeHome(moved);
    await moods.log({ ...draft, note: "here" });
    await clock.pass(5_000);
    const entry = await firstOf(moods);
    await moods.edit(entry, { ...entry, mood: "glad" });
    const [kept] = await moods.notes.all();
    if (kept === undefined) throw new Error("It is there.");
    const [same, fresh, older] = [kept, { ...kept, key: "fresh", note: "came" }, { ...kept, note: "older" }];
    expect(await moods.notes.bring([same, fresh], false)).toEqual({ ok: true, came: 1, same: 1, differ: [] });
    expect(await moods.notes.bring([older, fresh], false)).toEqual({ ok: true, came: 0, same: 1, differ: [older] });
    const all = async () => (await moods.notes.all()).map(({ note }) => note).toSorted();
    expect(await all()).toEqual(["came", "here"]);
    expect(await moods.notes.bring([older], true)).toEqual({ ok: true, came: 1, same: 0, differ: [] });
    expect(await all()).toEqual(["came", "older"]);
    expect(await notesOfVersions(moods, entry.id)).toEqual(["here"]);
  });
});
