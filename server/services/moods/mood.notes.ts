import type { MoodDraft } from "#shared/schema/mood.ts";
import type { Sealing } from "../../platform/sealing/sealing.port.ts";
import { notePlace } from "./mood.sealed.ts";

type Noted = { readonly key: string; readonly note: string | null };
export type MoodSealing = Pick<Sealing, "sealAll" | "openAll">;

/** Seals and opens notes of one person. What cannot be opened any more is empty. */
export const createNotes = (sealing: MoodSealing) => ({
  /** In the same order; null = there is no note. */
  async seal(
    userId: string,
    drafts: readonly (Pick<MoodDraft, "note"> & { readonly key: string })[],
  ): Promise<readonly (string | null)[]> {
    const written = drafts.filter(({ note }) => note !== "");
    const texts = written.map(({ key, note }) => ({ place: notePlace(userId, key), text: note }));
    const sealed = texts.length === 0 ? [] : await sealing.sealAll(texts);
    const byDraft = new Map(written.map((draft, at) => [draft, sealed[at] ?? null]));
    return drafts.map((draft) => byDraft.get(draft) ?? null);
  },

  async open<T extends Noted>(userId: string, rows: readonly T[]): Promise<readonly (T & { readonly note: string })[]> {
    const sealed = rows.flatMap((row) =>
      row.note === null ? [] : [{ row, text: { place: notePlace(userId, row.key), sealed: row.note } }],
    );
    const texts = sealed.length === 0 ? [] : await sealing.openAll(sealed.map(({ text }) => text));
    const byRow = new Map<T, string>(sealed.map(({ row }, at) => [row, texts[at] ?? ""]));
    return rows.map((row) => ({ ...row, note: byRow.get(row) ?? "" }));
  },
});
export type Notes = ReturnType<typeof createNotes>;
