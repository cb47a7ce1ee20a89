import type { MoodImport } from "#shared/schema/mood.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import { done, refused } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import type { Notes } from "./mood.notes.ts";
import { fieldsOf, HERE } from "./mood.row.ts";
import type { Moods } from "./moods.port.ts";

const LISTED_MOST = 50;
const IMPORTS = `
  select id, name, epoch_ms(created_at)::float8 as "createdAtMs",
    (select count(*)::int from mood_entries where import_id = i.id and deleted_at is null) as entries
  from mood_imports as i where user_id = $1 and undone_at is null and ${HERE}
  order by created_at desc, id desc limit ${LISTED_MOST}`;

type Imported = { readonly outcome: RefusalCode | "ok"; readonly importId: string; readonly added: number };

/** Files of moods, part by part. */
export const createMoodImports = ({
  database,
  notes,
}: {
  readonly database: Rows;
  readonly notes: Notes;
}): Pick<Moods, "importPart" | "imports" | "undoImport"> => ({
  async importPart(userId, { key, name, entries }) {
    if (!isUuid(userId)) return refused({ code: "no_such_person" });
    const sealed = await notes.seal(userId, entries);
    const items = entries.map((entry, at) => ({ key: entry.key, ...fieldsOf(entry, sealed[at] ?? null) }));
    const sql = `select outcome, import as "importId", added from import_moods($1, $2, $3, $4::jsonb)`;
    const [said] = await database.rows<Imported>(sql, [userId, key, name, JSON.stringify(items)]);
    invariant(said, "import_moods answers.");
    const { outcome, importId, added } = said;
    return outcome === "ok" ? done({ importId, added }) : refused({ code: outcome });
  },

  imports: async (userId) => (isUuid(userId) ? database.rows<MoodImport>(IMPORTS, [userId]) : []),

  async undoImport(userId, importId) {
    if (!isUuid(userId) || !isUuid(importId)) return refused({ code: "no_such_import" });
    const sql = "select undo_mood_import($1, $2) as gone";
    const [said] = await database.rows<{ gone: number | null }>(sql, [userId, importId]);
    return said?.gone == null ? refused({ code: "no_such_import" }) : done({ entries: said.gone });
  },
});
