import { Migration } from "@mikro-orm/migrations";

/** A session has a longest life, and a person no more than so many sessions. How long and how many: `session-life.ts`. */
export class Migration20261126071000_session_life extends Migration {
  override up(): void {
    // A guest has nothing to show again, so their session ends only when it is left alone. Everybody else's ends when it
    // was left alone, or so long after they last showed all that they sign in with.
    this.addSql(`
      create function session_ends_at(one sessions, idle interval, guest_idle interval, longest interval)
      returns timestamptz language sql stable as $$
        select case
          when is_anonymous then least(one.expires_at, one.rotated_at + guest_idle)
          else least(one.expires_at, one.rotated_at + idle, greatest(one.created_at, one.stepped_up_at) + longest)
        end
        from users where id = one.user_id
      $$`);

    // use_session for one that is not over.
    this.addSql(`
      create function use_living_session(
        hash text, new_hash text, rotate_after interval, grace interval,
        idle interval, guest_idle interval, longest interval
      )
      returns table (id uuid, user_id uuid, is_rotated boolean, is_reused boolean) language plpgsql volatile as $$
      declare
        session sessions%rowtype;
        lasts interval := idle;
      begin
        select * into session from sessions where token = hash;
        if session.id is null then select * into session from sessions where previous_token = hash; end if;
        if session.id is not null then
          if session_ends_at(session, idle, guest_idle, longest) <= clock_timestamp() then
            delete from sessions where sessions.id = session.id;
            return;
          end if;
          if (select is_anonymous from users where users.id = session.user_id) then lasts := guest_idle; end if;
        end if;
        return query select * from use_session(hash, new_hash, rotate_after, grace, lasts);
      end $$`);

    // Beyond so many, those end that were used longest ago. Some that ran out and that nobody came back to go as well.
    // Whether others ended here is the answer.
    this.addSql(`
      create function start_session(owner uuid, hash text, device text, idle interval, most int)
      returns boolean language plpgsql volatile as $$
      declare fresh uuid;
      begin
        perform from users where id = owner for no key update;
        insert into sessions (user_id, token, user_agent, expires_at, stepped_up_at)
        values (owner, hash, device, now() + idle, clock_timestamp()) returning id into fresh;
        delete from sessions where id in (
          select id from sessions where expires_at < now() order by expires_at limit 10 for update skip locked
        );
        delete from sessions where id in (
          select id from sessions where user_id = owner and id <> fresh
          order by greatest(updated_at, rotated_at, confirmed_at) desc, id offset most - 1
        );
        return found;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function start_session(uuid, text, text, interval, int)`);
    this.addSql(`drop function use_living_session(text, text, interval, interval, interval, interval, interval)`);
    this.addSql(`drop function session_ends_at(sessions, interval, interval, interval)`);
  }
}
