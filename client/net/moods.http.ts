import { createStore, type StoreApi } from "zustand/vanilla";
import type {
  ImportedPart,
  MoodChanged,
  MoodDraft,
  MoodSettings,
  MoodVersion,
  MoodView,
  PastNote,
  RemovedMood,
} from "#shared/schema/mood.ts";
import type { Streak } from "#shared/mood/streak.ts";
import { createAllMoods } from "./all-moods.ts";
import { resultOf, type Http, type HttpAnswer } from "./http.client.ts";
import type { Identity } from "./identity.ts";
import { daysOf, hoursOf, moodsBetween, tagsOf, wordsOf } from "./moods.diary.rules.ts";
import { createMoodsDiary } from "./moods.diary.ts";
import { createMoodsImports } from "./moods.imports.ts";
import { createMoodSender } from "./moods.sender.ts";
import { createMoodsOutbox } from "./moods.outbox.ts";
import type { DayRange, MoodsClient, NoteAffect, Read } from "./moods.port.ts";
import type { MoodVault } from "./mood.vault.port.ts";
import { createNotesMoves } from "./notes.moves.ts";
import { isPassing } from "./passing.ts";
import { createPrivateNotes } from "./private-notes.ts";
import type { Clock, Random, Surroundings, Tabs } from "./platform.port.ts";
import type { ClientState, Told } from "./state.ts";

export type MoodsHttpDeps = {
  readonly baseUrl: string;
  readonly http: Http;
  readonly store: Pick<StoreApi<ClientState>, "getState" | "subscribe">;
  readonly identity: Pick<Identity, "check">;
  readonly clock: Clock;
  readonly random: Random;
  readonly uuid: () => string;
  readonly surroundings: Surroundings;
  readonly tabs: Tabs;
};
export type MoodsOf = {
  readonly userId: string;
  readonly vault: MoodVault;
  /** IANA name of the device's zone. */
  readonly timeZone: () => string;
  /** What a note sounds like, worked out on this device; left out, it cannot. */
  readonly scoreHere?: (note: string) => Promise<Told<NoteAffect>>;
};
export type OpenMoods = MoodsClient & { stop(): void };

/** Entries of one page of the diary. */
const DIARY_PAGE = 100;
const PAGE = 30;
const ALL_DAYS: DayRange = { from: "2000-01-01", until: "9999-12-31" };

const tell = <T>(answer: HttpAnswer, pick: (body: never) => T): Told<T> => {
  if (answer.kind === "ok") return { ok: true, value: pick(answer.body as never) }; // as: the caller names its route's documented answer
  const result = resultOf(answer);
  return { ok: false, refusal: result.ok ? { code: "server_error" } : result.refusal };
};
const cannotScore = async (): Promise<Told<NoteAffect>> => ({ ok: false, refusal: { code: "no_model_here" } });
const whole = <T>(body: T): T => body;
const queryOf = (parts: Readonly<Record<string, string | number | null>>): string =>
  Object.entries(parts)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join("&");
const pageOf = <T extends MoodView>({
  moods,
  next,
}: {
  readonly moods: readonly T[];
  readonly next: string | null;
}) => ({
  items: moods,
  next,
});
/** What a person said of a mood, without what became of it. */
const draftOfEntry = ({
  id: _id,
  key: _key,
  day: _day,
  revision: _revision,
  editedAtMs: _editedAtMs,
  importId: _importId,
  ...draft
}: MoodView): MoodDraft => draft;

/** One person's moods over HTTP, with what waits and what was read last. Resolves once what is kept here is read. */
export const openMoods = async (
  deps: MoodsHttpDeps,
  { userId, vault, timeZone, scoreHere = cannotScore }: MoodsOf,
): Promise<OpenMoods> => {
  const { baseUrl, store, identity } = deps;
  const changes = createStore<number>(() => 0);
  const changed = () => changes.setState((count) => count + 1, true);
  const ask: Http = async (...asked) => {
    const answer = await deps.http(...asked);
    // This device was signed out elsewhere.
    if (answer.kind === "signed_out") void identity.check();
    return answer;
  };
  const readPage = async (days: DayRange, tag: string | null, cursor: string | null, limit: number) =>
    tell(await ask("GET", `/api/moods?${queryOf({ ...days, tag, cursor, limit })}`), pageOf);
  const diary = createMoodsDiary({
    vault,
    clock: deps.clock,
    timeZone,
    page: (days, cursor) => readPage(days, null, cursor, DIARY_PAGE),
  });
  const settings = async (): Promise<Told<MoodSettings>> => tell(await ask("GET", "/api/moods/settings"), whole);
  const setSettings = async (wanted: MoodSettings): Promise<Told<MoodSettings>> => {
    const told = tell(await ask("PUT", "/api/moods/settings", wanted), whole<MoodSettings>);
    if (told.ok) await notes.learn(told.value.isPrivate);
    return told;
  };
  const notes = createPrivateNotes({ vault, clock: deps.clock, settings });
  const stands = (entry: MoodView | null, id: string) => {
    if (entry === null) diary.drop(id);
    else diary.put(entry);
    changed();
  };
  const outbox = createMoodsOutbox({ ...deps, userId, vault, send: createMoodSender(ask, notes, stands) });
  const stops = [
    store.subscribe((state, before) => {
      if (state.connection.kind === "online" && before.connection.kind !== "online") outbox.nudge();
      // Here or on another device.
      if (state.inbox.moodsAtMs === before.inbox.moodsAtMs) return;
      changed();
      void diary.refresh();
      // It is told in the same way that notes live elsewhere now.
      void notes.stays();
    }),
    outbox.waiting.subscribe(changed),
  ];

  /** As the server tells it; out of reach, as it is kept here. */
  const orKept = <T>(told: Told<T>, kept: () => T | null): Read<T> => {
    if (told.ok) return { ...told, asOfMs: null };
    const isAway = told.refusal.code === "offline" || told.refusal.code === "try_later";
    const known = diary.known();
    const value = isAway && known !== null ? kept() : null;
    return value === null || known === null ? told : { ok: true, value, asOfMs: known.asOfMs };
  };
  /** With their notes. One that was removed here may have been brought back on another device. */
  const filled = async (moods: readonly MoodView[], asOfMs: number | null): Promise<readonly MoodView[]> => {
    if (asOfMs === null) await notes.read(moods);
    return notes.filled(moods);
  };
  const filledOne = async (read: Read<MoodView>): Promise<Read<MoodView>> => {
    const [value] = read.ok ? await filled([read.value], read.asOfMs) : [];
    return read.ok && value !== undefined ? { ...read, value } : read;
  };
  const ofDays = <T>(days: DayRange, read: (moods: readonly MoodView[]) => T): T | null => {
    const known = diary.known();
    const moods = known && moodsBetween(known, days.from, days.until);
    return moods && read(moods);
  };
  const summary = async <K extends string, T>(
    what: K,
    days: DayRange,
    read: (moods: readonly MoodView[]) => readonly T[],
  ): Promise<Read<readonly T[]>> => {
    const answer = await ask("GET", `/api/moods/${what}?${queryOf(days)}`);
    return orKept(
      tell(answer, (body: Readonly<Record<K, readonly T[]>>) => body[what]),
      () => ofDays(days, read),
    );
  };
  const at = (id: string): string => `/api/moods/${encodeURIComponent(id)}`;
  /** Many at once: the diary is read anew. */
  const manyChanged = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) {
      changed();
      void diary.refresh();
    }
    return result;
  };
  const forgetNotes: MoodsClient["forgetNotes"] = async () =>
    manyChanged(tell(await ask("POST", "/api/moods/notes/forget", {}), whole));
  const edit: MoodsClient["edit"] = async ({ id, key, revision }, draft) => {
    const change = { baseRevision: revision, editedAtMs: deps.clock.nowMs() };
    const say = async (): Promise<Told<MoodChanged>> => {
      const bare = await notes.edit(key, draft, change);
      if (!bare.ok) return bare;
      const told = tell(await ask("PUT", at(id), { ...bare.value.draft, ...change }), whole<MoodChanged>);
      await bare.value.end(told.ok ? told.value : isPassing(told.refusal) ? "unknown" : "refused");
      return told;
    };
    const told = await say();
    if (told.ok || told.refusal.code !== "notes_stay_here") return after(told, id);
    // Private mode was turned on on another device at this moment.
    await notes.learn(true);
    return after(await say(), id);
  };
  const one = async (id: string): Promise<Told<MoodView>> => tell(await ask("GET", at(id)), whole<MoodView>);
  const versions = async (id: string): Promise<Told<readonly MoodVersion[]>> =>
    tell(await ask("GET", `${at(id)}/versions`), (body: { versions: readonly MoodVersion[] }) => body.versions);
  /** A version that is to stand again takes its note with it. */
  const restoring = async (id: string, versionId: string | null) => {
    const nothing = { ok: true, value: async () => {} } as const;
    if (versionId === null || (await notes.hasNone())) return nothing;
    const [entry, all] = await Promise.all([one(id), versions(id)]);
    if (!entry.ok) return entry;
    if (!all.ok) return all;
    const version = all.value.find((known) => known.id === versionId);
    return version === undefined ? nothing : notes.restoring(entry.value, version);
  };
  const allMoods = createAllMoods({
    page: (cursor) => readPage(ALL_DAYS, null, cursor, DIARY_PAGE),
    pause: (ms) => new Promise((resolve) => void deps.clock.after(ms, resolve)),
  });
  const files = createMoodsImports({
    vault,
    notes,
    readAll: allMoods.readAll,
    send: async (part) => tell(await ask("POST", "/api/moods/imports", part), whole<ImportedPart>),
    undo: async (id) => resultOf(await ask("DELETE", `/api/moods/imports/${encodeURIComponent(id)}`)),
  });
  /** What stands after a change, with its note: what is shown of it may be saved again. */
  const after = async (told: Told<MoodChanged>, id: string): Promise<Told<MoodChanged>> => {
    if (!told.ok) return told;
    const { entry } = told.value;
    stands(entry, id);
    const [shown = null] = entry === null ? [] : await notes.filled([entry]);
    return { ok: true, value: { ...told.value, entry: shown } };
  };

  // What waits may have a note, so where notes live is known before it goes out.
  await notes.start();
  await Promise.all([diary.start(), outbox.start()]);
  void diary.refresh();
  // Pages say where a note goes, and another device may have chosen since.
  void notes.stays();
  return {
    waiting: outbox.waiting,
    log: outbox.make,
    change: outbox.change,
    discard: outbox.discard,
    retry: outbox.retry,
    changes,
    one: async (id) =>
      filledOne(orKept(await one(id), () => diary.known()?.moods.find((one) => one.id === id) ?? null)),
    page: async (days, tag, cursor) => {
      const read = orKept(await readPage(days, tag, cursor, PAGE), () =>
        ofDays(days, (moods) => ({
          items: moods.filter(
            ({ tags }) => tag === null || tags.some((one) => one.toLowerCase() === tag.toLowerCase()),
          ),
          next: null,
        })),
      );
      if (!read.ok) return read;
      const items = await filled(read.value.items, read.asOfMs);
      return { ...read, value: { ...read.value, items } };
    },
    days: (days) => summary("days", days, daysOf),
    hours: (days) => summary("hours", days, hoursOf),
    tags: (days) => summary("tags", days, tagsOf),
    words: async () => {
      const told = tell(
        await ask("GET", "/api/moods/words"),
        (body: { words: ReturnType<typeof wordsOf> }) => body.words,
      );
      return orKept(told, () => wordsOf(diary.known()?.moods ?? []));
    },
    streak: async (today) => tell(await ask("GET", `/api/moods/streak?${queryOf({ today })}`), whole<Streak>),
    edit,
    remove: async ({ id, key, revision }) => {
      const body = { baseRevision: revision, editedAtMs: deps.clock.nowMs() };
      const told = tell(await ask("POST", `${at(id)}/remove`, body), whole<MoodChanged>);
      if (told.ok && told.value.entry === null) await notes.gone([key], true);
      return after(told, id);
    },
    versions: async (id) => {
      const told = await versions(id);
      if (!told.ok || told.value.length === 0 || (await notes.hasNone())) return told;
      const entry = await one(id);
      return entry.ok ? { ok: true, value: await notes.versions(entry.value.key, told.value) } : told;
    },
    restore: async (id, versionId) => {
      const bare = await restoring(id, versionId);
      if (!bare.ok) return bare;
      const told = tell(await ask("POST", `${at(id)}/restore`, { versionId }), whole<MoodView>);
      await bare.value(told.ok ? told.value : isPassing(told.refusal) ? "unknown" : "refused");
      if (told.ok) stands(told.value, id);
      return told.ok ? filledOne({ ...told, asOfMs: null }) : told;
    },
    removed: async (cursor) => {
      const answer = await ask("GET", `/api/moods/removed?${queryOf({ cursor, limit: PAGE })}`);
      const told = tell(answer, pageOf<RemovedMood>);
      return told.ok ? { ok: true, value: { ...told.value, items: await notes.filled(told.value.items) } } : told;
    },
    forget: async ({ id, key }) => {
      const result = resultOf(await ask("DELETE", `/api/moods/removed/${encodeURIComponent(id)}`));
      // Refused, it may have been brought back on another device: its note stays, and goes after its days if not.
      if (!result.ok) return result;
      await notes.drop([key]);
      changed();
      return result;
    },
    importPart: async (part) => manyChanged(await files.importPart(part)),
    imports: async () => tell(await ask("GET", "/api/moods/imports"), ({ imports }: { imports: [] }) => imports),
    undoImport: async (id) => manyChanged(await files.undoImport(id)),
    exportAddress: `${baseUrl}/api/moods/export`,
    settings: async () => {
      const told = await settings();
      if (told.ok) await notes.learn(told.value.isPrivate);
      return told;
    },
    setSettings,
    forgetNotes,
    notes: {
      state: notes.state,
      ...createNotesMoves({
        vault,
        notes,
        settings,
        setSettings,
        forgetNotes,
        say: async (entry, note) => {
          const change = { baseRevision: entry.revision, editedAtMs: deps.clock.nowMs() };
          const body = { ...draftOfEntry(entry), note, ...change };
          return after(tell(await ask("PUT", at(entry.id), body), whole<MoodChanged>), entry.id);
        },
        pastNotes: async (from) =>
          tell(
            await ask("GET", `/api/moods/notes?${queryOf({ after: from })}`),
            (body: { notes: readonly PastNote[]; next: string | null }) => ({ items: body.notes, next: body.next }),
          ),
        nowMs: deps.clock.nowMs,
        waiting: () => outbox.waiting.getState().length,
        ...allMoods,
        changed,
      }),
    },
    affect: async (note) => {
      if (notes.state.getState().isPrivate === true) return scoreHere(note);
      const stays = await notes.stays();
      if (!stays.ok) return stays;
      return stays.value ? scoreHere(note) : tell(await ask("POST", "/api/moods/affect", { note }), whole);
    },
    shared: async (id) => tell(await ask("GET", `/api/people/${encodeURIComponent(id)}/moods`), whole),
    stop: () => {
      for (const stop of stops) stop();
      outbox.stop();
      vault.close();
    },
  };
};
