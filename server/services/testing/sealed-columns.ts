import { expect } from "vitest";
import type { Rows } from "../../platform/database/database.ts";

/** By a key of its person, with its place bound in (`sealing.ts`); of bytes as PostgreSQL writes them. */
const ENVELOPE = /^(s\d+\.\d+\.|\\x73(3\d)+2e(3\d)+2e)/;
/** By a key of the one who asked (`keyed-seal.ts`). */
const KEYED = /^[\w-]{40,}$/;

/** What each column of the level `sealed` looks like, and the test that makes rows of it and looks. */
export const SEALED_COLUMNS: Readonly<Record<string, { readonly form: RegExp; readonly test: string }>> = {
  "hugs.message": { form: ENVELOPE, test: "sealed-words.test.ts" },
  "hug_reactions.message": { form: ENVELOPE, test: "sealed-words.test.ts" },
  "hug_reactions.shown_message": { form: ENVELOPE, test: "sealed-words.test.ts" },
  "hug_requests.message": { form: ENVELOPE, test: "sealed-words.test.ts" },
  "mood_entries.note": { form: ENVELOPE, test: "moods/moods.sealed.test.ts" },
  "mood_versions.note": { form: ENVELOPE, test: "moods/moods.sealed.test.ts" },
  "reports.words": { form: ENVELOPE, test: "cases/cases.test.ts" },
  "cases.words": { form: ENVELOPE, test: "cases/cases.test.ts" },
  "case_notes.words": { form: ENVELOPE, test: "cases/cases.test.ts" },
  "case_reveals.reason": { form: ENVELOPE, test: "cases/cases.test.ts" },
  "second_factors.secret": { form: ENVELOPE, test: "sealed-columns.test.ts" },
  "restrictions.statement": { form: ENVELOPE, test: "restrictions/restrictions.test.ts" },
  "appeals.words": { form: ENVELOPE, test: "restrictions/restrictions.test.ts" },
  "appeals.statement": { form: ENVELOPE, test: "restrictions/restrictions.test.ts" },
  "idempotency_keys.answer": { form: KEYED, test: "kept-answers/kept-answers.test.ts" },
  "data_export_chunks.bytes": { form: ENVELOPE, test: "exports/exports.test.ts" },
};

/** Fails where a value of the column is not sealed, and where there is none. */
export const expectSealed = async (database: Rows, name: string): Promise<void> => {
  const [table, column] = name.split(".");
  const sql = `select ${column}::text as text from ${table} where ${column} is not null`;
  const found = await database.rows<{ text: string }>(sql);
  expect(found.length, `rows of ${name}`).toBeGreaterThan(0);
  for (const { text } of found)
    expect([name, text]).toEqual([name, expect.stringMatching(SEALED_COLUMNS[name]?.form ?? /^$/)]);
};
