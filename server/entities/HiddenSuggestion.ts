import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** A suggestion that somebody does not want to see again. Written by the function `hide_suggestion` only. */
export const HiddenSuggestion = defineEntity({
  name: "HiddenSuggestion",
  tableName: "hidden_suggestions",
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    /** In small letters; it may name a tag. */
    suggestionId: p.string().length(260).primary(),
    hiddenAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
