import { defineEntity, p } from "@mikro-orm/core";
import { Case } from "./Case.ts";
import { User } from "./User.ts";

/** What staff say to each other about a case. */
export const CaseNote = defineEntity({
  name: "CaseNote",
  tableName: "case_notes",
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    case: () => p.manyToOne(Case).deleteRule("cascade").index("case_notes_case_id_index"),
    /** Null = erased. */
    author: () => p.manyToOne(User).nullable().deleteRule("set null").index("case_notes_author_id_index"),
    /** Sealed. */
    words: p.text().nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
