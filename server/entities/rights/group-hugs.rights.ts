import {
  becomes,
  columns,
  EMPTIED,
  GIVEN,
  KEEP,
  NAMED,
  notGiven,
  withheld,
  type Columns,
  type TableRights,
} from "../rights.ts";

const INTERNAL = withheld("a number the server works with");
const NEW_KEY = becomes("gen_random_uuid()", "a random one");

const HAPPENED = columns(
  [GIVEN, "stays", KEEP.history, "id", "status", "scheduled_for", "opens_at", "expires_at", "design", "capacity"],
  [GIVEN, "stays", KEEP.history, "visibility", "is_locked", "starts_at", "ends_at", "ended_at", "created_at"],
  [GIVEN, "stays", KEEP.history, "steps", "within_ms", "worst_ms", "beats"],
  [INTERNAL, "stays", KEEP.history, "first_design", "seed", "epoch", "acts", "updated_at"],
  [NAMED, "stays", KEEP.history, "host_id"],
);
const CREATED: Columns = {
  ...HAPPENED,
  ...columns(
    [NAMED, EMPTIED, KEEP.account, "creator_id"],
    [GIVEN, becomes("'A group hug'", "“A group hug”"), KEEP.account, "name"],
    [GIVEN, EMPTIED, KEEP.account, "description", "message"],
    [GIVEN, NEW_KEY, KEEP.account, "client_key"],
  ),
};
const BEEN_IN: Columns = {
  ...HAPPENED,
  ...columns(
    [NAMED, "stays", KEEP.history, "creator_id"],
    [GIVEN, "stays", KEEP.history, "name", "description", "message"],
    [withheld("its creator's own"), "stays", KEEP.history, "client_key"],
  ),
};
const OTHER_WAS_IN = `exists (
  select from group_hug_participants where group_hug_id = group_hugs.id and user_id <> $1)`;
const ORDER = ["created_at", "id"];

export const GROUP_HUG_RIGHTS: readonly TableRights[] = [
  {
    table: "group_hugs",
    what: "Group hugs: what they were called, when they were, how closely in step.",
    why: "They are held together, and kept as a keepsake. The words are their creator's; that it was is everybody's.",
    parts: [
      {
        title: "Group hugs of yours that nobody came to",
        file: "group-hugs-alone",
        mine: `creator_id = $1 and not ${OTHER_WAS_IN}`,
        rows: "go",
        order: ORDER,
        columns: notGiven(CREATED, "goes", "given among the group hugs you made"),
      },
      {
        title: "Group hugs you made",
        file: "group-hugs-made",
        mine: "creator_id = $1",
        rows: "stay",
        order: ORDER,
        columns: CREATED,
      },
      {
        title: "Group hugs you hosted",
        file: "group-hugs-hosted",
        mine: "host_id = $1",
        rows: "stay",
        order: ORDER,
        columns: { ...BEEN_IN, ...columns([NAMED, EMPTIED, KEEP.account, "host_id"]) },
      },
      {
        title: "Group hugs you were in",
        file: "group-hugs",
        mine: "id in (select group_hug_id from group_hug_participants where user_id = $1)",
        rows: "stay",
        order: ORDER,
        columns: BEEN_IN,
      },
    ],
  },
  {
    table: "group_hug_participants",
    what: "Who was in a group hug.",
    why: "Who is there is seen, and who was there is remembered.",
    parts: [
      {
        title: "When you were in group hugs",
        file: "group-hug-visits",
        mine: "user_id = $1",
        rows: "stay",
        order: ["joined_at", "group_hug_id"],
        columns: columns([GIVEN, "stays", KEEP.history, "group_hug_id", "user_id", "joined_at", "status", "was_in"]),
      },
    ],
  },
  {
    table: "group_hug_invitations",
    what: "Who was asked to a group hug.",
    why: "To come.",
    parts: [
      {
        title: "Invitations to you",
        file: "invitations-received",
        mine: "user_id = $1",
        rows: "go",
        order: ["created_at", "group_hug_id"],
        columns: columns(
          [GIVEN, "goes", KEEP.account, "group_hug_id", "created_at", "closed_at"],
          [NAMED, "goes", KEEP.account, "user_id", "from_id"],
        ),
      },
      {
        title: "Invitations from you",
        file: "invitations-sent",
        mine: "from_id = $1",
        rows: "stay",
        order: ["created_at", "group_hug_id", "user_id"],
        columns: columns(
          [GIVEN, "stays", KEEP.history, "group_hug_id", "created_at"],
          [NAMED, "stays", KEEP.history, "user_id"],
          [NAMED, EMPTIED, KEEP.account, "from_id"],
          [withheld("what the other one did with it is theirs to share"), "stays", KEEP.history, "closed_at"],
        ),
      },
    ],
  },
];
