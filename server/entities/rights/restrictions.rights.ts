import { columns, EMPTIED, GIVEN, KEEP, opened, withheld, type Columns, type TableRights } from "../rights.ts";

const STAFFS = withheld("who on the staff decided it is not told");
const ABOUT_ANOTHER = withheld("about somebody else");
const STATEMENT = opened("restrictions.user_id", "restrictions.id");
const ofRestriction = (column: string): string =>
  `(select ${column} from restrictions where restrictions.id = appeals.restriction_id)`;

/** The rows of others in which one is named as staff: they stay, without that name. */
const decided = (stay: readonly string[], by: string): Columns =>
  columns([ABOUT_ANOTHER, "stays", KEEP.account, ...stay], [ABOUT_ANOTHER, EMPTIED, KEEP.account, by]);
const RESTRICTION = [
  "id",
  "user_id",
  "kind",
  "category",
  "statement",
  "group_hug_id",
  "case_id",
  "begins_at",
  "ends_at",
];
const BY = ["by_id", "approved_by_id", "lifted_by_id"];
const decidedRestriction = (by: string): Columns =>
  decided([...RESTRICTION, "undo_until", "lifted_at", ...BY.filter((name) => name !== by)], by);
const APPROVAL = ["id", "act", "arguments", "asked_as", "asked_at", "expires_at", "answered_at", "answer", "used_at"];

/** What people are kept from, and what is said against it. */
export const RESTRICTION_RIGHTS: readonly TableRights[] = [
  {
    table: "restrictions",
    what: "What somebody is kept from, why and until when.",
    why: "To keep rooms kind, and to say why to the one concerned.",
    parts: [
      {
        title: "What you were kept from",
        file: "restrictions",
        mine: "user_id = $1",
        rows: "go",
        order: ["begins_at", "id"],
        columns: columns(
          [GIVEN, "goes", KEEP.account, "id", "user_id", "kind", "category", "group_hug_id", "begins_at", "ends_at"],
          [GIVEN, "goes", KEEP.account, "lifted_at"],
          [STATEMENT, "goes", KEEP.account, "statement"],
          [STAFFS, "goes", KEEP.account, "case_id", "undo_until", ...BY],
        ),
      },
      ...(
        [
          ["set", "by_id"],
          ["approved", "approved_by_id"],
          ["lifted", "lifted_by_id"],
        ] as const
      ).map(([word, by]) => ({
        title: `Restrictions of others that you ${word}`,
        file: `restrictions-${word}`,
        mine: `${by} = $1`,
        rows: "stay" as const,
        order: ["begins_at", "id"],
        columns: decidedRestriction(by),
      })),
    ],
  },
  {
    table: "appeals",
    what: "What somebody says against a restriction, and what was decided of it.",
    why: "Somebody else looks at it once more.",
    parts: [
      {
        title: "Your appeals",
        file: "appeals",
        mine: "restriction_id in (select id from restrictions where user_id = $1)",
        rows: "go",
        order: ["appealed_at", "restriction_id"],
        columns: columns(
          [GIVEN, "goes", KEEP.account, "restriction_id", "state", "appealed_at", "decided_at"],
          [opened(ofRestriction("user_id"), "appeals.restriction_id"), "goes", KEEP.account, "words", "statement"],
          [STAFFS, "goes", KEEP.account, "decided_by_id"],
        ),
      },
      {
        title: "Appeals of others that you decided",
        file: "appeals-decided",
        mine: "decided_by_id = $1",
        rows: "stay",
        order: ["appealed_at", "restriction_id"],
        columns: decided(
          ["restriction_id", "words", "state", "appealed_at", "decided_at", "statement"],
          "decided_by_id",
        ),
      },
    ],
  },
  {
    table: "approvals",
    what: "Acts of the staff that take a second person.",
    why: "Nobody does the gravest things alone.",
    parts: [
      {
        title: "Approvals you asked for",
        file: "approvals-asked",
        mine: "asked_by_id = $1",
        rows: "go",
        order: ["asked_at", "id"],
        columns: columns([
          ABOUT_ANOTHER,
          "goes",
          KEEP.account,
          ...APPROVAL,
          "asked_by_id",
          "about_id",
          "answered_by_id",
        ]),
      },
      {
        title: "What was asked about you",
        file: "approvals-about",
        mine: "about_id = $1",
        rows: "go",
        order: ["asked_at", "id"],
        columns: columns([
          withheld("what was decided about you is told to you"),
          "goes",
          KEEP.account,
          ...APPROVAL,
          "asked_by_id",
          "about_id",
          "answered_by_id",
        ]),
      },
      {
        title: "Approvals you gave",
        file: "approvals-given",
        mine: "answered_by_id = $1",
        rows: "stay",
        order: ["asked_at", "id"],
        columns: decided([...APPROVAL, "asked_by_id", "about_id"], "answered_by_id"),
      },
    ],
  },
];
