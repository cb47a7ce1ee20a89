import {
  becomes,
  columns,
  EMPTIED,
  GIVEN,
  KEEP,
  NAMED,
  notGiven,
  opened,
  withheld,
  type Columns,
  type TableRights,
} from "../rights.ts";

const OTHERS = withheld("what the other one did with it is theirs to share");
/** Erased: nobody who can still undo it. */
const GONE = `exists (
  select from users where users.id = recipient_id and deleted_at is not null
    and not exists (select from erasures where erasures.user_id = users.id))`;
/** As `sealed-words.ts` binds them. */
const MESSAGE = opened("hugs.sender_id", "hugs.sender_id || '/' || hugs.client_key");
const REACTION = opened(
  "(select recipient_id from hugs where hugs.id = hug_reactions.hug_id)",
  "hug_reactions.hug_id::text",
  "message",
);
const NEW_KEY = becomes("gen_random_uuid()", "a random one");

/** Both sides of a hug. */
const both = (side: { readonly own: Columns }): Columns => ({
  ...columns(
    [GIVEN, "stays", KEEP.history, "id", "type", "answers_id", "sent_at", "created_at"],
    [withheld("of no use to anybody"), "stays", KEEP.history, "updated_at"],
    [withheld("would tell who muted whom"), "stays", KEEP.history, "state", "used_once"],
  ),
  ...side.own,
});

const SENT = both({
  own: columns(
    [NAMED, EMPTIED, KEEP.account, "sender_id"],
    [NAMED, "stays", KEEP.history, "recipient_id"],
    [MESSAGE, EMPTIED, KEEP.account, "message"],
    [GIVEN, EMPTIED, KEEP.account, "customization"],
    [GIVEN, NEW_KEY, KEEP.account, "client_key"],
    [GIVEN, "stays", KEEP.history, "is_read_shown"],
    [withheld("says only whether a repeat is the same hug"), EMPTIED, KEEP.account, "message_digest"],
    [OTHERS, "stays", KEEP.history, "received_at", "is_read", "arrived_at", "is_quiet"],
  ),
});
const RECEIVED = both({
  own: columns(
    [NAMED, "stays", KEEP.history, "sender_id", "recipient_id"],
    [MESSAGE, "stays", KEEP.history, "message"],
    [GIVEN, "stays", KEEP.history, "customization"],
    [withheld("its sender's own"), "stays", KEEP.history, "client_key", "message_digest"],
    [GIVEN, "stays", KEEP.history, "arrived_at", "is_quiet"],
    [GIVEN, EMPTIED, KEEP.account, "received_at"],
    [GIVEN, becomes("is_read_shown", "what the sender was told"), KEEP.account, "is_read"],
    [GIVEN, "stays", KEEP.history, "is_read_shown"],
  ),
});
const ELSEWHERE = "given among the hugs you sent and received";

export const HUG_RIGHTS: readonly TableRights[] = [
  {
    table: "hugs",
    what: "Hugs: who hugged whom, when, with which design, squeeze and words.",
    why: "They are what HugMood is for. The words and the squeeze are their sender's; that there was a hug is both's.",
    parts: [
      {
        title: "Hugs between you and somebody who was erased",
        file: "hugs-of-nobody",
        mine: `(recipient_id = $1 and sender_id is null) or (sender_id = $1 and ${GONE})`,
        rows: "go",
        order: ["sent_at", "id"],
        columns: notGiven(RECEIVED, "goes", ELSEWHERE),
      },
      {
        title: "Hugs of yours that have not arrived",
        file: "hugs-on-their-way",
        mine: "sender_id = $1 and state <> 'delivered'",
        rows: "go",
        order: ["sent_at", "id"],
        columns: notGiven(SENT, "goes", ELSEWHERE),
      },
      {
        title: "Hugs you sent",
        file: "hugs-sent",
        mine: "sender_id = $1",
        rows: "stay",
        order: ["sent_at", "id"],
        columns: SENT,
      },
      {
        title: "Hugs you received",
        file: "hugs-received",
        mine: "recipient_id = $1",
        hidden: "state <> 'delivered'",
        rows: "stay",
        order: ["sent_at", "id"],
        columns: RECEIVED,
      },
    ],
  },
  {
    table: "hug_reactions",
    what: "The answer to a hug: an emoji and a line.",
    why: "So that the sender knows how it felt.",
    parts: [
      {
        title: "Your reactions",
        file: "reactions-given",
        mine: "hug_id in (select id from hugs where recipient_id = $1)",
        rows: "go",
        order: ["created_at", "hug_id"],
        columns: columns(
          [GIVEN, "goes", KEEP.account, "hug_id", "emoji", "created_at", "updated_at"],
          [REACTION, "goes", KEEP.account, "message"],
          [withheld("says only whether a repeat is the same"), "goes", KEEP.account, "message_digest"],
          [
            withheld("what the sender was told of it is theirs"),
            "goes",
            KEEP.account,
            "shown_emoji",
            "shown_message",
            "shown_at",
          ],
        ),
      },
      {
        title: "Reactions to your hugs",
        file: "reactions-received",
        mine: "hug_id in (select id from hugs where sender_id = $1)",
        hidden: "shown_emoji is null",
        rows: "stay",
        order: ["created_at", "hug_id"],
        columns: columns(
          [GIVEN, "stays", KEEP.history, "hug_id"],
          [
            withheld("what you were told of it is given"),
            "stays",
            KEEP.history,
            "emoji",
            "message",
            "message_digest",
            "created_at",
            "updated_at",
          ],
          [GIVEN, EMPTIED, KEEP.account, "shown_emoji", "shown_at"],
          [REACTION, EMPTIED, KEEP.account, "shown_message"],
        ),
      },
    ],
  },
];
