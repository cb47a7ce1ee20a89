import { createStore, type StoreApi } from "zustand/vanilla";
import { VERSION_DAYS } from "#shared/schema/mood.limits.ts";
import type { MoodDraft, MoodSettings } from "#shared/schema/mood.ts";
import type { KeptNote, MoodVault } from "./mood.vault.port.ts";
import type { NotesState } from "./notes.port.ts";
import type { Clock } from "./platform.port.ts";
import type { Told } from "./state.ts";

const DAY_MS = 86_400_000;
/** What the server said of the choice counts for so long: another device may change it. */
const SURE_FOR_MS = 10_000;

type Keyed = MoodDraft & { readonly key: string };
export type PrivateNotesDeps = {
  readonly vault: MoodVault;
  readonly clock: Pick<Clock, "nowMs">;
  readonly settings: () => Promise<Told<MoodSettings>>;
};
/**
 * Where a note goes.
 *  N1  in private mode no note is sent: it is stored here first, and what is sent has none.
 *  N2  before a note is sent it is asked whether private mode is on, unless that was said just now; out of reach, it waits.
 *  N3  a note that lives here stays here, also after private mode, until it is uploaded.
 *  N4  a note whose mood was removed is kept as long as the mood can be had back, and comes back with it.
 *  N5  a note that a file brings takes no place of one that is here; undoing the import takes it away.
 */
export type PrivateNotes = {
  readonly state: StoreApi<NotesState>;
  start(): Promise<void>;
  /** The server has said what the person chose. */
  learn(isPrivate: boolean, isMoving?: boolean): Promise<void>;
  /** Whether notes stay here; a refusal where that cannot be known now. */
  stays(): Promise<Told<boolean>>;
  /** What may be sent of a mood, once its note is stored where it belongs. */
  bare<T extends MoodDraft>(key: string, draft: T): Promise<Told<T>>;
  /** The same of what a file brings. `stored`: those whose note came here by it. */
  bareOfFile<T extends Keyed>(
    entries: readonly T[],
  ): Promise<Told<{ readonly entries: readonly T[]; readonly stored: readonly string[] }>>;
  /** Moods with their notes. */
  filled<T extends Keyed>(moods: readonly T[]): Promise<readonly T[]>;
  /** Their moods were removed, or are back. */
  gone(keys: readonly string[], isGone: boolean): Promise<void>;
  /** Takes them from this device. */
  drop(keys: readonly string[]): Promise<void>;
  /** Counts anew what lives here. */
  count(): Promise<void>;
};

export const noteOf = (key: string, { note, mood, feltAtMs, timeZone }: MoodDraft): KeptNote => ({
  key,
  note,
  mood,
  feltAtMs,
  timeZone,
  goneAtMs: null,
});

export const createPrivateNotes = ({ vault, clock, settings }: PrivateNotesDeps): PrivateNotes => {
  const state = createStore<NotesState>(() => ({ isPrivate: null, isMoving: false, here: 0 }));
  let saidAtMs = Number.NEGATIVE_INFINITY;
  const learn = async (isPrivate: boolean, isMoving = state.getState().isMoving): Promise<void> => {
    saidAtMs = clock.nowMs();
    const place = { isPrivate, isMoving: isPrivate && isMoving };
    state.setState(place);
    await vault.keepNotesPlace(place).catch(() => {}); // a full device: known as long as the page is open
  };
  const count = async (): Promise<void> => {
    const notes = await vault.notes(null).catch(() => []);
    state.setState({ here: notes.filter(({ goneAtMs }) => goneAtMs === null).length });
  };
  const stays = async (): Promise<Told<boolean>> => {
    // Another tab may know it already.
    const place = (await vault.notesPlace().catch(() => null)) ?? state.getState();
    if (place.isPrivate) return { ok: true, value: true };
    if (place.isPrivate === false && clock.nowMs() - saidAtMs < SURE_FOR_MS) return { ok: true, value: false };
    const told = await settings();
    if (!told.ok) return told;
    await learn(told.value.isPrivate);
    return { ok: true, value: told.value.isPrivate };
  };
  /** N4 */
  const sweep = async (): Promise<void> => {
    const oldMs = clock.nowMs() - VERSION_DAYS * DAY_MS;
    const old = (await vault.notes(null)).filter(({ goneAtMs }) => goneAtMs !== null && goneAtMs < oldMs);
    if (old.length > 0) await vault.dropNotes(old.map(({ key }) => key));
  };
  const gone = async (keys: readonly string[], isGone: boolean): Promise<void> => {
    const goneAtMs = isGone ? clock.nowMs() : null;
    const notes = await vault.notes(keys).catch(() => []);
    const others = notes.filter((note) => (note.goneAtMs !== null) !== isGone);
    if (others.length === 0) return;
    await vault.putNotes(others.map((note) => ({ ...note, goneAtMs }))).catch(() => {});
    await count();
  };
  return {
    state,
    start: async () => {
      const place = await vault.notesPlace().catch(() => null);
      if (place !== null) state.setState(place);
      await sweep().catch(() => {});
      await count();
    },
    learn,
    stays,
    bare: async (key, draft) => {
      const isHere = (await vault.notes([key]).catch(() => [])).length > 0;
      if (draft.note === "" && !isHere) return { ok: true, value: draft };
      const told: Told<boolean> = isHere ? { ok: true, value: true } : await stays();
      if (!told.ok) return told;
      if (!told.value) return { ok: true, value: draft };
      try {
        await (draft.note === "" ? vault.dropNotes([key]) : vault.putNotes([noteOf(key, draft)]));
      } catch {
        // A full device: the note waits where it is.
        return { ok: false, refusal: { code: "try_later" } };
      }
      await count();
      return { ok: true, value: { ...draft, note: "" } };
    },
    bareOfFile: async (entries) => {
      const kept = await vault.notes(entries.map(({ key }) => key)).catch(() => []);
      const here = new Set(kept.map(({ key }) => key));
      const brought = entries.filter(({ key, note }) => note !== "" && !here.has(key));
      const told: Told<boolean> = brought.length === 0 ? { ok: true, value: false } : await stays();
      if (!told.ok) return told;
      if (told.value) {
        try {
          await vault.putNotes(brought.map((entry) => noteOf(entry.key, entry)));
        } catch {
          return { ok: false, refusal: { code: "try_later" } }; // as above
        }
        await count();
      }
      const isBare = ({ key }: Keyed) => told.value || here.has(key);
      const bare = entries.map((entry) => (isBare(entry) ? { ...entry, note: "" } : entry));
      return { ok: true, value: { entries: bare, stored: told.value ? brought.map(({ key }) => key) : [] } };
    },
    filled: async (moods) => {
      const bare = moods.filter(({ note }) => note === "").map(({ key }) => key);
      if (bare.length === 0) return moods;
      const notes = await vault.notes(bare).catch(() => []);
      const byKey = new Map(notes.map(({ key, note }) => [key, note]));
      return moods.map((mood) => ({ ...mood, note: mood.note || (byKey.get(mood.key) ?? "") }));
    },
    gone,
    drop: async (keys) => {
      if (keys.length === 0) return;
      await vault.dropNotes(keys).catch(() => {});
      await count();
    },
    count,
  };
};
