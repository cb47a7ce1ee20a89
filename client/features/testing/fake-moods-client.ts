import { createStore } from "zustand/vanilla";
import { localTime } from "#shared/mood/local-time.ts";
import { streakOf } from "#shared/mood/streak.ts";
import { VERSION_DAYS } from "#shared/schema/mood.limits.ts";
import type { MoodDraft, MoodSettings, MoodVersion, MoodView, RemovedMood } from "#shared/schema/mood.ts";
import { after, wallNowMs } from "../../net/clock.ts";
import { daysOf, hoursOf, tagsOf, wordsOf } from "../../net/moods.diary.rules.ts";
import type { DayRange, MoodsClient, Read, WaitingMood } from "../../net/moods.port.ts";
import type { Told } from "../../net/state.ts";
import { fakeMoods } from "./fake-moods.ts";
import { fakeNotes } from "./fake-notes.ts";
import { fakeMoodFiles } from "./fake-mood-files.ts";
import { fakeMoodYear } from "./fake-mood-year.ts";
import { fakeId, FRIENDS } from "./fake-people.ts";

const PAGE = 20;
const AWAY = { ok: false, refusal: { code: "offline" } } as const;
const GONE = { ok: false, refusal: { code: "no_such_mood" } } as const;
const NOT_SHOWN = { ok: false, refusal: { code: "not_shown" } } as const;
const HOURS_MS = 3 * 3_600_000;
const DAY_MS = 86_400_000;
const standingOf = ({ removedAtMs: _removedAtMs, untilMs: _untilMs, ...entry }: RemovedMood): MoodView => entry;

const fakeEntries = (scene: string, nowMs: number, timeZone: string): readonly MoodView[] => {
  if (scene === "mood-year" || scene.startsWith("people")) return fakeMoodYear(nowMs, timeZone, 420);
  return fakeMoods(nowMs, timeZone, scene === "mood-few" ? 4 : 400);
};
const LOST_ID = fakeId(40_999);
/** A change of the newest mood that came too late. */
const lostVersion = ({ key: _key, day: _day, importId: _importId, ...was }: MoodView): MoodVersion => ({
  ...was,
  saidAtMs: was.editedAtMs,
  revision: null,
  id: LOST_ID,
  mood: "hopeful",
  valence: 0.7,
  why: "lost",
});

/**
 * `mood-slow` answers nothing, `mood-away` is out of reach, `mood-new` and `empty` have nothing yet, `offline` and
 * `mood-kept` answer from what was read three hours ago and send nothing, `mood-refused` has two that were refused,
 * `mood-year` has a year as somebody might log it, `mood-few` some days, `mood-deleted` three
 * that were deleted, `mood-private` keeps notes on the device.
 */
export const fakeMoodsClient = (scene: string, nowMs: number): MoodsClient => {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const isKept = scene === "offline" || scene === "mood-kept";
  let entries = scene === "empty" || scene === "mood-new" ? [] : [...fakeEntries(scene, nowMs, timeZone)];
  const removed = new Map<string, RemovedMood>();
  const removedNow = () => ({ removedAtMs: wallNowMs(), untilMs: wallNowMs() + VERSION_DAYS * DAY_MS });
  if (scene === "mood-deleted")
    for (const [at, entry] of entries.splice(0, 3).entries()) {
      const removedAtMs = nowMs - (2 - at) * DAY_MS - HOURS_MS;
      removed.set(entry.id, { ...entry, removedAtMs, untilMs: removedAtMs + VERSION_DAYS * DAY_MS });
    }
  const versions = new Map<string, readonly MoodVersion[]>();
  if (scene === "mood-year" && entries[0]) versions.set(entries[0].id, [lostVersion(entries[0])]);
  let settings: MoodSettings = { isPrivate: scene === "mood-private", isInCommunity: false };
  let count = 0;
  const waiting = createStore<readonly WaitingMood[]>(() => []);
  const changes = createStore<number>(() => 0);
  const changed = () => changes.setState((before) => before + 1, true);
  const read = <T>(value: T): Promise<Read<T>> => {
    if (scene === "mood-slow") return new Promise(() => {});
    if (scene === "mood-away") return Promise.resolve(AWAY);
    return Promise.resolve({ ok: true, value, asOfMs: isKept ? nowMs - HOURS_MS : null });
  };
  const tell = async <T>(value: T): Promise<Told<T>> => (isKept || scene === "mood-away" ? AWAY : { ok: true, value });
  const between = ({ from, until }: DayRange) => entries.filter(({ day }) => day >= from && day <= until);
  const put = (entry: MoodView) => {
    entries = [entry, ...entries.filter(({ id }) => id !== entry.id)].toSorted((a, b) => b.feltAtMs - a.feltAtMs);
    changed();
  };
  const entryOf = (key: string, draft: MoodDraft): MoodView => ({
    ...draft,
    id: fakeId(20_000 + (count += 1)),
    key,
    day: localTime(draft.timeZone, draft.feltAtMs).day,
    revision: 1,
    editedAtMs: wallNowMs(),
    importId: null,
  });
  const arrive = (key: string) => {
    const kept = waiting.getState().find((mood) => mood.key === key);
    if (kept === undefined) return;
    waiting.setState((moods) => moods.filter((mood) => mood.key !== key), true);
    put(entryOf(key, kept.draft));
  };
  const log = (key: string, draft: MoodDraft) => {
    waiting.setState((moods) => [...moods, { key, draft, state: "waiting" }], true);
    changed();
    if (!isKept && scene !== "mood-away") after(700, () => arrive(key));
    return key;
  };
  if (scene === "mood-refused") {
    const [first, second] = fakeMoods(nowMs, timeZone, 2);
    if (first)
      waiting.setState(
        [{ key: "r1", draft: { ...first, note: "It was a long day." }, state: { refused: "bad_time" } }],
        true,
      );
    if (second) waiting.setState((moods) => [...moods, { key: "r2", draft: second, state: "waiting" }], true);
  }
  const find = (id: string) => entries.find((entry) => entry.id === id);
  return {
    waiting,
    changes,
    log: async (draft) => log(fakeId(30_000 + (count += 1)), draft),
    change: async (key, draft) => {
      const entry = entries.find((one) => one.key === key);
      if (entry) return put({ ...entry, ...draft, day: localTime(draft.timeZone, draft.feltAtMs).day });
      waiting.setState(
        (moods) => moods.map((mood) => (mood.key === key ? { ...mood, draft, state: "waiting" } : mood)),
        true,
      );
      changed();
    },
    discard: async (key) => {
      const entry = entries.find((one) => one.key === key);
      if (entry) removed.set(entry.id, { ...entry, ...removedNow() });
      waiting.setState((moods) => moods.filter((mood) => mood.key !== key), true);
      entries = entries.filter((one) => one.key !== key);
      changed();
      return entry ? "kept" : "nowhere";
    },
    retry: (key) => {
      waiting.setState((moods) => moods.map((mood) => (mood.key === key ? { ...mood, state: "sending" } : mood)), true);
      after(900, () => arrive(key));
    },
    one: async (id) => {
      const entry = find(id);
      return entry === undefined ? GONE : read(entry);
    },
    page: (days, tag, cursor) => {
      const all = between(days).filter(({ tags }) => tag === null || tags.includes(tag));
      const from = Number(cursor ?? 0);
      return read({ items: all.slice(from, from + PAGE), next: from + PAGE < all.length ? String(from + PAGE) : null });
    },
    days: (days) => read(daysOf(between(days))),
    streak: (today) =>
      tell(
        streakOf(
          entries.map(({ day, feltAtMs }) => ({ day, atMs: feltAtMs })),
          { day: today, atMs: nowMs },
        ),
      ),
    hours: (days) => read(hoursOf(between(days))),
    tags: (days) => read(tagsOf(between(days))),
    words: () => read(wordsOf(entries)),
    edit: async (entry, draft) => {
      const { key: _key, day: _day, revision, importId: _importId, ...was } = entry;
      const of = { saidAtMs: was.editedAtMs, revision, why: "replaced" } as const;
      const version: MoodVersion = { ...was, ...of, id: fakeId(40_000 + (count += 1)) };
      const told = await tell(version);
      if (!told.ok) return told;
      versions.set(entry.id, [version, ...(versions.get(entry.id) ?? [])]);
      const next = { ...entry, ...draft, day: localTime(draft.timeZone, draft.feltAtMs).day, revision: revision + 1 };
      put(next);
      return { ok: true, value: { entry: next, became: "applied" } };
    },
    remove: async (entry) => {
      const told = await tell(null);
      if (!told.ok) return told;
      removed.set(entry.id, { ...entry, ...removedNow() });
      entries = entries.filter(({ id }) => id !== entry.id);
      changed();
      return { ok: true, value: { entry: null, became: "applied" } };
    },
    versions: (id) => tell(versions.get(id) ?? []),
    restore: async (id, versionId) => {
      const version = (versions.get(id) ?? []).find((one) => one.id === versionId);
      const gone = removed.get(id);
      const entry = gone ? standingOf(gone) : find(id);
      if (entry === undefined) return GONE;
      const next = version === undefined ? entry : { ...entry, ...version, id, revision: entry.revision + 1 };
      removed.delete(id);
      put(next);
      return tell(next);
    },
    removed: (cursor) => {
      const all = [...removed.values()].toReversed();
      const from = Number(cursor ?? 0);
      return tell({ items: all.slice(from, from + PAGE), next: from + PAGE < all.length ? String(from + PAGE) : null });
    },
    forget: async ({ id }) => {
      if (isKept) return AWAY;
      const isGone = removed.delete(id);
      changed();
      return isGone ? { ok: true } : GONE;
    },
    ...fakeMoodFiles(
      tell,
      ({ key, importId, ...draft }) => {
        if (entries.some((entry) => entry.key === key)) return false;
        put({ ...entryOf(key, draft), importId });
        return true;
      },
      (importId) => {
        entries = entries.filter((entry) => entry.importId !== importId);
        changed();
      },
    ),
    exportAddress: "/api/moods/export",
    notes: fakeNotes(scene),
    settings: () => tell(settings),
    setSettings: (next) => tell((settings = next)),
    forgetNotes: () => tell({ notes: entries.filter(({ note }) => note !== "").length }),
    shared: (userId) => {
      const person = FRIENDS.find(({ id }) => id === userId);
      if (person === undefined || scene === "people-shy") return Promise.resolve(NOT_SHOWN);
      return tell({ person, moods: entries.filter(({ audience }) => audience !== "nobody").slice(0, 5) });
    },
  };
};
