import type { MoodChanged, MoodSettings, MoodView, PastNote } from "#shared/schema/mood.ts";
import type { AllMoods } from "./all-moods.ts";
import type { EarlierNote, KeptNote, MoodVault } from "./mood.vault.port.ts";
import type { MoodsClient } from "./moods.port.ts";
import { noteOf } from "./note-versions.ts";
import { bothOf } from "./note-versions.rules.ts";
import type { Brought, Moved, NotesClient } from "./notes.port.ts";
import type { PrivateNotes } from "./private-notes.ts";
import type { Failure, Page, Told } from "./state.ts";

export type NotesMovesDeps = Pick<MoodsClient, "settings" | "setSettings" | "forgetNotes"> &
  AllMoods & {
    readonly vault: MoodVault;
    readonly notes: PrivateNotes;
    readonly nowMs: () => number;
    /** Notes that the server has of deleted moods and of versions, after the one with this id. */
    readonly pastNotes: (after: string | null) => Promise<Told<Page<PastNote>>>;
    /** Gives the server a mood with its note. */
    readonly say: (entry: MoodView, note: string) => Promise<Told<MoodChanged>>;
    /** How many moods are still to be sent. */
    readonly waiting: () => number;
    readonly changed: () => void;
  };

/** Notes from the server to this device and back. What is taken away at one end is stored and read back at the other first. */
export const createNotesMoves = (deps: NotesMovesDeps): Omit<NotesClient, "state"> => {
  const { vault, notes, patiently, readAll } = deps;
  const setPrivate = async (isPrivate: boolean, isMoving: boolean): Promise<Told<MoodSettings>> => {
    const known = await deps.settings();
    if (!known.ok) return known;
    const told = await deps.setSettings({ ...known.value, isPrivate });
    if (told.ok) await notes.learn(isPrivate, isMoving);
    return told;
  };
  /** Stores them and reads them back. Rejects when what is read is not what was stored. */
  const store = async (put: readonly KeptNote[], keep: readonly EarlierNote[]): Promise<void> => {
    await vault.changeNotes({ put, keep });
    const stands = new Map((await vault.notes(put.map(({ key }) => key))).map(({ key, note }) => [key, note]));
    const earlier = new Map((await vault.earlier(keep.map(({ key }) => key))).map(({ id, note }) => [id, note]));
    if (put.some(({ key, note }) => stands.get(key) !== note) || keep.some(({ id, note }) => earlier.get(id) !== note))
      throw new Error("A note was not stored as it is.");
  };
  /** Puts notes beside what is here: of two that differ both stand as one, or the one that is here becomes an earlier one. */
  const storeBeside = async (come: readonly KeptNote[], versions: readonly EarlierNote[]): Promise<void> => {
    const here = new Map((await vault.notes(come.map(({ key }) => key))).map((note) => [note.key, note]));
    const keep: EarlierNote[] = [...versions];
    const put = come.map((note): KeptNote => {
      const known = here.get(note.key);
      if (known === undefined) return note;
      const both = bothOf(known.note, note.note);
      if (both !== null) return { ...note, note: both };
      const from = known.since ?? 1;
      const stood = { from, until: Math.max(from + 1, note.since ?? Number.MAX_SAFE_INTEGER) };
      keep.push(earlierOf(`${note.key} beside`, known, stood));
      return note;
    });
    await store(put, keep);
  };
  const earlierOf = (id: string, { key, note }: KeptNote, stood: EarlierNote["stood"]): EarlierNote => {
    return { id, key, note, stood, saidAtMs: null, asked: null, keptAtMs: deps.nowMs() };
  };
  /** Of deleted moods, and of what moods were: as long as those can be had back. How many; rejects as above. */
  const takePast = async (): Promise<Told<number>> => {
    let count = 0;
    for (let after: string | null = null; ;) {
      const from: string | null = after;
      const told: Told<Page<PastNote>> = await patiently(() => deps.pastNotes(from));
      if (!told.ok) return told;
      const { items, next }: Page<PastNote> = told.value;
      const gone = items.filter(({ version }) => version === null);
      const versions = items.flatMap(({ id, key, note, version }): readonly EarlierNote[] => {
        if (version === null) return [];
        const { revision, saidAtMs, keptAtMs } = version;
        const stood = revision === null ? null : { from: revision, until: revision + 1 };
        return [{ id: `${key} was ${id}`, key, note, stood, saidAtMs, asked: null, keptAtMs }];
      });
      await storeBeside(
        gone.map(({ key, note, mood, feltAtMs, timeZone, goneAtMs }) => ({
          key,
          note,
          mood,
          feltAtMs,
          timeZone,
          goneAtMs,
        })),
        versions,
      );
      count += items.length;
      after = next;
      if (after === null) return { ok: true, value: count };
    }
  };
  /** A note leaves only while it is known that it may. */
  const mayLeave = async (): Promise<Told<true>> => {
    const stays = await notes.stays();
    if (!stays.ok) return stays;
    return stays.value ? { ok: false, refusal: { code: "notes_stay_here" } } : { ok: true, value: true };
  };
  return {
    takeHome: async (onMoved): Promise<Moved> => {
      if (deps.waiting() > 0) return { ok: false, why: "waiting" };
      const turned = await setPrivate(true, true);
      if (!turned.ok) return { ok: false, why: turned.refusal };
      let count = 0;
      let past = 0;
      try {
        const read = await readAll(async (moods) => {
          const noted = moods.filter(({ note }) => note !== "");
          await storeBeside(
            noted.map((mood) => noteOf(mood.key, mood, mood.revision)),
            [],
          );
          count += noted.length;
          onMoved(count, null);
        });
        if (!read.ok) return { ok: false, why: read.refusal };
        const taken = await takePast();
        if (!taken.ok) return { ok: false, why: taken.refusal };
        past = taken.value;
      } catch {
        return { ok: false, why: "device_full" };
      }
      const forgotten = await deps.forgetNotes();
      if (!forgotten.ok) return { ok: false, why: forgotten.refusal };
      await notes.learn(true, false);
      await notes.count();
      deps.changed();
      return { ok: true, notes: count, past };
    },
    turnOff: async () => {
      const told = await setPrivate(false, false);
      return told.ok ? { ok: true } : told;
    },
    upload: async (onMoved): Promise<Moved> => {
      const may = await patiently(mayLeave);
      if (!may.ok) return { ok: false, why: may.refusal };
      const here = (await vault.notes(null).catch(() => [])).filter(({ goneAtMs }) => goneAtMs === null);
      const left = new Map(here.map(({ key, note }) => [key, note]));
      let problem: Failure | null = null;
      const read = await readAll(async (moods) => {
        for (const mood of moods) {
          const note = left.get(mood.key);
          // What the server was told meanwhile stands.
          if (note === undefined || problem !== null || mood.note !== "") continue;
          const said = await patiently(async () => {
            const still = await mayLeave();
            return still.ok ? deps.say(mood, note) : still;
          });
          if (!said.ok) problem = said.refusal;
          else if (said.value.became === "applied") {
            left.delete(mood.key);
            await vault.changeNotes({ drop: [mood.key] });
            onMoved(here.length - left.size, here.length);
          }
        }
      });
      await notes.count();
      deps.changed();
      if (problem !== null) return { ok: false, why: problem };
      return read.ok ? { ok: true, notes: here.length - left.size, past: 0 } : { ok: false, why: read.refusal };
    },
    all: async () => {
      const kept = await vault.notes(null).catch(() => []);
      return kept.filter(({ goneAtMs }) => goneAtMs === null).toSorted((a, b) => a.feltAtMs - b.feltAtMs);
    },
    bring: async (brought, isOver): Promise<Brought> => {
      const known = new Map(
        (await vault.notes(brought.map(({ key }) => key)).catch(() => [])).map((note) => [note.key, note]),
      );
      const put: KeptNote[] = [];
      const keep: EarlierNote[] = [];
      const differ: KeptNote[] = [];
      for (const note of brought) {
        const here = known.get(note.key);
        if (here?.note === note.note) continue;
        if (here === undefined) put.push({ ...note, goneAtMs: null });
        else if (isOver) {
          put.push({ ...note, goneAtMs: here.goneAtMs });
          // It stood whatever the mood was until now.
          keep.push(
            earlierOf(`${note.key} file ${deps.nowMs()}`, here, {
              from: here.since ?? 1,
              until: Number.MAX_SAFE_INTEGER,
            }),
          );
        } else differ.push(note);
      }
      try {
        if (put.length > 0) await vault.changeNotes({ put, keep });
      } catch {
        return { ok: false };
      }
      await notes.count();
      deps.changed();
      return { ok: true, came: put.length, same: brought.length - put.length - differ.length, differ };
    },
  };
};
