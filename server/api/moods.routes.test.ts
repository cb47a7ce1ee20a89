import { expect, test } from "vitest";
import { valueOf } from "../services/testing/hug.ts";
import { editOf, newMood } from "../services/testing/mood.ts";
import { openApi } from "./testing/open-api.ts";

const EVER = { from: "2000-01-01", until: "2999-12-31" };
const LONG_NOTE = "x".repeat(10 * 1024 * 1024);
const tags = (count: number): string[] => Array.from({ length: count }, (_, at) => `tag ${at}`);

/** What no mood is, by the field that is named. */
const WRONG: readonly (readonly [path: string, change: Readonly<Record<string, unknown>>])[] = [
  ...["intensity", "valence", "arousal"].flatMap((unit) =>
    [1.01, -0.01, 1e300, null, "0.5", "", true, [0.5], undefined].map((value) => [unit, { [unit]: value }] as const),
  ),
  ["mood", { mood: "" }],
  ["mood", { mood: "  \t " }],
  ["mood", { mood: "x".repeat(51) }],
  ["mood", { mood: "two\nlines" }],
  ["mood", { mood: "a\u0000b" }],
  ["mood", { mood: "\u202Emlac" }],
  ["mood", { mood: "👩‍👩‍👧".repeat(51) }],
  ["mood", { mood: 7 }],
  ["note", { note: "x".repeat(2_001) }],
  ["note", { note: LONG_NOTE }],
  ["note", { note: "bell \u0007" }],
  ["note", { note: "turned \u202E round" }],
  ["note", { note: "half \uD83D" }],
  ["note", { note: null }],
  ["tags", { tags: tags(21) }],
  ["tags", { tags: ["tea", "tea"] }],
  ["tags", { tags: ["tea", " Tea "] }],
  ["tags", { tags: "tea" }],
  ["tags.1", { tags: ["tea", ""] }],
  ["tags.0", { tags: ["x".repeat(51)] }],
  ["tags.0", { tags: ["a\u0000"] }],
  ["tags.0", { tags: [null] }],
  ["audience", { audience: "all" }],
  ["audience", { audience: undefined }],
  ["feltAtMs", { feltAtMs: Date.UTC(1900, 0, 1) }],
  ["feltAtMs", { feltAtMs: Date.UTC(2000, 0, 1) - 1 }],
  ["feltAtMs", { feltAtMs: 0.5 }],
  ["feltAtMs", { feltAtMs: "2025-05-06" }],
  ["feltAtMs", { feltAtMs: null }],
  ["timeZone", { timeZone: "Atlantis/Capital" }],
  ["timeZone", { timeZone: "" }],
  ["timeZone", { timeZone: `Europe/${"x".repeat(70)}` }],
  ["key", { key: "x" }],
  ["userId", { userId: "00000000-0000-4000-8000-000000000001" }],
];

const entered = async () => {
  const api = await openApi();
  const all = async () => (await api.world.moods.page(api.userId, EVER, null, null, 100))?.moods;
  const kept = valueOf(await api.world.moods.create(api.userId, newMood({ note: "kept", tags: ["tea"] })));
  const post = (body: unknown) => api.ask("POST", "/api/moods", { cookie: api.cookie, body });
  const put = (body: unknown) => api.ask("PUT", `/api/moods/${kept.id}`, { cookie: api.cookie, body });
  return { ...api, kept, all, post, put };
};

test("what is no mood is refused with its field, made, changed or from a file, and changes nothing", async () => {
  const { kept, all, userId, accounts, ask, world } = await entered();
  let who = userId;
  for (const [at, [path, change]] of WRONG.entries()) {
    // Another session now and then, so that no limit answers.
    if (at % 20 === 0) who = await world.addUser("Fern");
    const cookie = `hugmood.session_token=${accounts.tokenFor(who)}`;
    const wrong = { ...newMood(), ...change };
    const name = `${path} ${JSON.stringify(change).slice(0, 60)}`;
    const refused = { status: 400, json: { code: "bad_message", path } };
    expect(await ask("POST", "/api/moods", { cookie, body: wrong }), name).toMatchObject(refused);
    const part = { key: kept.key, name: "a.csv", entries: [newMood(), wrong] };
    const inFile = { status: 400, json: { code: "bad_message", path: `entries.1.${path}` } };
    expect(await ask("POST", "/api/moods/imports", { cookie, body: part }), name).toMatchObject(inFile);
    if (path === "key") continue;
    const edit = { ...editOf(kept, {}, kept.editedAtMs), ...change };
    expect(await ask("PUT", `/api/moods/${kept.id}`, { cookie, body: edit }), name).toMatchObject(refused);
    expect((await world.moods.page(who, EVER, null, null, 9))?.moods).toHaveLength(who === userId ? 1 : 0);
    expect(await world.moods.imports(who)).toEqual([]);
  }
  expect(await all()).toEqual([kept]);
});

test("what was pasted is taken without what comes unseen with it, made and changed; in a note marks of direction stay", async () => {
  const { kept, post, put } = await entered();
  const pasted = {
    mood: "at\tease\u200B",
    note: "\uFEFFa\tb\r\n\u200Fשלום (Ann)\u200F.",
    tags: ["long\twalk", "שבת\u200F"],
  };
  const settled = { mood: "at ease", note: "a b\n\u200Fשלום (Ann)\u200F.", tags: ["long walk", "שבת"] };
  expect(await post(newMood(pasted))).toMatchObject({ status: 200, json: settled });
  const edit = { ...editOf(kept, {}, kept.editedAtMs), ...pasted };
  expect(await put(edit)).toMatchObject({ status: 200, json: { entry: settled } });
  // Said once more under its key it is the same mood.
  const twice = newMood(pasted);
  const [first, second] = [await post(twice), await post(twice)];
  expect(second).toEqual(first);
});

test.each(["NaN", "Infinity", "-Infinity", "1e999", "0x1", ".5", "01"])(
  "%s is no number in JSON that is one",
  async (number) => {
    const { kept, all, post } = await entered();
    const told = await post(JSON.stringify(newMood()).replace('"valence":0.75', `"valence":${number}`));
    // What is too large for a number is read as one without an end.
    expect(told?.json).toMatchObject(
      number === "1e999" ? { code: "bad_message", path: "valence" } : { code: "not_json" },
    );
    expect(await all()).toEqual([kept]);
  },
);

test("what looks odd and is somebody's own is kept to the letter", async () => {
  const { post, all } = await entered();
  const odd = {
    mood: "🫠 مَزَاج",
    note: "שלום\n\n  two spaces — ‘quotes’ 👨‍👩‍👧‍👦 \\u0000 '; drop table mood_entries; --",
    tags: ["🏳️‍🌈", "=SUM(A1)", "a, b", "ﷺ", ...tags(16)],
    intensity: 0,
    valence: 1,
    arousal: 5e-324,
  };
  const told = await post(newMood(odd));
  expect(told).toMatchObject({ status: 200, json: odd });
  expect((await all())?.map(({ note }) => note)).toContain(odd.note);
  // An accent that stands apart is one with its letter, and what is around a word is no part of it.
  const folded = await post(newMood({ mood: " cafe\u0301 ", tags: [" a "] }));
  expect(folded?.json).toMatchObject({ mood: "caf\u00e9", tags: ["a"] });
});

test("a mood from tomorrow, or a clock that was set forward, is told so; one set back counts for what it says", async () => {
  const { kept, all, post, put, world } = await entered();
  const nowMs = await world.nowMs();
  const tomorrow = { feltAtMs: nowMs + 86_400_000 };
  expect(await post(newMood(tomorrow))).toMatchObject({ status: 400, json: { code: "bad_time" } });
  expect(await put(editOf(kept, tomorrow, nowMs))).toMatchObject({ status: 400, json: { code: "bad_time" } });
  expect(await all()).toEqual([kept]);
  const back = await put(editOf(kept, { note: "set back" }, Date.UTC(2000, 0, 1)));
  expect(back).toMatchObject({ status: 200, json: { became: "applied", entry: { note: "set back", revision: 2 } } });
  const again = await put(editOf(kept, { note: "from 1999" }, Date.UTC(1999, 0, 1)));
  expect(again).toMatchObject({ status: 400, json: { code: "bad_message", path: "editedAtMs" } });
});

test("a word that others would read is held to what a name is; one's own is one's own", async () => {
  const { ask, cookie, kept, all, post, put } = await entered();
  const refused = { status: 400, json: { code: "unkind_words", path: "mood" } };
  for (const audience of ["friends", "followers", "everyone"] as const) {
    expect(await post(newMood({ mood: "sh1t head", audience }))).toMatchObject(refused);
    expect(await put(editOf(kept, { mood: "f.u.c.k", audience }, kept.editedAtMs))).toMatchObject(refused);
  }
  const entries = [newMood(), newMood({ mood: "sh1t head", audience: "friends" })];
  const part = { key: kept.key, name: "a.csv", entries };
  expect(await ask("POST", "/api/moods/imports", { cookie, body: part })).toMatchObject({
    status: 400,
    json: { code: "unkind_words", path: "entries.1.mood" },
  });
  expect(await all()).toEqual([kept]);
  expect(await post(newMood({ mood: "sh1t head" }))).toMatchObject({ status: 200 });
  // Notes and tags reach nobody else, whoever may see the mood.
  const own = newMood({ note: "what a shithead", tags: ["shit"], audience: "everyone" });
  expect(await post(own)).toMatchObject({ status: 200 });
});

test("days are days of the calendar, and one question spans a year and some weeks", async () => {
  const { ask, cookie } = await entered();
  const get = (what: string, from: string, until: string) =>
    ask("GET", `/api/moods${what}?${new URLSearchParams({ from, until })}`, { cookie });
  for (const what of ["", "/days", "/hours", "/tags"]) {
    for (const wrong of ["2025-02-30", "2025-13-01", "25-01-01", "today", "2025-1-1", "2025-01-01T00:00:00Z", ""])
      expect(await get(what, wrong, "2025-12-31"), what + wrong).toMatchObject({
        status: 400,
        json: { code: "bad_message", path: "query.from" },
      });
    expect(await get(what, "2025-01-01", "2026-01-15")).toMatchObject({ status: 200 });
    expect(await get(what, "2025-12-31", "2025-01-01")).toMatchObject({ status: 200 });
  }
  for (const what of ["/days", "/hours", "/tags"])
    expect(await get(what, "2025-01-01", "2026-01-16")).toMatchObject({
      status: 400,
      json: { code: "bad_message", path: "query.until" },
    });
  const wrongCursor = await ask("GET", "/api/moods?from=2025-01-01&until=2025-01-02&cursor=x", { cookie });
  expect(wrongCursor).toMatchObject({ status: 400, json: { code: "bad_message", path: "query.cursor" } });
});

test("a mood goes and comes back over HTTP, with its versions", async () => {
  const { ask, cookie, kept, put, post } = await entered();
  const at = `/api/moods/${kept.id}`;
  const edited = await put(editOf(kept, { note: "second" }, kept.editedAtMs));
  const versions = (await ask("GET", `${at}/versions`, { cookie }))?.json["versions"];
  expect(versions).toMatchObject([{ note: "kept", why: "replaced" }]);
  const change = { baseRevision: 2, editedAtMs: kept.editedAtMs };
  const gone = await ask("POST", `${at}/remove`, { cookie, body: change });
  expect(gone).toMatchObject({ status: 200, json: { entry: null, became: "applied" } });
  expect(await ask("GET", at, { cookie })).toMatchObject({ status: 404, json: { code: "no_such_mood" } });
  const restored = await ask("POST", `${at}/restore`, { cookie, body: { versionId: null } });
  expect(restored).toMatchObject({ status: 200, json: { note: "second" } });
  expect(edited?.json).toMatchObject({ entry: { note: "second" } });
  const [first] = versions as readonly { id: string }[]; // as: just looked at
  const older = await ask("POST", `${at}/restore`, { cookie, body: { versionId: first?.id } });
  expect(older?.json).toMatchObject({ note: "kept" });
  await ask("PUT", "/api/moods/settings", { cookie, body: { isPrivate: true, isInCommunity: false } });
  expect(await post(newMood({ note: "a word" }))).toMatchObject({ status: 409, json: { code: "notes_stay_here" } });
  expect((await ask("POST", "/api/moods/notes/forget", { cookie }))?.json).toEqual({ notes: 1 });
  expect((await ask("GET", at, { cookie }))?.json).toMatchObject({ note: "" });
});
