import { Migration } from "@mikro-orm/migrations";

const ONE = ", 'restricted'::character varying";
/** The kinds that there are, with this one or without. */
const kinds = (from: string, to: string): string => `
  do $kinds$
  declare
    kept text := (
      select pg_get_constraintdef(oid) from pg_constraint
      where conname = 'notifications_kind_check' and conrelid = 'notifications'::regclass
    );
  begin
    alter table notifications drop constraint notifications_kind_check;
    execute 'alter table notifications add constraint notifications_kind_check ' || replace(kept, $from$${from}$from$, $to$${to}$to$);
  end $kinds$`;

/** Whoever is kept from something is told so, as of everything else by triggers; to strangers who is suspended is not there. */
export class Migration20261126092400_restriction_told extends Migration {
  override up(): void {
    this.addSql(kinds("])::text[]", `${ONE}])::text[]`));

    // Whatever they chose: it is about what they may do. Each news of the same restriction is new again.
    this.addSql(`
      create function tell_restricted(owner uuid, restriction uuid) returns void language plpgsql volatile as $$
      begin
        delete from notifications where user_id = owner and kind = 'restricted' and ref_id = restriction;
        insert into notifications (user_id, kind, ref_id, created_at) values (owner, 'restricted', restriction, clock_timestamp());
      end $$`);
    this.addSql(`
      create function note_restriction() returns trigger language plpgsql as $$
      begin
        perform tell_restricted(new.user_id, new.id);
        return null;
      end $$`);
    this.addSql(`
      create trigger restrictions_told after insert or update of lifted_at, ends_at on restrictions
      for each row execute function note_restriction()`);
    this.addSql(`
      create function note_appeal() returns trigger language plpgsql as $$
      begin
        perform tell_restricted(user_id, id) from restrictions where id = new.restriction_id;
        return null;
      end $$`);
    this.addSql(`
      create trigger appeals_told after update of state on appeals for each row execute function note_appeal()`);

    // Friends, and who follows or is followed, still see whom they know.
    this.addSql(`
      create function knows_or_finds(reader uuid, person uuid) returns boolean language sql volatile as $$
        select reader = person or is_found(person) or exists (
          select from follows where (follower_id, following_id) in ((reader, person), (person, reader))
        )
      $$`);
  }

  override down(): void {
    this.addSql(`drop function knows_or_finds(uuid, uuid)`);
    for (const [table, name] of [
      ["appeals", "note_appeal"],
      ["restrictions", "note_restriction"],
    ] as const) {
      this.addSql(`drop trigger ${table}_told on ${table}`);
      this.addSql(`drop function ${name}()`);
    }
    this.addSql(`drop function tell_restricted(uuid, uuid)`);
    this.addSql(`delete from notifications where kind = 'restricted'`);
    this.addSql(kinds(ONE, ""));
  }
}
