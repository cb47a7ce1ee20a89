import { expect, test } from "vitest";
import { columnsOf, levelsOf } from "./levels.ts";
import { RIGHTS } from "./rights.list.ts";
import { columns, GIVEN, opened, secret, withheld, type TableRights } from "./rights.ts";

test("L2 the strongest that any part says holds, and what says nothing is personal where it is about somebody", () => {
  const part = { title: "", file: "", mine: "", rows: "go", order: [] } as const;
  const table: TableRights = {
    table: "diaries",
    what: "",
    why: "",
    parts: [
      {
        ...part,
        columns: columns(
          [opened("", ""), "goes", "", "words"],
          [GIVEN, "goes", "", "day"],
          [withheld("theirs"), "goes", "", "mood"],
          [secret("a key"), "goes", "", "key"],
        ),
      },
      { ...part, columns: columns([withheld("given elsewhere"), "goes", "", "words", "day", "key"]) },
    ],
  };
  expect(Object.fromEntries(levelsOf(table))).toEqual({
    words: "sealed",
    day: "personal",
    mood: "personal",
    key: "secret",
  });
  const nobody = columns([withheld("about nobody"), "stays", "", "id"], [secret("a key"), "stays", "", "key"]);
  expect(Object.fromEntries(levelsOf({ ...table, parts: [], nobody }))).toEqual({ id: "technical", key: "secret" });
});

test("L2 what opens something is secret: tokens, passwords, codes and keys", () => {
  expect(columnsOf(RIGHTS, "secret")).toEqual(
    expect.arrayContaining([
      "backup_codes.code_hash",
      "credentials.password",
      "invitation_links.token_hash",
      "mail_links.token_hash",
      "past_tokens.token_hash",
      "provider_visits.state_hash",
      "sessions.previous_token",
      "sessions.token",
      "sign_in_tickets.token_hash",
      "signing_keys.private_key",
      "user_keys.wrapped_key",
    ]),
  );
});
