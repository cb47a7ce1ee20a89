import { columns, GIVEN, KEEP, NAMED, notGiven, withheld, type Part, type TableRights } from "../rights.ts";

/** Both sides of "user does not want other": the other one never learns of it. */
const unwanted = (title: string, file: string): readonly Part[] => {
  const own = columns(
    [NAMED, "goes", KEEP.account, "user_id", "other_id"],
    [GIVEN, "goes", KEEP.account, "created_at"],
  );
  const shared = { rows: "go", order: ["created_at", "user_id", "other_id"] } as const;
  return [
    { ...shared, title, file, mine: "user_id = $1", columns: own },
    {
      ...shared,
      title: `${title}, the other way round`,
      file: `${file}-by-others`,
      mine: "other_id = $1",
      columns: notGiven(own, "goes", "whoever did not want you is not told to you"),
    },
  ];
};

const FOLLOW = columns(
  [NAMED, "goes", KEEP.account, "follower_id", "following_id"],
  [GIVEN, "goes", KEEP.account, "created_at"],
);

export const PEOPLE_RIGHTS: readonly TableRights[] = [
  {
    table: "blocks",
    what: "Who blocked whom.",
    why: "Nothing of the one reaches the other.",
    parts: unwanted("People you blocked", "blocked"),
  },
  {
    table: "mutes",
    what: "Who muted whom.",
    why: "Their hugs do not reach you, and they do not learn of it.",
    parts: unwanted("People you muted", "muted"),
  },
  {
    table: "follows",
    what: "Who follows whom.",
    why: "Two who follow each other are friends.",
    parts: [
      {
        title: "People you follow",
        file: "following",
        mine: "follower_id = $1",
        rows: "go",
        order: ["created_at", "following_id"],
        columns: FOLLOW,
      },
      {
        title: "People who follow you",
        file: "followers",
        mine: "following_id = $1",
        rows: "go",
        order: ["created_at", "follower_id"],
        columns: FOLLOW,
      },
    ],
  },
  {
    table: "presences",
    what: "Who is here just now.",
    why: "Those whom somebody shows it see it.",
    parts: [
      {
        title: "That you are here",
        file: "presence",
        mine: "user_id = $1",
        rows: "go",
        order: ["user_id"],
        columns: columns(
          [GIVEN, "goes", KEEP.account, "user_id", "is_away", "seen_at"],
          [withheld("a number of the server's"), "goes", KEEP.account, "writer"],
        ),
      },
    ],
  },
  {
    table: "privacy_settings",
    what: "Who may see and touch somebody.",
    why: "Everybody decides that themselves.",
    parts: [
      {
        title: "Who may see and touch you",
        file: "privacy-settings",
        mine: "user_id = $1",
        rows: "go",
        order: ["user_id"],
        columns: columns(
          [GIVEN, "goes", KEEP.account, "user_id", "share_mode", "allow_hugs_from", "show_mood_to", "show_activity_to"],
          [GIVEN, "goes", KEEP.account, "allow_friend_requests", "created_at", "updated_at"],
        ),
      },
    ],
  },
];
