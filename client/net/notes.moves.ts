import type { MoodChanged, MoodSettings, MoodView } from "#shared/schema/mood.ts";
import type { AllMoods } from "./all-moods.ts";
import type { MoodVault } from "./mood.vault.port.ts";
import type { MoodsClient } from "./moods.port.ts";
import type { Moved, NotesClient } from "./notes.port.ts";
import { noteOf, type PrivateNotes } from "./private-notes.ts";
import type { Failure, Told } from "./state.ts";

export type NotesMovesDeps = Pick<MoodsClient, "settings" | "setSettings" | "forgetNotes"> &
  AllMoods & {
    readonly vault: MoodVault;
    readonly notes: PrivateNotes;
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
  const store = async (moods: readonly MoodView[]): Promise<number> => {
    const kept = moods.filter(({ note }) => note !== "").map((mood) => noteOf(mood.key, mood));
    await vault.putNotes(kept);
    const stored = new Map((await vault.notes(kept.map(({ key }) => key))).map(({ key, note }) => [key, note]));
    if (kept.some(({ key, note }) => stored.get(key) !== note)) throw new Error("A note was not stored as it is.");
    return kept.length;
  };
  return {
    takeHome: async (onMoved): Promise<Moved> => {
      if (deps.waiting() > 0) return { ok: false, why: "waiting" };
      const turned = await setPrivate(true, true);
      if (!turned.ok) return { ok: false, why: turned.refusal };
      let count = 0;
      try {
        const read = await readAll(async (moods) => {
          count += await store(moods);
          onMoved(count, null);
        });
        if (!read.ok) return { ok: false, why: read.refusal };
      } catch {
        return { ok: false, why: "device_full" };
      }
      const forgotten = await deps.forgetNotes();
      if (!forgotten.ok) return { ok: false, why: forgotten.refusal };
      await notes.learn(true, false);
      await notes.count();
      deps.changed();
      return { ok: true, notes: count };
    },
    turnOff: async () => {
      const told = await setPrivate(false, false);
      return told.ok ? { ok: true } : told;
    },
    upload: async (onMoved): Promise<Moved> => {
      const here = (await vault.notes(null).catch(() => [])).filter(({ goneAtMs }) => goneAtMs === null);
      const left = new Map(here.map(({ key, note }) => [key, note]));
      let problem: Failure | null = null;
      const read = await readAll(async (moods) => {
        for (const mood of moods) {
          const note = left.get(mood.key);
          // What the server was told meanwhile stands.
          if (note === undefined || problem !== null || mood.note !== "") continue;
          const said = await patiently(() => deps.say(mood, note));
          if (!said.ok) problem = said.refusal;
          else if (said.value.became === "applied") {
            left.delete(mood.key);
            await vault.dropNotes([mood.key]);
            onMoved(here.length - left.size, here.length);
          }
        }
      });
      await notes.count();
      deps.changed();
      if (problem !== null) return { ok: false, why: problem };
      return read.ok ? { ok: true, notes: here.length - left.size } : { ok: false, why: read.refusal };
    },
    all: async () => {
      const kept = await vault.notes(null).catch(() => []);
      return kept.filter(({ goneAtMs }) => goneAtMs === null).toSorted((a, b) => a.feltAtMs - b.feltAtMs);
    },
    bring: async (brought) => {
      const isStored = await vault.putNotes(brought.map((note) => ({ ...note, goneAtMs: null }))).then(
        () => true,
        () => false,
      );
      await notes.count();
      deps.changed();
      return isStored;
    },
  };
};
