import { columns, GIVEN, KEEP, opened, withheld, type TableRights } from "../rights.ts";

const VERSION = "30 days";
const INTERNAL = withheld("a number the server works with");
const COUNTED = withheld("counted from your moods");
const OF_OWN_MOODS = "mood_entry_id in (select id from mood_entries where user_id = $1)";
/** As `mood.sealed.ts` binds them: a version's note is that of its mood. */
const NOTE = opened("mood_entries.user_id", "mood_entries.user_id || '/' || mood_entries.client_key");
const ofMood = (what: string): string =>
  `(select ${what} from mood_entries where mood_entries.id = mood_versions.mood_entry_id)`;
const VERSION_NOTE = opened(ofMood("user_id"), ofMood("user_id || '/' || client_key"), "note", "mood_entries");

export const MOOD_RIGHTS: readonly TableRights[] = [
  {
    table: "mood_entry_tags",
    what: "Tags of moods.",
    why: "To find moods again, and what goes with them.",
    parts: [
      {
        title: "Tags of your moods",
        file: "mood-tags",
        mine: OF_OWN_MOODS,
        rows: "go",
        order: ["mood_entry_id", "place"],
        columns: columns([GIVEN, "goes", KEEP.account, "mood_entry_id", "tag", "place"]),
      },
    ],
  },
  {
    table: "mood_versions",
    what: "What moods were before they were changed.",
    why: "To have them back.",
    parts: [
      {
        title: "Earlier versions of your moods",
        file: "mood-versions",
        mine: OF_OWN_MOODS,
        rows: "go",
        order: ["mood_entry_id", "created_at", "id"],
        columns: columns(
          [GIVEN, "goes", VERSION, "id", "mood_entry_id", "why", "revision", "content", "edited_at", "created_at"],
          [VERSION_NOTE, "goes", VERSION, "note"],
          [INTERNAL, "goes", VERSION, "edit_mark"],
        ),
      },
    ],
  },
  {
    table: "mood_entries",
    what: "Moods, with their notes.",
    why: "People look back on them.",
    parts: [
      {
        title: "Your moods",
        file: "moods",
        mine: "user_id = $1",
        rows: "go",
        order: ["felt_at", "id"],
        columns: columns(
          [GIVEN, "goes", KEEP.account, "id", "user_id", "client_key", "mood", "intensity", "valence", "arousal"],
          [NOTE, "goes", KEEP.account, "note"],
          [GIVEN, "goes", KEEP.account, "audience", "felt_at", "time_zone", "local_day", "local_minute", "revision"],
          [GIVEN, "goes", KEEP.account, "edited_at", "import_id", "created_at", "updated_at"],
          [GIVEN, "goes", "30 days after it was deleted, with the mood", "deleted_at"],
          [INTERNAL, "goes", KEEP.account, "edit_mark"],
        ),
      },
    ],
  },
  {
    table: "mood_imports",
    what: "Files of moods that were taken in.",
    why: "To undo that.",
    parts: [
      {
        title: "Files of moods that you brought",
        file: "mood-imports",
        mine: "user_id = $1",
        rows: "go",
        order: ["created_at", "id"],
        columns: columns([
          GIVEN,
          "goes",
          KEEP.account,
          "id",
          "user_id",
          "client_key",
          "name",
          "created_at",
          "undone_at",
        ]),
      },
    ],
  },
  {
    table: "mood_days",
    what: "The moods of each day, counted.",
    why: "To show a month or a year at once.",
    parts: [
      {
        title: "Your days",
        file: "mood-days",
        mine: "user_id = $1",
        rows: "go",
        order: ["day"],
        columns: columns(
          [COUNTED, "goes", KEEP.account, "user_id", "day", "entries", "valence", "arousal"],
          [COUNTED, "goes", KEEP.account, "lowest", "highest", "first_at", "last_at"],
        ),
      },
    ],
  },
  {
    table: "mood_states",
    what: "What somebody chose about their moods.",
    why: "Notes stay on their devices, and they are counted with everybody, only as they want.",
    parts: [
      {
        title: "What you chose about your moods",
        file: "mood-choices",
        mine: "user_id = $1",
        rows: "go",
        order: ["user_id"],
        columns: columns(
          [GIVEN, "goes", KEEP.account, "user_id", "is_private", "is_in_community", "community_since"],
          [GIVEN, "goes", KEEP.account, "chosen_at", "changed_at"],
          [INTERNAL, "goes", KEEP.account, "changes"],
        ),
      },
    ],
  },
];
