import { columns, GIVEN, withheld, type TableRights, HASH } from "../rights.ts";

const LIFE = "until signed out; 90 days after its last use, and a year at most (of a guest: a year after its last use)";
const FIVE_MINUTES = "five minutes, removed with a later one";

export const SESSION_RIGHTS: readonly TableRights[] = [
  {
    table: "sessions",
    what: "Devices that are signed in.",
    why: "To stay signed in, and to sign a lost device out.",
    parts: [
      {
        title: "Your devices",
        file: "devices",
        mine: "user_id = $1",
        rows: "go",
        order: ["created_at", "id"],
        columns: columns(
          [GIVEN, "goes", LIFE, "id", "user_id", "user_agent", "ip_address", "created_at", "updated_at", "expires_at"],
          [GIVEN, "goes", LIFE, "rotated_at", "confirmed_at", "stepped_up_at"],
          [HASH, "goes", LIFE, "token", "previous_token"],
        ),
      },
    ],
  },
  {
    table: "past_tokens",
    what: "Hashes of cookies that were replaced.",
    why: "To notice a copied one.",
    parts: [
      {
        title: "Replaced cookies of your devices",
        file: "past-cookies",
        mine: "session_id in (select id from sessions where user_id = $1)",
        rows: "go",
        order: ["token_hash"],
        columns: columns(
          [HASH, "goes", "60 days", "token_hash"],
          [withheld("of which device, and since when"), "goes", "60 days", "session_id", "created_at"],
        ),
      },
    ],
  },
  {
    table: "ended_sessions",
    what: "Numbers of sessions that are over.",
    why: "So that every process closes what they had open.",
    parts: [],
    nobody: columns([withheld("names nobody"), "stays", "an hour", "session_id", "ended_at"]),
  },
  {
    table: "mail_links",
    what: "Links that were mailed, to make an account or to choose another password.",
    why: "Whoever opens it has the mailbox.",
    parts: [
      {
        title: "Links that were mailed to you",
        file: "mailed-links",
        mine: "user_id = $1",
        rows: "go",
        order: ["created_at", "id"],
        columns: columns(
          [
            GIVEN,
            "goes",
            "7 days after it has run out",
            "id",
            "user_id",
            "kind",
            "mail",
            "expires_at",
            "used_at",
            "created_at",
          ],
          [HASH, "goes", "7 days after it has run out", "token_hash"],
          [HASH, "goes", "until the account is made, or 7 days after it has run out", "password"],
        ),
      },
    ],
  },
  {
    table: "provider_visits",
    what: "Ways to a provider that are not over.",
    why: "What comes back belongs to who went.",
    parts: [
      {
        title: "Your ways to a provider",
        file: "provider-visits",
        mine: "user_id = $1",
        rows: "go",
        order: ["expires_at", "state_hash"],
        columns: columns(
          [withheld("over in ten minutes"), "goes", "ten minutes", "user_id", "session_id", "provider", "purpose"],
          [withheld("over in ten minutes"), "goes", "ten minutes", "redirect_uri", "expires_at"],
          [HASH, "goes", "ten minutes", "state_hash", "browser_hash"],
        ),
      },
    ],
  },
  {
    table: "passkey_ceremonies",
    what: "Challenges that a device was given.",
    why: "A passkey answers one.",
    parts: [
      {
        title: "Challenges for your passkeys",
        file: "challenges",
        mine: "user_id = $1",
        rows: "go",
        order: ["id"],
        columns: columns([
          withheld("random, and over in five minutes"),
          "goes",
          FIVE_MINUTES,
          "id",
          "kind",
          "user_id",
          "challenge",
          "expires_at",
        ]),
      },
    ],
  },
];
