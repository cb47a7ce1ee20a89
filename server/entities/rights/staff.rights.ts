import { columns, EMPTIED, GIVEN, KEEP, withheld, type TableRights } from "../rights.ts";

const TRACE = withheld("the trace of acts is kept for everybody's sake; what was decided about you is told to you");
const NOBODY = withheld("about nobody");

/** Who keeps rooms kind, and what they did. */
export const STAFF_RIGHTS: readonly TableRights[] = [
  {
    table: "staff",
    what: "Who is on the staff, and as what.",
    why: "Few may act on others, and each no more than they need to.",
    parts: [
      {
        title: "Your role on the staff",
        file: "staff",
        mine: "user_id = $1",
        rows: "go",
        order: ["user_id"],
        columns: columns([GIVEN, "goes", KEEP.account, "user_id", "role", "since"]),
      },
    ],
  },
  {
    table: "staff_sessions",
    what: "Devices on which somebody acts as staff.",
    why: "They end when nothing is done for a while.",
    parts: [
      {
        title: "Your staff sessions",
        file: "staff-sessions",
        mine: "session_id in (select id from sessions where user_id = $1)",
        rows: "go",
        order: ["session_id"],
        columns: columns([GIVEN, "goes", "15 minutes without an act", "session_id", "began_at", "acted_at"]),
      },
    ],
  },
  {
    table: "audit_entries",
    what: "What the staff did: who, what, to whom, by their ids; no names and no words.",
    why: "So that nobody on the staff can do something in secret, or undo that they did.",
    parts: [
      {
        title: "Acts of the staff",
        file: "audit",
        mine: "actor_id = $1 or subject_id = $1::text",
        rows: "stay",
        order: ["seq"],
        columns: columns([
          TRACE,
          "stays",
          "for good: ids only, which name nobody once an account is erased",
          "seq",
          "at",
          "actor_id",
          "actor_role",
          "act",
          "subject_kind",
          "subject_id",
          "details",
          "previous_hash",
          "hash",
        ]),
      },
    ],
  },
  {
    table: "audit_heads",
    what: "The last of those acts.",
    why: "A trace that was cut off shows.",
    parts: [],
    nobody: columns([NOBODY, "stays", KEEP.server, "id", "seq", "hash", "at"]),
  },
  {
    table: "room_acts",
    what: "What the staff did to a group hug as a whole, and what everybody in it was told.",
    why: "It holds whichever process has the group hug, and whoever comes later is told, too.",
    parts: [
      {
        title: "What you did to group hugs",
        file: "room-acts",
        mine: "by_id = $1",
        rows: "stay",
        order: ["at", "id"],
        columns: columns(
          [
            GIVEN,
            "stays",
            KEEP.history,
            "id",
            "group_hug_id",
            "kind",
            "category",
            "statement",
            "at",
            "until",
            "lifted_at",
          ],
          [withheld("always yourself"), EMPTIED, KEEP.account, "by_id"],
        ),
      },
    ],
  },
  {
    table: "measures",
    what: "What held for everybody for a while: only people who have been here for a while, or lower rates; who set it, by their id.",
    why: "Everybody is kept safe for so long, and it ends by itself.",
    parts: [
      {
        title: "Measures that you set or lifted",
        file: "measures",
        mine: "by_id = $1 or lifted_by_id = $1",
        rows: "stay",
        order: ["id"],
        columns: columns([
          TRACE,
          "stays",
          "for good: ids only, which name nobody once an account is erased",
          "id",
          "kind",
          "settings",
          "begins_at",
          "ends_at",
          "by_id",
          "lifted_at",
          "lifted_by_id",
        ]),
      },
    ],
  },
];
