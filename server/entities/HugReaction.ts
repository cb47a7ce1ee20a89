import { defineEntity, p } from "@mikro-orm/core";
import { Hug } from "./Hug.ts";

/** The recipient's one reaction to a hug. The `shown` columns are what the sender was last told: null = nothing. */
export const HugReaction = defineEntity({
  name: "HugReaction",
  tableName: "hug_reactions",
  properties: {
    hug: () => p.manyToOne(Hug).primary().deleteRule("cascade"),
    emoji: p.string().length(50),
    /** Sealed; `shownMessage` is the same text. */
    message: p.text().nullable(),
    /** What sameness of a repeat is judged by: a message is sealed anew each time. */
    messageDigest: p.text().nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    shownEmoji: p.string().length(50).nullable(),
    shownMessage: p.text().nullable(),
    shownAt: p.datetime().columnType("timestamptz").nullable(),
  },
});
