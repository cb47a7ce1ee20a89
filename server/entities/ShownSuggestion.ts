import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** The suggestion of a day of somebody: one at most. Written by the function `show_suggestion` only, which keeps 30 days. */
export const ShownSuggestion = defineEntity({
  name: "ShownSuggestion",
  tableName: "shown_suggestions",
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    /** Of their own calendar. */
    day: p.date().primary(),
    /** It may name a tag. */
    suggestionId: p.string().length(260),
  },
});
