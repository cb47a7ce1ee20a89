import { becomes, columns, EMPTIED, GIVEN, KEEP, withheld, type TableRights, HASH, secret } from "../rights.ts";

const AT_FIRST = becomes("timestamptz 'epoch'", "set to 1970");
const SECRET = secret("a secret of the server's, which nobody needs to have");

export const PERSON_RIGHTS: readonly TableRights[] = [
  {
    table: "users",
    what: "Who somebody is: name, being, mail, time zone.",
    why: "To be known to others, and to come back.",
    parts: [
      {
        title: "You",
        file: "you",
        mine: "id = $1",
        rows: "stay",
        order: ["id"],
        columns: columns(
          [GIVEN, "stays", KEEP.tombstone, "id", "deleted_at"],
          [
            GIVEN,
            becomes("'gone-' || left(replace(gen_random_uuid()::text, '-', ''), 16)", "a random one"),
            KEEP.account,
            "username",
          ],
          [GIVEN, becomes("default", "the first one"), KEEP.account, "being"],
          [GIVEN, becomes("true", "yes"), KEEP.account, "is_anonymous"],
          [GIVEN, becomes("false", "no"), KEEP.account, "email_verified"],
          [
            GIVEN,
            EMPTIED,
            KEEP.account,
            "display_name",
            "email",
            "profile_image",
            "bio",
            "last_active",
            "time_zone",
            "locale",
            "birth_year_band",
          ],
          [
            withheld("name and username again, to search by"),
            becomes("''", "made anew of what is left"),
            KEEP.account,
            "search_words",
          ],
          [GIVEN, AT_FIRST, KEEP.account, "joined_at", "created_at", "updated_at"],
        ),
      },
    ],
  },
  {
    table: "user_keys",
    what: "The key that seals somebody's words, wrapped by a master key.",
    why: "So that whoever reads the database reads nobody's words, and that erasing takes them for good.",
    parts: [
      {
        title: "The key of your words",
        file: "key",
        mine: "user_id = $1",
        rows: "stay",
        order: ["user_id"],
        columns: columns(
          [withheld("your words are given, opened"), "stays", KEEP.tombstone, "user_id", "version"],
          [withheld("of no use without the server"), "stays", KEEP.tombstone, "created_at", "rewrapped_at"],
          [SECRET, becomes("null", "shredded"), KEEP.account, "wrapped_key", "master_key"],
          [withheld("empty until then"), becomes("clock_timestamp()", "says when"), KEEP.tombstone, "shredded_at"],
        ),
      },
    ],
  },
  {
    table: "credentials",
    what: "Ways in: a password's hash, an account at a provider.",
    why: "To sign in.",
    parts: [
      {
        title: "Your ways in",
        file: "ways-in",
        mine: "user_id = $1",
        rows: "go",
        order: ["created_at", "id"],
        columns: columns(
          [
            GIVEN,
            "goes",
            KEEP.account,
            "id",
            "user_id",
            "provider_id",
            "account_id",
            "mail",
            "last_used_at",
            "scope",
            "created_at",
            "updated_at",
          ],
          [HASH, "goes", KEEP.account, "password"],
          [
            SECRET,
            "goes",
            KEEP.account,
            "access_token",
            "refresh_token",
            "id_token",
            "access_token_expires_at",
            "refresh_token_expires_at",
          ],
        ),
      },
    ],
  },
  {
    table: "passkeys",
    what: "The public halves of passkeys.",
    why: "To sign in.",
    parts: [
      {
        title: "Your passkeys",
        file: "passkeys",
        mine: "user_id = $1",
        rows: "go",
        order: ["created_at", "id"],
        columns: columns(
          [
            GIVEN,
            "goes",
            KEEP.account,
            "id",
            "user_id",
            "device",
            "created_at",
            "last_used_at",
            "transports",
            "counter",
          ],
          [GIVEN, "goes", KEEP.account, "credential_id", "public_key"],
        ),
      },
    ],
  },
];
