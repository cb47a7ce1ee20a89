import type { Rows } from "../../server/platform/database/database.ts";

export type Change = readonly [name: string, from: string, to: string];

/** Faults of consent, each as other words in one function of the database. */
export const SEEDED_BUGS: Readonly<Record<string, readonly Change[]>> = {
  "a mute is forgotten": [["hug_verdict", "when is_muted then 'withhold' when is_quiet", "when is_quiet"]],
  "an allowance for one hug is not used up": [
    [
      "deliver_hugs_together",
      "update consents set once_until = null, updated_at = at",
      "update consents set updated_at = at",
    ],
  ],
  "a hug back is allowed again and again": [
    [
      "deliver_hugs_together",
      "and not exists (select from hugs where answers_id = answered.id) as is_hug_back",
      "as is_hug_back",
    ],
  ],
  "held hugs are released without looking again": [
    ["release_held_hugs", "or is_blocked(owner, hug.sender_id)", ""],
    ["release_held_hugs", "or exists (select from mutes where user_id = owner and other_id = hug.sender_id)", ""],
    ["release_held_hugs", "or allows_hugs_from(owner) = 'nobody'", ""],
    ["release_held_hugs", "or not (hug.used_once or lets_in(owner, hug.sender_id))", ""],
  ],
  "quiet hours go by UTC": [["is_quiet_at", "at at time zone zone", "at at time zone 'UTC'"]],
  "a held hug comes with touch": [["release_held_hugs", "state = 'delivered', is_quiet = true", "state = 'delivered'"]],
  "an answer in quiet time brings touch": [
    ["answer_request", "is_quiet = is_quiet_for(owner, at)", "is_quiet = false"],
  ],
  "a block closes nothing that waits": [
    ["set_block", "perform close_requests(target, owner, 'closed');", ""],
    ["set_block", "perform close_requests(owner, target, 'closed');", ""],
  ],
  "a mute closes nothing that waits": [["set_mute", "perform close_requests(target, owner, 'unheard');", ""]],
  "hugs from nobody is ignored": [["hug_verdict", "when allow_from = 'nobody' then 'hugs_off'", ""]],
  "a need taken back still allows who put it away": [
    ["close_need", "and once_until = need.expires_at", "and once_until = need.expires_at and need.answer is null"],
  ],
  "an old request can be answered": [["answer_request", "and asked.expires_at > at", ""]],
};

/** Writes the functions anew with a bug in them; the returned function undoes it. Throws when the words are not there any more. */
export const seedBug = async (database: Rows, changes: readonly Change[]): Promise<() => Promise<void>> => {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  for (const [name, from, to] of changes) {
    const sql = "select pg_get_functiondef(oid) as text from pg_proc where proname = $1";
    const text = after.get(name) ?? (await database.rows<{ text: string }>(sql, [name]))[0]?.text ?? "";
    if (!text.includes(from)) throw new Error(`${name} has no "${from}" any more; teach it to this bug.`);
    if (!before.has(name)) before.set(name, text);
    after.set(name, text.replace(from, to));
  }
  const write = async (texts: ReadonlyMap<string, string>): Promise<void> => {
    for (const text of texts.values()) await database.rows(text);
  };
  await write(after);
  return () => write(before);
};
