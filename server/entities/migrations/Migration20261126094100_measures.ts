import { Migration } from "@mikro-orm/migrations";

/** Raid switch and live limits. What is refused changes nothing and leaves no entry. */
export class Migration20261126094100_measures extends Migration {
  override up(): void {
    // What holds now, of a kind.
    this.addSql(`
      create function measures_in_force(of_kind text) returns setof measures language sql volatile as $$
        select * from measures
        where kind = of_kind and lifted_at is null and begins_at <= wall_now() and ends_at > wall_now()
      $$`);

    // Until when somebody is kept back because they are new (isNewTo); null = they are not.
    this.addSql(`
      create function raid_ends_at(who uuid) returns timestamptz language plpgsql volatile as $$
      begin
        return (
          select max(ends_at) from measures_in_force('raid')
          where begins_at - (settings ->> 'newForMinutes')::int * interval '1 minute'
              < (select created_at from users where id = who)
            and not exists (select from staff where user_id = who)
        );
      end $$`);
    this.addSql(`
      create function raid_wait_ms(who uuid) returns float8 language sql volatile as $$
        select ceil(extract(epoch from raid_ends_at(who) - wall_now()) * 1000)::float8
      $$`);

    // The same one again changes nothing. Of two raid switches the later one holds.
    this.addSql(`
      create function set_measure(measure uuid, by uuid, as_role text, of_kind text, given jsonb, minutes int)
      returns text language plpgsql volatile as $$
      declare
        at timestamptz;
        replaced uuid;
      begin
        lock table measures in share row exclusive mode;
        at := wall_now();
        if not exists (select from staff where user_id = by and role = as_role) then return 'not_yours_to_do'; end if;
        if exists (select from measures where id = measure) then return 'ok'; end if;
        if of_kind = 'raid' then
          update measures set lifted_at = at, lifted_by_id = by
          where id in (select id from measures_in_force('raid')) returning id into replaced;
        end if;
        insert into measures (id, kind, settings, begins_at, ends_at, by_id)
        values (measure, of_kind, given, at, at + make_interval(mins => minutes), by);
        perform audit(by, as_role, case of_kind when 'raid' then 'set_raid_switch' else 'set_limits' end, 'server', '',
          given || jsonb_build_object('measure', measure, 'minutes', minutes, 'replaced', replaced));
        return 'ok';
      end $$`);

    // One that is over already changes nothing.
    this.addSql(`
      create function lift_measure(measure uuid, by uuid, as_role text) returns text language plpgsql volatile as $$
      declare
        one measures%rowtype;
      begin
        lock table measures in share row exclusive mode;
        if not exists (select from staff where user_id = by and role = as_role) then return 'not_yours_to_do'; end if;
        select * into one from measures where id = measure;
        if one.id is null then return 'no_such_measure'; end if;
        if one.lifted_at is null and one.ends_at > wall_now() then
          update measures set lifted_at = wall_now(), lifted_by_id = by where id = measure;
          perform audit(by, as_role, case one.kind when 'raid' then 'lift_raid_switch' else 'lift_limits' end, 'server', '',
            jsonb_build_object('measure', measure));
        end if;
        return 'ok';
      end $$`);
  }

  override down(): void {
    for (const name of [
      "lift_measure(uuid, uuid, text)",
      "set_measure(uuid, uuid, text, text, jsonb, int)",
      "raid_wait_ms(uuid)",
      "raid_ends_at(uuid)",
      "measures_in_force(text)",
    ])
      this.addSql(`drop function ${name}`);
  }
}
