import { Migration } from "@mikro-orm/migrations";

/** What a restriction stops (`shared/policy/restriction.policy.ts`), asked while the inbox of the person is locked. */
export class Migration20261126092100_restriction_rules extends Migration {
  override up(): void {
    // standingAt, now: suspended, held, limited, or null. The strongest holds.
    this.addSql(`
      create function standing_of(person uuid) returns text language plpgsql volatile as $$
      begin
        return (
          select case
            when bool_or(kind in ('suspend', 'ban')) then 'suspended'
            when bool_or(kind = 'hold_hugs') then 'held'
            when bool_or(kind = 'limit') then 'limited'
          end
          from restrictions
          where user_id = person and lifted_at is null and (ends_at is null or ends_at > wall_now())
        );
      end $$`);

    // The one place where delivery asks whether somebody may send. Null: as always; limited: at lower rates; held: it waits;
    // anything else is the refusal. What more is to stop senders is added here, and everything that sends heeds it.
    this.addSql(`
      create function sender_stands(sender uuid) returns text language sql volatile as $$ select standing_of(sender) $$`);
    // Whether what somebody sent, and what waits already, goes nowhere now.
    this.addSql(`
      create function sender_waits(sender uuid) returns boolean language sql volatile as $$
        select coalesce(sender_stands(sender) <> 'limited', false)
      $$`);
    this.addSql(`
      create function sender_rate(stands text, per_hour int) returns int language sql immutable as $$
        select case when stands = 'limited' then least(per_hour, 6) else per_hour end
      $$`);

    // Why somebody must not come into any room, null = they may.
    this.addSql(`
      create function may_enter(who uuid) returns text language sql volatile as $$
        select case when standing_of(who) = 'suspended' then 'suspended' end
      $$`);
    // Why somebody must not come into group hugs, null = they may. What more is to stop that is added here.
    this.addSql(`
      create function may_join(who uuid) returns text language sql volatile as $$ select may_enter(who) $$`);
    // Why somebody must not make group hugs.
    this.addSql(`
      create function may_gather(who uuid) returns text language sql volatile as $$
        select coalesce(may_join(who), case when standing_of(who) = 'limited' then 'limited' end)
      $$`);
    // Somebody who is suspended is not there for whoever does not know them.
    this.addSql(`
      create function is_found(who uuid) returns boolean language sql volatile as $$
        select standing_of(who) is distinct from 'suspended'
      $$`);

    // Takes locks that are to be had at once; whoever holds others already cannot wait for these in their order. Those that
    // were had stay taken.
    this.addSql(`
      create function try_lock_inbox_heads(ids uuid[]) returns boolean language plpgsql volatile as $$
      declare
        had int;
      begin
        perform user_id from inbox_heads where user_id = any(ids) order by user_id for update skip locked;
        get diagnostics had = row_count;
        return had = (select count(*) from inbox_heads where user_id = any(ids));
      end $$`);
  }

  override down(): void {
    for (const name of [
      "try_lock_inbox_heads(uuid[])",
      "is_found(uuid)",
      "may_gather(uuid)",
      "may_join(uuid)",
      "may_enter(uuid)",
      "sender_rate(text, int)",
      "sender_waits(uuid)",
      "sender_stands(uuid)",
      "standing_of(uuid)",
    ])
      this.addSql(`drop function ${name}`);
  }
}
