import { columns, EMPTIED, GIVEN, KEEP, NAMED, notGiven, withheld, type TableRights, HASH, sealed } from "../rights.ts";

const OTHERS = withheld("what the other one did with it is theirs to share");
const USE = columns(
  [NAMED, "goes", KEEP.account, "inviter_id", "invited_id"],
  [GIVEN, "goes", KEEP.account, "used_at"],
);
const TOLD = columns(
  [GIVEN, "goes", KEEP.account, "id", "user_id", "kind", "ref_id", "created_at", "read_at"],
  [NAMED, "goes", KEEP.account, "actor_id"],
);

/** Pictures, invitation links, notifications. */
export const AROUND_RIGHTS: readonly TableRights[] = [
  {
    table: "pictures",
    what: "Profile pictures, once in each size.",
    why: "To be known to others.",
    parts: [
      {
        title: "Your picture",
        file: "pictures",
        mine: "user_id = $1",
        rows: "go",
        order: ["user_id", "size"],
        columns: columns([GIVEN, "goes", KEEP.account, "user_id", "size", "hash", "bytes", "created_at"]),
      },
    ],
  },
  {
    table: "invitation_links",
    what: "The link with which somebody invites others.",
    why: "Friends find each other.",
    parts: [
      {
        title: "Your invitation link",
        file: "invitation-link",
        mine: "user_id = $1",
        rows: "go",
        order: ["user_id"],
        columns: columns(
          [GIVEN, "goes", KEEP.account, "user_id", "created_at", "expires_at"],
          [HASH, "goes", KEEP.account, "token_hash"],
        ),
      },
    ],
  },
  {
    table: "invitation_uses",
    what: "Who came by whose link.",
    why: "So many may come by one link.",
    parts: [
      {
        title: "People who came by your link",
        file: "invited",
        mine: "inviter_id = $1",
        rows: "go",
        order: ["used_at", "invited_id"],
        columns: USE,
      },
      {
        title: "By whose link you came",
        file: "invited-by",
        mine: "invited_id = $1",
        rows: "go",
        order: ["used_at", "inviter_id"],
        columns: USE,
      },
    ],
  },
  {
    table: "notifications",
    what: "What somebody was told: who did what, and where to look; no words.",
    why: "To see what happened meanwhile.",
    parts: [
      {
        title: "What you were told",
        file: "notifications",
        mine: "user_id = $1",
        rows: "go",
        order: ["created_at", "id"],
        columns: TOLD,
      },
      {
        title: "What others were told of you",
        file: "notifications-of-others",
        mine: "actor_id = $1",
        rows: "stay",
        order: ["created_at", "id"],
        columns: {
          ...notGiven(TOLD, "stays", "it is told to them"),
          ...columns([OTHERS, EMPTIED, KEEP.account, "actor_id"]),
        },
      },
    ],
  },
  {
    table: "notification_settings",
    what: "Of what somebody is told.",
    why: "Everybody decides that themselves.",
    parts: [
      {
        title: "What you want to be told",
        file: "notification-settings",
        mine: "user_id = $1",
        rows: "go",
        order: ["user_id", "kind"],
        columns: columns([GIVEN, "goes", KEEP.account, "user_id", "kind", "is_on", "updated_at"]),
      },
    ],
  },
  {
    table: "idempotency_keys",
    what: "What a request that creates something was answered, sealed by the client's own key.",
    why: "A repeat gets the same answer.",
    parts: [
      {
        title: "Answers that a repeat gets again",
        file: "idempotency-keys",
        mine: "user_id = $1",
        rows: "go",
        order: ["key"],
        columns: columns(
          [sealed("sealed by your device's own key"), "goes", "until it runs out", "answer"],
          [HASH, "goes", "until it runs out", "key", "body_hash"],
          [
            withheld("of no use without the answer"),
            "goes",
            "until it runs out",
            "user_id",
            "claim",
            "started_at",
            "expires_at",
          ],
        ),
      },
    ],
  },
];
