import { columns, GIVEN, KEEP, type TableRights } from "../rights.ts";

export const INBOX_RIGHTS: readonly TableRights[] = [
  {
    table: "inbox_heads",
    what: "The last number of somebody's inbox.",
    why: "So that nothing is lost or doubled.",
    parts: [
      {
        title: "The state of your inbox",
        file: "inbox",
        mine: "user_id = $1",
        rows: "go",
        order: ["user_id"],
        columns: columns([GIVEN, "goes", KEEP.account, "user_id", "last_seq", "last_at"]),
      },
    ],
  },
  {
    table: "inbox_events",
    what: "What reached an inbox, numbered: ids and kinds, never words.",
    why: "So that each device gets exactly what it has not seen.",
    parts: [
      {
        title: "What reached your inbox",
        file: "inbox-events",
        mine: "user_id = $1",
        rows: "go",
        order: ["seq"],
        columns: columns([GIVEN, "goes", KEEP.account, "user_id", "seq", "kind", "ref_id", "data", "created_at"]),
      },
    ],
  },
  {
    table: "touch_settings",
    what: "How somebody wants to be touched.",
    why: "The receiver decides.",
    parts: [
      {
        title: "How you want to be touched",
        file: "touch-settings",
        mine: "user_id = $1",
        rows: "go",
        order: ["user_id"],
        columns: columns([
          GIVEN,
          "goes",
          KEEP.account,
          "user_id",
          "touch_cap",
          "touch_form",
          "shares_seen",
          "updated_at",
        ]),
      },
    ],
  },
];
