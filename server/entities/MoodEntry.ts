import { defineEntity, p } from "@mikro-orm/core";
import { AUDIENCES } from "#shared/schema/audience.ts";
import { MoodImport } from "./MoodImport.ts";
import { User } from "./User.ts";

const words = AUDIENCES.map((audience) => `'${audience}'`).join(", ");
const isUnit = (column: string) => ({
  name: `mood_entries_${column}_check`,
  expression: `is_unit(${column})`,
});

/** A mood of somebody. Written by the functions `add_mood`, `edit_mood` and their like only. */
export const MoodEntry = defineEntity({
  name: "MoodEntry",
  tableName: "mood_entries",
  uniques: [{ name: "mood_entries_client_key_unique", properties: ["user", "clientKey"] }],
  indexes: [{ name: "mood_entries_user_id_felt_at_index", properties: ["user", "feltAt", "id"] }],
  checks: [
    isUnit("intensity"),
    isUnit("valence"),
    isUnit("arousal"),
    { name: "mood_entries_audience_check", expression: `audience in (${words})` },
    { name: "mood_entries_local_minute_check", expression: "local_minute >= 0 and local_minute <= 1439" },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    user: () => p.manyToOne(User).deleteRule("cascade"),
    /** The client's own id for it, kept through every retry. */
    clientKey: p.uuid(),
    mood: p.string().length(200),
    intensity: p.double(),
    valence: p.double(),
    arousal: p.double(),
    /** Sealed; null = none. */
    note: p.text().nullable(),
    audience: p.string().length(20),
    feltAt: p.datetime().columnType("timestamptz"),
    /** IANA name of the zone in which it was felt. */
    timeZone: p.string().length(64),
    /** What the calendar and the clock of that zone showed. */
    localDay: p.date(),
    localMinute: p.smallint(),
    revision: p.integer().default(1),
    /** When it was last changed, by the clock of the device that did, and at most the server's. */
    editedAt: p.datetime().columnType("timestamptz"),
    /** What that device said, ms since 1970: a repeat says the same. */
    editMark: p.bigint("number"),
    /** The import it came with. */
    import: () => p.manyToOne(MoodImport).nullable().deleteRule("set null").index("mood_entries_import_id_index"),
    /** Null = it is there; the epoch = it was deleted for good, and nothing but its key is kept, for some weeks. */
    deletedAt: p.datetime().columnType("timestamptz").nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
