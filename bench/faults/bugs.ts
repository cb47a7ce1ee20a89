import type { Bug } from "./bug-names.ts";
import { WATCH_WRITES } from "./evidence.ts";
import type { PostgresProcess } from "./postgres.process.ts";

const watchedWrite = (epoch: "held_epoch" | "in_force"): string => `
  create function write_group_hug(target uuid, held_epoch int, change jsonb)
  returns table (outcome text, has_listed boolean, moved uuid[]) language plpgsql volatile as $$
  #variable_conflict use_column
  declare in_force int;
  begin
    select epoch into in_force from group_hugs where id = target for update;
    for outcome, has_listed, moved in select * from write_group_hug_watched(target, ${epoch}, change) loop
      insert into faults_writes (id, carried, in_force, outcome) values (target, held_epoch, in_force, outcome);
      return next;
    end loop;
  end $$`;

type Database = Pick<PostgresProcess, "rows">;

/** Writes delivery anew with other words in it; throws when the words to replace are not there any more. */
const changeDelivery = async ({ rows }: Database, changes: readonly (readonly [string, string])[]): Promise<void> => {
  const [found] = await rows<{ text: string }>(
    `select pg_get_functiondef('deliver_hugs_together(jsonb, timestamptz, int)'::regprocedure) as text`,
  );
  let text = found?.text ?? "";
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`deliver_hugs_together has no "${from}" any more; teach it to this bug.`);
    text = text.replaceAll(from, to);
  }
  await rows(text);
};

/** Forgets which keys are known: every copy of a hug is a hug of its own. */
const withoutKeys = async (database: Database): Promise<void> => {
  await database.rows(`alter table hugs drop constraint hugs_client_key_unique`);
  await changeDelivery(database, [["client_key = way.key", "client_key = gen_random_uuid()"]]);
};

/** Numbers from a sequence, as they come, in place of the inbox's own under its lock. */
const numberWithoutLock = async (database: Database): Promise<void> => {
  await database.rows(`create sequence faults_numbers`);
  await changeDelivery(database, [
    ["head.last_seq + n", "nextval('faults_numbers')"],
    ["last_seq = last_seq + many", "last_seq = (select last_value from faults_numbers)"],
  ]);
};

/** An act without its entry: a server writes that by itself. */
const withoutEntry = async ({ rows }: Database, act: "set_staff" | "add_restriction"): Promise<void> => {
  const [found] = await rows<{ text: string }>(`select pg_get_functiondef($1::regproc) as text`, [act]);
  const entry = /perform audit\([^;]*;/;
  if (!entry.test(found?.text ?? "")) throw new Error(`${act} writes no entry any more; teach it to this bug.`);
  await rows((found?.text ?? "").replace(entry, ""));
};

/** What whoever has the database can do to its audit, once all is over. */
const TAMPER: Partial<Record<Bug, readonly string[]>> = {
  audit_cut: [
    `delete from audit_entries where seq > (select seq / 2 from audit_heads)`,
    `update audit_heads set (seq, hash) = (select seq, hash from audit_entries order by seq desc limit 1)`,
  ],
  audit_changed: [`update audit_entries set details = '{"to": "admin"}' where seq = (select seq / 2 from audit_heads)`],
};
export const tamper = async ({ rows }: Database, bug: Bug | null): Promise<void> => {
  const statements = bug === null ? undefined : TAMPER[bug];
  if (statements === undefined) return;
  await rows(`alter table audit_entries disable trigger user`);
  for (const sql of statements) await rows(sql);
};

/** Changes a fresh database so that writes are watched, and with a bug in it if one is named. */
export const prepareDatabase = async (postgres: Database, bug: Bug | null): Promise<void> => {
  for (const sql of [...WATCH_WRITES, watchedWrite(bug === "no_epoch" ? "in_force" : "held_epoch")]) {
    await postgres.rows(sql);
  }
  if (bug === "no_unique_key") await withoutKeys(postgres);
  if (bug === "number_without_lock") await numberWithoutLock(postgres);
  if (bug === "audit_later" || bug === "audit_first") await withoutEntry(postgres, "set_staff");
  if (bug === "audit_aside") await withoutEntry(postgres, "add_restriction");
};

/** Modules that a server loads before its own program. */
export const preloadsOf = (bug: Bug | null): readonly string[] => [
  "./bench/faults/lift-limits.ts",
  ...(bug === "no_epoch" ? ["./bench/faults/no-epoch.ts"] : []),
  ...(bug === "ack_before_commit" ? ["./bench/faults/ack-before-commit.ts"] : []),
  ...(bug === "audit_later" ? ["./bench/faults/audit-later.ts"] : []),
  ...(bug === "audit_aside" ? ["./bench/faults/audit-aside.ts"] : []),
  ...(bug === "audit_first" ? ["./bench/faults/audit-first.ts"] : []),
];
