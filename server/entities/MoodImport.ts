import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** A file of moods that was taken in. */
export const MoodImport = defineEntity({
  name: "MoodImport",
  tableName: "mood_imports",
  uniques: [{ name: "mood_imports_client_key_unique", properties: ["user", "clientKey"] }],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    user: () => p.manyToOne(User).deleteRule("cascade"),
    /** The client's own id for it; all parts of the file have it. */
    clientKey: p.uuid(),
    name: p.string().length(200),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    /** Null = it stands. */
    undoneAt: p.datetime().columnType("timestamptz").nullable(),
  },
});
