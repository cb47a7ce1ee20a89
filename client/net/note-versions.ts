import type { MoodChanged, MoodDraft, MoodVersion, MoodView } from "#shared/schema/mood.ts";
import type { EarlierNote, KeptNote, MoodVault, NotesChange } from "./mood.vault.port.ts";
import { noteOfVersion, standingOf } from "./note-versions.rules.ts";
import type { Clock } from "./platform.port.ts";

export type NoteVersionsDeps = {
  readonly vault: Pick<MoodVault, "notes" | "earlier" | "changeNotes">;
  readonly clock: Pick<Clock, "nowMs">;
};
/** What a change of a mood is said with. */
export type Change = { readonly baseRevision: number; readonly editedAtMs: number };
/** `refused`: for good; `unknown`: it may have been done, its answer did not come. */
export type Became = MoodChanged | "refused" | "unknown";

export const noteOf = (key: string, { note, mood, feltAtMs, timeZone }: MoodDraft, since?: number): KeptNote => ({
  key,
  note,
  mood,
  feltAtMs,
  timeZone,
  goneAtMs: null,
  ...(since === undefined ? {} : { since }),
});

/**
 * What notes were, and may become, on this device. Nothing here takes the place of a note before it is known that its mood
 * changed; what it took the place of can be had back with its version of the mood. What changes something rejects when the
 * device cannot store it.
 */
export const createNoteVersions = ({ vault, clock }: NoteVersionsDeps) => {
  const standing = async (key: string): Promise<KeptNote | undefined> => (await vault.notes([key]).catch(() => []))[0];
  const earlierOf = (keys: readonly string[]) => vault.earlier(keys).catch((): EarlierNote[] => []);
  const idOf = (key: string, editedAtMs: number): string => `${key} said ${editedAtMs}`;

  /** The mood says what `draft` says from a revision on, so its note stands, and what stood is kept. */
  const commit = async (key: string, draft: MoodDraft, at: { from: number; revision: number; done: string | null }) => {
    const was = await standing(key);
    const isSame = (was?.note ?? "") === draft.note;
    const since = isSame && was !== undefined ? was.since : at.revision;
    // Of what was asked before nobody has to find out any more what became of it: its version would know it.
    const over = (await earlierOf([key])).filter(({ id, asked }) => asked !== null && id !== at.done);
    const kept: EarlierNote[] = over.map((one) => ({ ...one, asked: null }));
    if (was !== undefined && !isSame)
      kept.push({
        id: `${key} until ${at.revision}`,
        key,
        note: was.note,
        stood: { from: was.since ?? at.from, until: at.revision },
        saidAtMs: null,
        asked: null,
        keptAtMs: clock.nowMs(),
      });
    const change: NotesChange = draft.note === "" ? { drop: [key] } : { put: [noteOf(key, draft, since)] };
    await vault.changeNotes({ ...change, keep: kept, ...(at.done === null ? {} : { forget: [at.done] }) });
  };

  return {
    standing,
    /** Keeps the note of a change that is about to be said beside what stands. Gives what is to be done with the answer. */
    async begin(
      key: string,
      draft: MoodDraft,
      { baseRevision, editedAtMs }: Change,
    ): Promise<(became: Became) => Promise<void>> {
      const id = idOf(key, editedAtMs);
      const keptAtMs = clock.nowMs();
      const aside = { id, key, note: draft.note, stood: null, saidAtMs: editedAtMs, asked: null, keptAtMs };
      await vault.changeNotes({ keep: [{ ...aside, asked: { baseRevision, draft: { ...draft, note: "" } } }] });
      return async (became) => {
        if (became === "unknown") return;
        if (became === "refused") return vault.changeNotes({ forget: [id] });
        if (became.became === "kept_aside") return vault.changeNotes({ keep: [aside] });
        const { entry } = became;
        const revision = entry?.revision ?? baseRevision + 1;
        // Said once more, it was done before, and something later stands by now.
        const since = (await standing(key))?.since ?? 0;
        if (entry !== null && (entry.editedAtMs > editedAtMs || since >= revision))
          return vault.changeNotes({ keep: [aside] });
        await commit(key, draft, { from: baseRevision, revision, done: id });
      };
    },
    /** Moods as the server has them now tell what became of changes whose answers did not come. Whether one is known now. */
    async settle(moods: readonly MoodView[]): Promise<boolean> {
      const earlier = (await earlierOf(moods.map(({ key }) => key))).filter(({ asked }) => asked !== null);
      let isNew = false;
      for (const mood of moods) {
        const found = standingOf(mood, earlier);
        if (found === null || found.asked === null) continue;
        const draft = { ...found.asked.draft, note: found.note };
        const { baseRevision: from } = found.asked;
        await commit(mood.key, draft, { from, revision: mood.revision, done: found.id });
        isNew = true;
      }
      return isNew;
    },
    /** Versions with those of their notes that are known here. */
    async filled(key: string, versions: readonly MoodVersion[]): Promise<readonly MoodVersion[]> {
      const [earlier, stands] = [await earlierOf([key]), await standing(key)];
      return versions.map((version) => ({
        ...version,
        note: version.note || (noteOfVersion(version, earlier, stands) ?? ""),
      }));
    },
    /**
     * A version is about to stand again, with its note; gives what is to be done once it does, or does not. One that is not
     * known here takes nothing away. `version`: as the server has it.
     */
    async beginRestoring(
      entry: MoodView,
      version: MoodVersion,
    ): Promise<(now: MoodView | "refused" | "unknown") => Promise<void>> {
      const { key, revision: baseRevision } = entry;
      const [earlier, stands] = [await earlierOf([key]), await standing(key)];
      const note = version.note !== "" ? "" : noteOfVersion(version, earlier, stands);
      if (note === null || (note === "" && stands === undefined)) return async () => {};
      const { mood, intensity, valence, arousal, tags, audience, feltAtMs, timeZone } = version;
      const draft = { mood, intensity, valence, arousal, tags, audience, feltAtMs, timeZone, note };
      const id = `${key} back ${version.id}`;
      const asked = { baseRevision, draft: { ...draft, note: "" } };
      await vault.changeNotes({
        keep: [{ id, key, note, stood: null, saidAtMs: null, asked, keptAtMs: clock.nowMs() }],
      });
      return async (now) => {
        if (now === "unknown") return;
        if (now === "refused") return vault.changeNotes({ forget: [id] });
        await commit(key, draft, { from: baseRevision, revision: now.revision, done: id });
      };
    },
    /** Nothing that is kept here has to do with it. */
    async knowsNothing(): Promise<boolean> {
      const [notes, earlier] = await Promise.all([vault.notes(null), vault.earlier(null)]);
      return notes.length === 0 && earlier.length === 0;
    },
    /** Ids of those of some moods. */
    idsOf: async (keys: readonly string[]): Promise<readonly string[]> => (await earlierOf(keys)).map(({ id }) => id),
  };
};
export type NoteVersions = ReturnType<typeof createNoteVersions>;
