import { WATCH_WRITES } from "./evidence.ts";
import type { PostgresProcess } from "./postgres.process.ts";

/** Mistakes that are put in on purpose: a run with any of them must be found at fault. */
export const BUGS = ["ack_before_commit", "no_unique_key", "no_epoch", "number_without_lock", "newest_ten"] as const;
export type Bug = (typeof BUGS)[number];

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

const NUMBER_WITHOUT_LOCK = [
  `create sequence faults_numbers`,
  `create or replace function add_inbox_event(owner uuid, event_kind text, ref uuid, payload jsonb, at timestamptz)
   returns void language plpgsql volatile as $$
   declare next_seq bigint := nextval('faults_numbers');
   begin
     insert into inbox_events (user_id, seq, kind, ref_id, data, created_at)
     values (owner, next_seq, event_kind, ref, payload, at);
     update inbox_heads set last_seq = greatest(last_seq, next_seq), last_at = at where user_id = owner;
   end $$`,
];

/** Forgets which keys are known: every copy of a hug is a hug of its own. */
const withoutKeys = async ({ rows }: Pick<PostgresProcess, "rows">): Promise<void> => {
  const [found] = await rows<{ text: string }>(
    `select pg_get_functiondef('deliver_hugs(jsonb)'::regprocedure) as text`,
  );
  const before = found?.text ?? "";
  const after = before.replaceAll(/client_key = (item\.key|[a-z_]+\.key)/g, "client_key = gen_random_uuid()");
  if (after === before) throw new Error("deliver_hugs looks for known keys in another way now; teach it to this bug.");
  await rows(`alter table hugs drop constraint hugs_client_key_unique`);
  await rows(after);
};

/** Changes a fresh database so that writes are watched, and with a bug in it if one is named. */
export const prepareDatabase = async (postgres: Pick<PostgresProcess, "rows">, bug: Bug | null): Promise<void> => {
  for (const sql of [...WATCH_WRITES, watchedWrite(bug === "no_epoch" ? "in_force" : "held_epoch")]) {
    await postgres.rows(sql);
  }
  if (bug === "no_unique_key") await withoutKeys(postgres);
  if (bug === "number_without_lock") for (const sql of NUMBER_WITHOUT_LOCK) await postgres.rows(sql);
};

/** Modules that a server loads before its own program. */
export const preloadsOf = (bug: Bug | null): readonly string[] => [
  "./bench/faults/lift-limits.ts",
  ...(bug === "ack_before_commit" ? ["./bench/faults/ack-before-commit.ts"] : []),
];
