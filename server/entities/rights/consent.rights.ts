import { columns, EMPTIED, GIVEN, KEEP, NAMED, notGiven, opened, withheld, type TableRights } from "../rights.ts";

const CHOSEN = columns(
  [NAMED, "goes", KEEP.account, "user_id", "other_id"],
  [GIVEN, "goes", KEEP.account, "allowance", "once_until", "touch_cap", "touch_form", "updated_at"],
);
const ENTRY = columns(
  [GIVEN, "goes", KEEP.account, "id", "act", "detail", "at"],
  [NAMED, "goes", KEEP.account, "user_id", "other_id"],
);
const REQUEST = columns(
  [GIVEN, "goes", KEEP.account, "id", "kind", "created_at", "expires_at", "hug_id", "need_key"],
  [
    opened("hug_requests.from_id", "hug_requests.from_id || '/' || hug_requests.need_key"),
    "goes",
    KEEP.account,
    "message",
  ],
  [NAMED, "goes", KEEP.account, "from_id", "to_id"],
  [withheld("says whether it is shown yet"), "goes", KEEP.account, "is_held"],
);

export const CONSENT_RIGHTS: readonly TableRights[] = [
  {
    table: "consents",
    what: "What somebody chose for the hugs of one other person.",
    why: "The receiver decides who, when and how strongly.",
    parts: [
      {
        title: "What you chose for people",
        file: "consents",
        mine: "user_id = $1",
        rows: "go",
        order: ["other_id"],
        columns: CHOSEN,
      },
      {
        title: "What people chose for you",
        file: "consents-of-others",
        mine: "other_id = $1",
        rows: "go",
        order: ["user_id"],
        columns: notGiven(CHOSEN, "goes", "what others chose is theirs to share"),
      },
    ],
  },
  {
    table: "consent_ledger",
    what: "Each grant and withdrawal of consent.",
    why: "To show what was allowed when.",
    parts: [
      {
        title: "What you allowed and took back",
        file: "consent-ledger",
        mine: "user_id = $1",
        rows: "go",
        order: ["id"],
        columns: ENTRY,
      },
      {
        title: "What others allowed you and took back",
        file: "consent-ledger-of-others",
        mine: "other_id = $1",
        rows: "stay",
        order: ["id"],
        columns: {
          ...notGiven(ENTRY, "stays", "what others chose is theirs to share"),
          ...columns([withheld("what others chose is theirs to share"), EMPTIED, KEEP.account, "other_id"]),
        },
      },
    ],
  },
  {
    table: "hug_requests",
    what: "“May I hug you?” and “I could use a hug”.",
    why: "The first hug from anybody is asked for.",
    parts: [
      {
        title: "What you asked for",
        file: "requests-sent",
        mine: "from_id = $1",
        rows: "go",
        order: ["created_at", "id"],
        columns: {
          ...REQUEST,
          ...columns([
            withheld("a request that was declined looks like one that nobody answered"),
            "goes",
            KEEP.account,
            "answer",
            "answered_at",
          ]),
        },
      },
      {
        title: "What you were asked for",
        file: "requests-received",
        mine: "to_id = $1",
        hidden: "answer = 'unheard'",
        rows: "go",
        order: ["created_at", "id"],
        columns: { ...REQUEST, ...columns([GIVEN, "goes", KEEP.account, "answer", "answered_at"]) },
      },
    ],
  },
  {
    table: "quiet_times",
    what: "When somebody does not want to be disturbed.",
    why: "Hugs are held until then.",
    parts: [
      {
        title: "Your quiet time",
        file: "quiet-time",
        mine: "user_id = $1",
        rows: "go",
        order: ["user_id"],
        columns: columns(
          [GIVEN, "goes", KEEP.account, "user_id", "quiet_from", "quiet_until", "time_zone"],
          [GIVEN, "goes", KEEP.account, "no_disturb_until", "updated_at"],
        ),
      },
    ],
  },
];
