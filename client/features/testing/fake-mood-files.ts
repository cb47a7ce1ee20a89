import type { MoodImport, MoodView } from "#shared/schema/mood.ts";
import { wallNowMs } from "../../net/clock.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import type { Told } from "../../net/state.ts";

type Files = Pick<MoodsClient, "importPart" | "imports" | "undoImport">;

/** Imports of the fake client. `keep`: makes an entry, or leaves the one that has its key. `take`: of an import. */
export const fakeMoodFiles = (
  tell: <T>(value: T) => Promise<Told<T>>,
  keep: (entry: Omit<MoodView, "id" | "day" | "revision" | "editedAtMs">) => boolean,
  take: (importId: string) => void,
): Files => {
  let imports: readonly MoodImport[] = [];
  return {
    importPart: async ({ key, name, entries }) => {
      const told = await tell(key);
      if (!told.ok) return told;
      const added = entries.filter((entry) => keep({ ...entry, importId: key })).length;
      const known = imports.find(({ id }) => id === key) ?? { id: key, name, createdAtMs: wallNowMs(), entries: 0 };
      imports = [{ ...known, entries: known.entries + added }, ...imports.filter(({ id }) => id !== key)];
      return tell({ importId: key, added });
    },
    imports: () => tell(imports),
    undoImport: async (id) => {
      take(id);
      imports = imports.filter((one) => one.id !== id);
      return { ok: true };
    },
  };
};
