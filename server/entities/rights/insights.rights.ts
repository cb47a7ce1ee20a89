import { columns, GIVEN, KEEP, withheld, type TableRights } from "../rights.ts";

const INTERNAL = withheld("a number the server works with");
const NOBODY = withheld("about nobody: no fewer than ten people, rounded");
const UNTIL_ANEW = "until it is computed anew";

export const INSIGHT_RIGHTS: readonly TableRights[] = [
  {
    table: "insights",
    what: "What somebody's moods told them: patterns, and what they are associated with.",
    why: "People learn from their moods; the figures take too long to make for each look.",
    parts: [
      {
        title: "What your moods told you",
        file: "insights",
        mine: "user_id = $1",
        rows: "go",
        order: ["user_id"],
        columns: columns(
          [GIVEN, "goes", UNTIL_ANEW, "user_id", "computed_at", "entries", "data"],
          [INTERNAL, "goes", UNTIL_ANEW, "of_changes", "form"],
        ),
      },
    ],
  },
  {
    table: "hidden_suggestions",
    what: "Suggestions that somebody does not want to see.",
    why: "So that they never come back.",
    parts: [
      {
        title: "Suggestions that you hid",
        file: "hidden-suggestions",
        mine: "user_id = $1",
        rows: "go",
        order: ["hidden_at", "suggestion_id"],
        columns: columns([GIVEN, "goes", KEEP.account, "user_id", "suggestion_id", "hidden_at"]),
      },
    ],
  },
  {
    table: "shown_suggestions",
    what: "The suggestion of a day.",
    why: "At most one comes a day, the same on all devices.",
    parts: [
      {
        title: "Suggestions that you were shown",
        file: "shown-suggestions",
        mine: "user_id = $1",
        rows: "go",
        order: ["day"],
        columns: columns([GIVEN, "goes", "30 days", "user_id", "day", "suggestion_id"]),
      },
    ],
  },
  {
    table: "community_weeks",
    what: "Moods of everybody who agreed, together, by weekday and part of the day of one week.",
    why: "To see that others have such days, too.",
    parts: [],
    nobody: columns([NOBODY, "stays", KEEP.server, "week", "cells", "released_at"]),
  },
];
