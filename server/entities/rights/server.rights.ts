import { columns, KEEP, withheld, type TableRights, secret } from "../rights.ts";

const NOBODY = withheld("about nobody");

export const SERVER_RIGHTS: readonly TableRights[] = [
  {
    table: "rate_limits",
    what: "How often something was tried, by a keyed hash of whom it is about.",
    why: "Against guessing and floods.",
    parts: [],
    nobody: columns([
      withheld("names nobody: a keyed hash"),
      "stays",
      "2 days after the last try",
      "key",
      "tokens",
      "at",
    ]),
  },
  {
    table: "verifications",
    what: "The identity library's table of proofs; nothing here writes to it.",
    why: "The library wants it to be there.",
    parts: [],
    nobody: columns([
      NOBODY,
      "stays",
      "it is empty",
      "id",
      "identifier",
      "value",
      "expires_at",
      "created_at",
      "updated_at",
    ]),
  },
  {
    table: "signing_keys",
    what: "Key pairs that sign room tokens.",
    why: "Rooms believe a token without asking the database.",
    parts: [],
    nobody: columns(
      [NOBODY, "stays", KEEP.server, "id", "public_key", "created_at", "expires_at", "alg", "crv"],
      [secret("sealed by the server's own secret"), "stays", KEEP.server, "private_key"],
    ),
  },
  {
    table: "hug_designs",
    what: "Hug designs.",
    why: "What a hug looks and feels like.",
    parts: [],
    nobody: columns(
      [NOBODY, "stays", KEEP.server, "id", "slug", "name", "description", "animation_data", "preview_image"],
      [NOBODY, "stays", KEEP.server, "haptic_pattern", "price_minor", "price_currency", "is_premium"],
      [NOBODY, "stays", KEEP.server, "created_at", "updated_at"],
    ),
  },
];
