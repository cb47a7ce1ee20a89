import { createStore, type StoreApi } from "zustand/vanilla";
import { VERSION_DAYS } from "#shared/schema/mood.limits.ts";
import type { MoodDraft, MoodSettings, MoodVersion, MoodView } from "#shared/schema/mood.ts";
import type { MoodVault } from "./mood.vault.port.ts";
import { createNoteVersions, noteOf, type Became, type Change } from "./note-versions.ts";
import type { NotesState } from "./notes.port.ts";
import type { Clock } from "./platform.port.ts";
import type { Told } from "./state.ts";

const DAY_MS = 86_400_000;

type Keyed = MoodDraft & { readonly key: string };
export type PrivateNotesDeps = {
  readonly vault: MoodVault;
  readonly clock: Pick<Clock, "nowMs">;
  readonly settings: () => Promise<Told<MoodSettings>>;
};
/** What may be sent of an edit, and what its note comes to: `end` is told what became of it, and does not throw. */
export type NoteEdit<T> = { readonly draft: T; readonly end: (became: Became) => Promise<void> };
/**
 * Where a note goes.
 *  N1  in private mode no note is sent: it is stored here first, and what is sent has none.
 *  N2  right before a note is sent the server is asked whether private mode is on; out of reach, the note waits.
 *  N3  a note that lives here stays here, also after private mode, until it is uploaded.
 *  N4  a note whose mood was removed is kept as long as the mood can be had back, and comes back with it.
 *  N5  a note that a file brings takes no place of one that is here; undoing the import takes it away.
 *  N6  an edit's note takes the place of the one before once the server has the edit, not sooner: refused, it changes
 *      nothing; kept aside, its note is its version's; without an answer it is found out when the mood is read.
 *  N7  the note that was there before is kept for VERSION_DAYS with its version, and comes back with it.
 */
export type PrivateNotes = {
  readonly state: StoreApi<NotesState>;
  start(): Promise<void>;
  /** The server has said what the person chose. */
  learn(isPrivate: boolean, isMoving?: boolean): Promise<void>;
  /** Whether notes stay here, asked of the server; a refusal where that cannot be known now. */
  stays(): Promise<Told<boolean>>;
  /** What may be sent of a new mood, once its note is stored where it belongs. */
  bare<T extends MoodDraft>(key: string, draft: T): Promise<Told<T>>;
  /** The server has the new mood, as `entry`; false: what was said of it last cannot be stored now. */
  made(key: string, draft: MoodDraft, entry: MoodView): Promise<boolean>;
  /** What may be sent of an edit; N6. */
  edit<T extends MoodDraft>(key: string, draft: T, change: Change): Promise<Told<NoteEdit<T>>>;
  /** The same of what a file brings. `stored`: those whose note came here by it. */
  bareOfFile<T extends Keyed>(
    entries: readonly T[],
  ): Promise<Told<{ readonly entries: readonly T[]; readonly stored: readonly string[] }>>;
  /** Moods with their notes. */
  filled<T extends Keyed>(moods: readonly T[]): Promise<readonly T[]>;
  /** What the server has now: what was removed may be back, and what nobody knew of is found out. */
  read(moods: readonly MoodView[]): Promise<void>;
  versions(key: string, versions: readonly MoodVersion[]): Promise<readonly MoodVersion[]>;
  /** A version is to stand again; what is to be done once that is known. */
  restoring(
    entry: MoodView,
    version: MoodVersion,
  ): Promise<Told<(now: MoodView | "refused" | "unknown") => Promise<void>>>;
  /** Nothing is kept here, neither notes nor earlier ones. */
  hasNone(): Promise<boolean>;
  /** Their moods were removed, or are back. */
  gone(keys: readonly string[], isGone: boolean): Promise<void>;
  /** Takes them from this device, with earlier ones. */
  drop(keys: readonly string[]): Promise<void>;
  /** Counts anew what lives here. */
  count(): Promise<void>;
};

/** A full device: the note waits where it is. */
const FULL = { ok: false, refusal: { code: "try_later" } } as const;

export const createPrivateNotes = ({ vault, clock, settings }: PrivateNotesDeps): PrivateNotes => {
  const state = createStore<NotesState>(() => ({ isPrivate: null, isMoving: false, here: 0 }));
  const past = createNoteVersions({ vault, clock });
  /** Counts what was learnt anew: what was asked before that is older. */
  let turn = 0;
  const learn = async (isPrivate: boolean, isMoving = state.getState().isMoving): Promise<void> => {
    const known = state.getState();
    const place = { isPrivate, isMoving: isPrivate && isMoving };
    if (known.isPrivate === place.isPrivate && known.isMoving === place.isMoving) return;
    turn += 1;
    state.setState(place);
    await vault.keepNotesPlace(place).catch(() => {}); // a full device: known as long as the page is open
  };
  const count = async (): Promise<void> => {
    const notes = await vault.notes(null).catch(() => []);
    state.setState({ here: notes.filter(({ goneAtMs }) => goneAtMs === null).length });
  };
  const stays = async (): Promise<Told<boolean>> => {
    const asked = turn;
    const told = await settings();
    // What is not known for sure may not be sent; what stays here needs no asking.
    if (!told.ok) return state.getState().isPrivate === true ? { ok: true, value: true } : told;
    // Chosen here in the meantime: what was asked is from before.
    if (asked !== turn) return stays();
    await learn(told.value.isPrivate);
    return { ok: true, value: told.value.isPrivate };
  };
  /** N4 N7 */
  const sweep = async (): Promise<void> => {
    const oldMs = clock.nowMs() - VERSION_DAYS * DAY_MS;
    const old = (await vault.notes(null)).filter(({ goneAtMs }) => goneAtMs !== null && goneAtMs < oldMs);
    const earlier = (await vault.earlier(null)).filter(({ keptAtMs }) => keptAtMs < oldMs);
    if (old.length + earlier.length > 0)
      await vault.changeNotes({ drop: old.map(({ key }) => key), forget: earlier.map(({ id }) => id) });
  };
  const gone = async (keys: readonly string[], isGone: boolean): Promise<void> => {
    const goneAtMs = isGone ? clock.nowMs() : null;
    const notes = await vault.notes(keys).catch(() => []);
    const others = notes.filter((note) => (note.goneAtMs !== null) !== isGone);
    if (others.length === 0) return;
    await vault.changeNotes({ put: others.map((note) => ({ ...note, goneAtMs })) }).catch(() => {});
    await count();
  };
  /** Whether a mood's note is for this device; of none, where none is here, nothing has to be known. */
  const isForHere = async (key: string, { note }: MoodDraft): Promise<Told<boolean>> => {
    if ((await past.standing(key)) !== undefined) return { ok: true, value: true };
    return note === "" ? { ok: true, value: false } : stays();
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
      const told = await isForHere(key, draft);
      if (!told.ok) return told;
      if (!told.value) return { ok: true, value: draft };
      // One that is here may be newer: the mood was changed, and this is said once more.
      if ((await past.standing(key)) === undefined) {
        const isStored = await vault.changeNotes({ put: [noteOf(key, draft, 1)] }).then(
          () => true,
          () => false,
        );
        if (!isStored) return FULL;
        await count();
      }
      return { ok: true, value: { ...draft, note: "" } };
    },
    made: async (key, draft, entry) => {
      const stands = await past.standing(key);
      if (stands === undefined || entry.revision > 1 || stands.note === draft.note) return true;
      // What was said before was refused, and then changed.
      const change = draft.note === "" ? { drop: [key] } : { put: [noteOf(key, draft, 1)] };
      const isStored = await vault.changeNotes(change).then(
        () => true,
        () => false,
      );
      await count();
      return isStored;
    },
    edit: async (key, draft, change) => {
      const told = await isForHere(key, draft);
      if (!told.ok) return told;
      if (!told.value) return { ok: true, value: { draft, end: async () => {} } };
      try {
        const end = await past.begin(key, draft, change);
        return {
          ok: true,
          value: {
            draft: { ...draft, note: "" },
            // Not stored: it is found out when the mood is read.
            end: (became) =>
              end(became)
                .catch(() => {})
                .then(count),
          },
        };
      } catch {
        return FULL;
      }
    },
    bareOfFile: async (entries) => {
      const kept = await vault.notes(entries.map(({ key }) => key)).catch(() => []);
      const here = new Set(kept.map(({ key }) => key));
      const brought = entries.filter(({ key, note }) => note !== "" && !here.has(key));
      const told: Told<boolean> = brought.length === 0 ? { ok: true, value: false } : await stays();
      if (!told.ok) return told;
      if (told.value) {
        try {
          await vault.changeNotes({ put: brought.map((entry) => noteOf(entry.key, entry)) });
        } catch {
          return FULL;
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
    read: async (moods) => {
      await gone(
        moods.map(({ key }) => key),
        false,
      );
      const isNew = await past.settle(moods).catch(() => false);
      if (isNew) await count();
    },
    versions: past.filled,
    restoring: async (entry, version) => {
      try {
        const end = await past.beginRestoring(entry, version);
        return {
          ok: true,
          value: (now) =>
            end(now)
              .catch(() => {})
              .then(count),
        };
      } catch {
        return FULL;
      }
    },
    hasNone: () => past.knowsNothing().catch(() => true),
    gone,
    drop: async (keys) => {
      if (keys.length === 0) return;
      await vault.changeNotes({ drop: keys, forget: await past.idsOf(keys) }).catch(() => {});
      await count();
    },
    count,
  };
};
