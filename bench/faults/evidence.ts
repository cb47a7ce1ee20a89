import type { AuditChecked } from "../../server/services/audit/audit.port.ts";
import { createAudit } from "../../server/services/audit/audit.service.ts";
import { headsFileIn, readHeads } from "../../server/services/audit/audit.witness.ts";
import type { PostgresProcess } from "./postgres.process.ts";

/** `act`: of a person's role what it is now, or "none"; of anything else the audit's name of it and the id of what it made or lifted. */
export type StaffAct = { readonly subject: string; readonly act: string };

/** What the database holds at the end. */
export type Evidence = {
  readonly hugs: readonly {
    readonly id: string;
    readonly sender: string;
    readonly key: string;
    readonly recipient: string;
  }[];
  readonly events: readonly {
    readonly person: string;
    readonly seq: number;
    readonly kind: string;
    readonly hugId: string | null;
  }[];
  readonly heads: readonly { readonly person: string; readonly lastSeq: number }[];
  readonly groupHugs: readonly { readonly id: string; readonly status: string }[];
  /** Writes of group hugs in the order of their commits, with the epoch they carried and the one that was in force. */
  readonly writes: readonly {
    readonly id: string;
    readonly carried: number;
    readonly inForce: number;
    readonly outcome: string;
  }[];
  /** Acts of the staff as their tables had them; those on one subject in the order of their commits. */
  readonly acts: readonly StaffAct[];
  /** What the audit says of them, in its order. */
  readonly entries: readonly StaffAct[];
  /** The audit's chain beside the heads that servers wrote down. */
  readonly trace: AuditChecked;
};

/** Has every write of a group hug, and every act of the staff, written down inside its own transaction. */
export const WATCH_WRITES = [
  `create table faults_writes (n bigserial primary key, id uuid, carried int, in_force int, outcome text)`,
  `alter function write_group_hug(uuid, int, jsonb) rename to write_group_hug_watched`,
  `create table faults_acts (n bigserial primary key, subject text, act text)`,
  `create function watch_staff() returns trigger language plpgsql as $$
   begin
     insert into faults_acts (subject, act) values (coalesce(new.user_id, old.user_id), coalesce(new.role, 'none'));
     return null;
   end $$`,
  `create trigger watch_staff after insert or update or delete on staff for each row execute function watch_staff()`,
  `create function watch_restriction() returns trigger language plpgsql as $$
   begin
     insert into faults_acts (subject, act)
     values (new.user_id, case tg_op when 'UPDATE' then 'lift_' else '' end || new.kind || ' ' || new.id);
     return null;
   end $$`,
  `create trigger watch_restricted after insert on restrictions for each row execute function watch_restriction()`,
  `create trigger watch_lifted after update on restrictions for each row
   when (old.lifted_at is null and new.lifted_at is not null) execute function watch_restriction()`,
  `create function watch_room_act() returns trigger language plpgsql as $$
   begin
     insert into faults_acts (subject, act)
     select new.group_hug_id, case tg_op when 'UPDATE' then 'lift_' else '' end || room_act_name(new.kind) || ' ' || new.id
     where tg_op = 'INSERT' or not exists (
       select from room_acts where group_hug_id = new.group_hug_id and kind = new.kind and at = new.lifted_at
     );
     return null;
   end $$`,
  `create trigger watch_room_act after insert on room_acts for each row execute function watch_room_act()`,
  // At the end of the transaction: one whose place another one takes is lifted by that, and has no entry of its own.
  `create constraint trigger watch_lifted_room_act after update on room_acts deferrable initially deferred for each row
   when (old.lifted_at is null and new.lifted_at is not null) execute function watch_room_act()`,
];

const headsIn = async (dataDirs: readonly string[]) =>
  (await Promise.all(dataDirs.map(async (folder) => (await readHeads(headsFileIn(folder))) ?? []))).flat();

const ENTRIES = `
  select subject_id as subject, case act
    when 'set_staff' then coalesce(details ->> 'to', 'none')
    else act || ' ' || coalesce(details ->> 'restriction', details ->> 'act', 'nothing') end as act
  from audit_entries where act <> 'begin_staff_session' order by seq`;

/** `dataDirs`: of the servers, where each wrote the audit's heads. */
export const readEvidence = async (
  { rows }: Pick<PostgresProcess, "rows">,
  dataDirs: readonly string[],
): Promise<Evidence> => ({
  hugs: await rows(`select id, sender_id as sender, client_key as key, recipient_id as recipient from hugs`),
  events: await rows(
    `select user_id as person, seq::int, kind, ref_id as "hugId" from inbox_events order by user_id, seq`,
  ),
  heads: await rows(`select user_id as person, last_seq::int as "lastSeq" from inbox_heads`),
  groupHugs: await rows(`select id, status from group_hugs`),
  writes: await rows(`select id, carried, in_force as "inForce", outcome from faults_writes order by n`),
  acts: await rows(`select subject, act from faults_acts order by n`),
  entries: await rows(ENTRIES),
  trace: await createAudit({ database: { rows } }).verify(await headsIn(dataDirs)),
});
