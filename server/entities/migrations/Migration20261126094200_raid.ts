import { Migration } from "@mikro-orm/migrations";

/** Whoever is new while a raid switch is on sends nothing, and makes and joins no group hugs. */
export class Migration20261126094200_raid extends Migration {
  override up(): void {
    // A suspension says more; what waits for another reason is refused meanwhile, and comes later.
    this.addSql(`
      create or replace function sender_stands(sender uuid) returns text language plpgsql volatile as $$
      declare
        standing text := standing_of(sender);
      begin
        return case
          when standing = 'suspended' then standing
          when raid_ends_at(sender) is not null then 'raid'
          else standing
        end;
      end $$`);
    this.addSql(`
      create or replace function may_join(who uuid) returns text language sql volatile as $$
        select coalesce(may_enter(who), case when raid_ends_at(who) is not null then 'raid' end)
      $$`);
    // How long a refused hug waits.
    this.addSql(`
      do $amend$
      declare
        body text := pg_get_functiondef('deliver_hugs_together(jsonb, timestamptz, int)'::regprocedure);
        before constant text := $text$when judged.verdict = 'cooling_off' then ($text$;
      begin
        if position(before in body) = 0 then raise exception 'deliver_hugs_together is not as it was'; end if;
        execute replace(body, before, $text$when judged.verdict = 'raid' then raid_wait_ms(sender)$text$ || E'\\n            ' || before);
      end $amend$`);
  }

  override down(): void {
    throw new Error("Delivery before measures is not to be had again: restore a backup.");
  }
}
