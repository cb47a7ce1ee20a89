import { becomes, columns, EMPTIED, GIVEN, KEEP, NAMED, opened, withheld, type TableRights } from "../rights.ts";

const DECIDED = withheld("what was decided about you is told to you; who reported you is not");
const STAFFS = withheld("the staff's own");
const INTERNAL = withheld("a number the server works with");
const YEARS = "for good, as numbers: whom they were about is gone with their account";
const WHAT_WAS = ["id", "kind", "severity", "category", "reports", "opened_at", "due_at", "decided_at"] as const;
const WHAT_CAME = ["decision", "statement", "restrictions"] as const;
const NEW_KEY = becomes("gen_random_uuid()", "a random one");
const CLOSED = becomes("case when state = 'open' then 'closed' else state end", "closed, where it was open");

/** A case from the side of somebody on the staff. */
const OF_STAFF = columns(
  [GIVEN, "stays", YEARS, ...WHAT_WAS, ...WHAT_CAME, "state"],
  [withheld("whom it is about is their business"), "stays", KEEP.account, "subject_id", "group_hug_id"],
);

/** What is reported and what it comes to. */
export const CASE_RIGHTS: readonly TableRights[] = [
  {
    table: "reports",
    what: "What somebody said is not kind: what, why, their words, and what they saw.",
    why: "So that somebody looks at it. What was seen is kept because it could be taken back.",
    parts: [
      {
        title: "Reports about you",
        file: "reports-about-you",
        mine: `case_id in (select id from cases where subject_id = $1)
          or subject = 'room' and subject_ref in (select id from group_hugs where creator_id = $1)`,
        rows: "stay",
        order: ["created_at", "id"],
        columns: columns(
          [DECIDED, EMPTIED, KEEP.account, "words", "snapshot"],
          [DECIDED, "stays", YEARS, "id", "reporter_id", "client_key", "case_id", "subject", "category", "created_at"],
          [DECIDED, NEW_KEY, KEEP.account, "subject_ref"],
        ),
      },
      {
        title: "What you reported",
        file: "reports",
        mine: "reporter_id = $1",
        rows: "stay",
        order: ["created_at", "id"],
        columns: columns(
          [GIVEN, "stays", YEARS, "id", "subject", "subject_ref", "category", "created_at"],
          [NAMED, EMPTIED, KEEP.account, "reporter_id"],
          [
            opened("reports.reporter_id", "reports.reporter_id || '/' || reports.client_key"),
            EMPTIED,
            KEEP.account,
            "words",
          ],
          [GIVEN, NEW_KEY, KEEP.account, "client_key"],
          [STAFFS, "stays", YEARS, "case_id"],
          [withheld("what you saw is given with your hugs"), "stays", "until whom it is about is erased", "snapshot"],
        ),
      },
    ],
  },
  {
    table: "case_notes",
    what: "What staff say to each other about a case.",
    why: "So that the next one knows what the last one saw.",
    parts: [
      {
        title: "Notes on cases about you",
        file: "case-notes-about-you",
        mine: "case_id in (select id from cases where subject_id = $1)",
        rows: "go",
        order: ["created_at", "id"],
        columns: columns([STAFFS, "goes", KEEP.account, "id", "case_id", "author_id", "words", "created_at"]),
      },
      {
        title: "Notes you wrote on cases",
        file: "case-notes",
        mine: "author_id = $1",
        rows: "stay",
        order: ["created_at", "id"],
        columns: columns(
          [GIVEN, "stays", YEARS, "id", "case_id", "created_at"],
          [NAMED, EMPTIED, KEEP.account, "author_id"],
          [opened("case_notes.author_id", "case_notes.case_id::text"), EMPTIED, KEEP.account, "words"],
        ),
      },
    ],
  },
  {
    table: "case_reveals",
    what: "Who on the staff read words that were hidden, and why.",
    why: "Nobody reads what others wrote without a reason.",
    parts: [
      {
        title: "Reveals on cases about you",
        file: "case-reveals-about-you",
        mine: "case_id in (select id from cases where subject_id = $1)",
        rows: "stay",
        order: ["created_at", "id"],
        columns: columns(
          [STAFFS, "stays", YEARS, "id", "case_id", "moderator_id", "created_at", "until_at"],
          [STAFFS, EMPTIED, KEEP.account, "reason"],
        ),
      },
      {
        title: "Words you revealed",
        file: "case-reveals",
        mine: "moderator_id = $1",
        rows: "stay",
        order: ["created_at", "id"],
        columns: columns(
          [GIVEN, "stays", YEARS, "id", "case_id", "created_at", "until_at"],
          [NAMED, EMPTIED, KEEP.account, "moderator_id"],
          [opened("case_reveals.moderator_id", "case_reveals.case_id::text"), EMPTIED, KEEP.account, "reason"],
        ),
      },
    ],
  },
  {
    table: "cases",
    what: "What reports about one person or room come to: how severe, by when, who looks at it, what was decided.",
    why: "So that each is looked at once, in time, by somebody.",
    parts: [
      {
        title: "Cases you decided",
        file: "cases-decided",
        mine: "decided_by_id = $1",
        rows: "stay",
        order: ["decided_at", "id"],
        columns: {
          ...OF_STAFF,
          ...columns(
            [STAFFS, "stays", KEEP.account, "claimed_by_id", "acted_at"],
            [NAMED, EMPTIED, KEEP.account, "decided_by_id"],
            [opened("cases.decided_by_id", "cases.id::text"), EMPTIED, KEEP.account, "words"],
          ),
        },
      },
      {
        title: "Cases you have claimed",
        file: "cases-claimed",
        mine: "claimed_by_id = $1",
        rows: "stay",
        order: ["opened_at", "id"],
        columns: {
          ...OF_STAFF,
          ...columns(
            [STAFFS, "stays", KEEP.account, "decided_by_id", "words"],
            [NAMED, EMPTIED, KEEP.account, "claimed_by_id"],
            [GIVEN, EMPTIED, "half an hour without an act on it", "acted_at"],
          ),
        },
      },
      {
        title: "Cases about you",
        file: "cases-about-you",
        mine: "subject_id = $1",
        rows: "stay",
        order: ["opened_at", "id"],
        columns: columns(
          [DECIDED, "stays", YEARS, ...WHAT_WAS, ...WHAT_CAME, "decided_by_id"],
          [DECIDED, CLOSED, YEARS, "state"],
          [DECIDED, EMPTIED, KEEP.account, "subject_id", "group_hug_id", "claimed_by_id", "acted_at", "words"],
        ),
      },
    ],
  },
  {
    table: "case_links",
    what: "Which cases have to do with each other.",
    why: "Some come together: two accounts of one person, a quarrel of two.",
    parts: [],
    nobody: columns([INTERNAL, "stays", YEARS, "case_id", "other_id", "created_at"]),
  },
];
