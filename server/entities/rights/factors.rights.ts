import { columns, GIVEN, KEEP, withheld, type TableRights, HASH, sealed } from "../rights.ts";

/** Second factors. */
export const FACTOR_RIGHTS: readonly TableRights[] = [
  {
    table: "second_factors",
    what: "An authenticator app beside the password.",
    why: "So that a password alone opens nothing.",
    parts: [
      {
        title: "Your authenticator app",
        file: "second-factor",
        mine: "user_id = $1",
        rows: "go",
        order: ["user_id"],
        columns: columns(
          [GIVEN, "goes", KEEP.account, "user_id", "confirmed_at", "created_at"],
          [sealed("a secret: your app has it"), "goes", KEEP.account, "secret"],
          [withheld("the step of its last code"), "goes", KEEP.account, "last_step"],
        ),
      },
    ],
  },
  {
    table: "backup_codes",
    what: "Hashes of codes that stand in for the app.",
    why: "To come in when the app is lost.",
    parts: [
      {
        title: "Your backup codes",
        file: "backup-codes",
        mine: "user_id = $1",
        rows: "go",
        order: ["created_at", "id"],
        columns: columns(
          [GIVEN, "goes", KEEP.account, "id", "user_id", "used_at", "created_at"],
          [HASH, "goes", KEEP.account, "code_hash"],
        ),
      },
    ],
  },
  {
    table: "sign_in_tickets",
    what: "Sign-ins whose code is still missing.",
    why: "The password is not asked for twice.",
    parts: [
      {
        title: "Sign-ins under way",
        file: "sign-in-tickets",
        mine: "user_id = $1",
        rows: "go",
        order: ["id"],
        columns: columns(
          [withheld("over in some minutes"), "goes", "some minutes", "id", "user_id", "expires_at"],
          [HASH, "goes", "some minutes", "token_hash"],
        ),
      },
    ],
  },
];
