import { columns, GIVEN, KEEP, withheld, type TableRights, sealed } from "../rights.ts";

const DAY = "24 hours after it is ready";
const COPY = withheld("a copy of what is given");
const SEALED_COPY = sealed("a copy of what is given");

/** What the rights themselves need. */
export const DATA_RIGHTS: readonly TableRights[] = [
  {
    table: "data_exports",
    what: "That somebody asked for a copy of their data.",
    why: "To make it and to hand it out.",
    parts: [
      {
        title: "The copy of your data",
        file: "export",
        mine: "user_id = $1",
        rows: "go",
        order: ["id"],
        columns: columns(
          [GIVEN, "goes", DAY, "id", "user_id", "asked_at"],
          [withheld("says how far this copy is"), "goes", DAY, "percent", "run", "ready_at", "expires_at"],
        ),
      },
    ],
  },
  {
    table: "data_export_chunks",
    what: "The copy itself, in pieces that its owner's key seals.",
    why: "So that any process can hand it out.",
    parts: [
      {
        title: "Pieces of the copy of your data",
        file: "export-pieces",
        mine: "export_id in (select id from data_exports where user_id = $1)",
        rows: "go",
        order: ["export_id", "number"],
        columns: columns([COPY, "goes", DAY, "export_id", "number"], [SEALED_COPY, "goes", DAY, "bytes"]),
      },
    ],
  },
  {
    table: "erasures",
    what: "That somebody wants to be erased, and when that is due.",
    why: "To give them time to undo it, and to do it then.",
    parts: [
      {
        title: "That you want to be erased",
        file: "erasure",
        mine: "user_id = $1",
        rows: "go",
        order: ["user_id"],
        columns: columns([GIVEN, "goes", KEEP.account, "user_id", "asked_at", "due_at"]),
      },
    ],
  },
];
