import { describe, expect, test } from "vitest";
import type { MoodDraft, NewMood } from "#shared/schema/mood.ts";
import type { Http } from "./http.client.ts";
import { createMemoryMoods } from "./memory.moods.ts";
import { createMoods } from "./moods.here.ts";
import { loneTab } from "./platform.port.ts";
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
  tags: [],
  audience: "nobody",
  feltAtMs: NOW_MS,
  timeZone: "UTC",
};
const entry = (key: string, note: string): NewMood => ({ ...draft, key, note });
const part = (key: string, ...entries: NewMood[]) => ({ key, name: "a.csv", entries });

/** A device of somebody who keeps notes on it, with one of their own. `answers`: what a request comes to; null = as asked. */
const world = async (answers: (path: string) => Awaited<ReturnType<Http>> | null = () => null) => {
  const clock = createVirtualClock(NOW_MS);
  const random = seeded(7);
  const server = createFakeMoodServer();
  const store = createClientStore();
  store.setState({ me: { id: "ann", name: "Ann", being: "sage/plain", isGuest: false } });
  const http: Http = async (method, path, body) => {
    if (path === "/api/moods/settings") return { kind: "ok", body: { isPrivate: true, isInCommunity: false } };
    const answer = await server.http(method, path, body);
    return answers(`${method} ${path}`) ?? answer;
  };
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
    { vaults: createMemoryMoods(), timeZone: () => "UTC" },
  );
  const moods = await here();
  await moods.log({ ...draft, note: "my own" });
  await clock.pass(5_000);
  const notes = async () => (await moods.notes.all()).map(({ note }) => note).toSorted();
  return { moods, server, notes };
};
const AWAY = { kind: "failed", failure: { code: "offline" } } as const;

describe("notes of a file, where notes stay on the device", () => {
  test("N5 undoing an import takes those of its moods away, and no others; the file brings them back", async () => {
    const { moods, notes } = await world();
    await moods.importPart(part("one", entry("k1", "first"), entry("k2", "second")));
    await moods.importPart(part("two", entry("k2", "second"), entry("k3", "third")));
    expect(await notes()).toEqual(["first", "my own", "second", "third"]);
    // What came with the first import stays with it, however often its file has come.
    expect(await moods.undoImport("two")).toEqual({ ok: true });
    expect(await notes()).toEqual(["first", "my own", "second"]);
    expect(await moods.undoImport("one")).toEqual({ ok: true });
    expect(await notes()).toEqual(["my own"]);
    expect(moods.notes.state.getState().here).toBe(1);
    await moods.importPart(part("one", entry("k1", "first"), entry("k2", "second")));
    expect(await notes()).toEqual(["first", "my own", "second"]);
  });

  test("N5 refused, or not to be known, nothing is taken away", async () => {
    let why: "undo" | "read" | null = null;
    const { moods, notes } = await world((asked) => {
      if (why === "read" && asked.startsWith("GET /api/moods?")) return AWAY;
      return why === "undo" && asked.startsWith("DELETE")
        ? { kind: "missing", failure: { code: "no_such_import" } }
        : null;
    });
    await moods.importPart(part("one", entry("k1", "first")));
    why = "read";
    expect(await moods.undoImport("one")).toEqual({ ok: false, refusal: { code: "offline" } });
    why = "undo";
    expect(await moods.undoImport("one")).toEqual({ ok: false, refusal: { code: "no_such_import" } });
    expect(await notes()).toEqual(["first", "my own"]);
  });

  test("N5 the answer was lost: it is looked at what is still there", async () => {
    let isLost = true;
    const { moods, server, notes } = await world((asked) => (isLost && asked.startsWith("DELETE") ? AWAY : null));
    await moods.importPart(part("one", entry("k1", "first")));
    expect(await moods.undoImport("one")).toEqual({ ok: false, refusal: { code: "offline" } });
    expect([server.rows.size, await notes()]).toEqual([1, ["my own"]]);
    isLost = false;
    await moods.importPart(part("two", entry("k2", "second")));
    server.refuse("try_later");
    expect(await moods.undoImport("two")).toEqual({ ok: false, refusal: { code: "try_later" } });
    expect([server.rows.size, await notes()]).toEqual([2, ["my own", "second"]]);
  });

  test("N5 what is here takes no other's place: changed or written since, it stays when the file comes again", async () => {
    const { moods, server, notes } = await world();
    const file = part("one", entry("k1", "first"), entry("k2", ""));
    await moods.importPart(file);
    for (const [key, note] of [
      ["k1", "first, seen anew"],
      ["k2", "added"],
    ] as const) {
      const row = server.rows.get(key);
      if (row !== undefined) await moods.edit(row, { ...row, note });
    }
    await moods.importPart(file);
    expect(await notes()).toEqual(["added", "first, seen anew", "my own"]);
    expect([...server.rows.values()].map(({ note }) => note)).toEqual(["", "", ""]);
  });

  test("N5 what the server refuses leaves no note behind, unless it may have it all the same", async () => {
    const { moods, server, notes } = await world();
    server.refuse("bad_time");
    expect((await moods.importPart(part("one", entry("k1", "first")))).ok).toBe(false);
    expect(await notes()).toEqual(["my own"]);
    server.refuse("try_later");
    expect((await moods.importPart(part("one", entry("k1", "first")))).ok).toBe(false);
    expect(await notes()).toEqual(["first", "my own"]);
  });
});
