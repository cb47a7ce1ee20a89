import type { ImportedPart, ImportPart } from "#shared/schema/mood.ts";
import type { AllMoods } from "./all-moods.ts";
import type { MoodVault } from "./mood.vault.port.ts";
import type { MoodsClient } from "./moods.port.ts";
import { isPassing } from "./passing.ts";
import type { PrivateNotes } from "./private-notes.ts";
import type { Result, Told } from "./state.ts";

export type MoodsImportsDeps = {
  readonly vault: Pick<MoodVault, "notes">;
  readonly notes: Pick<PrivateNotes, "bareOfFile" | "gone" | "drop">;
  readonly readAll: AllMoods["readAll"];
  /** Gives the server a part of a file. */
  readonly send: (part: ImportPart) => Promise<Told<ImportedPart>>;
  /** Asks the server to delete what came with an import. */
  readonly undo: (id: string) => Promise<Result>;
};

/** Files of moods, part by part, and the way back, with the notes of them that live on this device. */
export const createMoodsImports = (deps: MoodsImportsDeps): Pick<MoodsClient, "importPart" | "undoImport"> => {
  const { vault, notes, readAll } = deps;
  /** Of the notes that live here those whose moods came with an import; gone, they could not be read. */
  const notesOf = async (id: string): Promise<Told<Set<string>>> => {
    const here = new Set((await vault.notes(null).catch(() => [])).map(({ key }) => key));
    const value = new Set<string>();
    if (here.size === 0) return { ok: true, value };
    const read = await readAll((moods) => {
      for (const { key, importId } of moods) if (importId === id && here.has(key)) value.add(key);
    });
    return read.ok ? { ok: true, value } : read;
  };
  const withoutThere = (keys: Set<string>): Promise<Result> =>
    readAll((moods) => {
      for (const { key } of moods) keys.delete(key);
    });
  return {
    importPart: async (part) => {
      const bare = await notes.bareOfFile(part.entries);
      if (!bare.ok) return bare;
      const { entries, stored } = bare.value;
      const told = await deps.send({ ...part, entries: [...entries] });
      if (!told.ok && !isPassing(told.refusal)) await notes.drop(stored);
      // What was removed may be among what came.
      const keys = part.entries.map(({ key }) => key);
      if (told.ok && told.value.added > 0) await notes.gone(keys, false);
      return told;
    },
    undoImport: async (id) => {
      const keys = await notesOf(id);
      if (!keys.ok) return keys;
      const result = await deps.undo(id);
      const isUnsure = !result.ok && isPassing(result.refusal) && keys.value.size > 0;
      // Its answer may have been lost: what is still there keeps its note.
      const isDone = result.ok || (isUnsure && (await withoutThere(keys.value)).ok);
      if (isDone) await notes.drop([...keys.value]);
      return result;
    },
  };
};
