import { Migration } from "@mikro-orm/migrations";

/** Roles and staff sessions. What is refused changes nothing and leaves no entry. */
export class Migration20261126090200_staff extends Migration {
  override up(): void {
    // A second factor: a code beside the password, or a passkey.
    this.addSql(`
      create function has_second_factor(owner uuid) returns boolean language sql stable as $$
        select exists (select from second_factors where user_id = owner and confirmed_at is not null)
          or exists (select from passkeys where user_id = owner)
      $$`);

    // by: null = an operator at the machine. wanted: null = no longer. Nobody changes their own role, and the last admin
    // is not taken away. Whoever is taken off the staff, or gets another role, has their staff sessions ended.
    this.addSql(`
      create function set_staff(by uuid, target uuid, wanted text) returns text language plpgsql volatile as $$
      declare
        before text;
        by_role text := 'operator';
      begin
        -- One at a time: two admins must not take each other away.
        lock table staff in share row exclusive mode;
        if by is not null then
          select role into by_role from staff where user_id = by;
          if by_role is distinct from 'admin' then return 'not_yours_to_do'; end if;
          if by = target then return 'not_yours_to_do'; end if;
        end if;
        if not exists (select from users where id = target and deleted_at is null and not is_anonymous) then
          return 'no_such_person';
        end if;
        select role into before from staff where user_id = target;
        if before is not distinct from wanted then return 'ok'; end if;
        if before = 'admin' and not exists (select from staff where role = 'admin' and user_id <> target) then
          return 'last_admin';
        end if;
        if wanted is null then
          delete from staff where user_id = target;
        else
          insert into staff (user_id, role, since) values (target, wanted, wall_now())
          on conflict (user_id) do update set role = excluded.role, since = excluded.since;
        end if;
        delete from staff_sessions using sessions where sessions.id = session_id and sessions.user_id = target;
        perform audit(by, by_role, 'set_staff', 'user', target::text, jsonb_build_object('from', before, 'to', wanted));
        return 'ok';
      end $$`);

    // Begins, or goes on with, the staff session of a device. not_staff: nobody else is to know that there is such a thing.
    this.addSql(`
      create function begin_staff_session(device uuid, owner uuid, idle_minutes int)
      returns table (outcome text, role text, ends_at_ms float8) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        at timestamptz := wall_now();
      begin
        select staff.role into role from staff join users on users.id = user_id and deleted_at is null where user_id = owner;
        if role is null then
          outcome := 'not_staff';
        elsif not has_second_factor(owner) then
          outcome := 'no_second_factor';
          role := null;
        else
          delete from staff_sessions where session_id = device;
          insert into staff_sessions (session_id, began_at, acted_at) select id, at, at from sessions
          where id = device and user_id = owner;
          if found then
            outcome := 'ok';
            ends_at_ms := epoch_ms(at) + idle_minutes * 60000;
            perform audit(owner, role, 'begin_staff_session', 'user', owner::text, '{}');
          else
            outcome := 'not_staff';
            role := null;
          end if;
        end if;
        return next;
      end $$`);

    // Null where there is none, or nothing was done for too long: then it ends here.
    this.addSql(`
      create function use_staff_session(device uuid, owner uuid, idle_minutes int)
      returns table (role text, ends_at_ms float8) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        at timestamptz := wall_now();
      begin
        delete from staff_sessions where session_id = device and acted_at <= at - make_interval(mins => idle_minutes);
        update staff_sessions set acted_at = at
        from sessions, staff, users
        where session_id = device and sessions.id = device and sessions.user_id = owner and staff.user_id = owner
          and users.id = owner and deleted_at is null and has_second_factor(owner)
        returning staff.role, epoch_ms(at) + idle_minutes * 60000 into role, ends_at_ms;
        if role is not null then return next; end if;
      end $$`);
  }

  override down(): void {
    for (const name of [
      "use_staff_session(uuid, uuid, int)",
      "begin_staff_session(uuid, uuid, int)",
      "set_staff(uuid, uuid, text)",
      "has_second_factor(uuid)",
    ])
      this.addSql(`drop function ${name}`);
  }
}
