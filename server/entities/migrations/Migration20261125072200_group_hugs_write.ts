import { Migration } from "@mikro-orm/migrations";

/** What the room that owns a group hug writes: fenced by its epoch, and only along the phases there are. */
export class Migration20261125072200_group_hugs_write extends Migration {
  override up(): void {
    this.addSql(`
      create function may_write(status text, kind text) returns boolean language sql immutable as $$
        select case
          when kind in ('joined', 'ready', 'left', 'host_passed', 'locked', 'canceled') then status in ('PENDING', 'ACTIVE')
          when kind in ('design_chosen', 'started', 'expired') then status = 'PENDING'
          when kind = 'completed' then status = 'ACTIVE'
          else false
        end
      $$`);

    // Takes a place, or takes it again at the end of the row. Somebody who is unknown by now takes none.
    this.addSql(`
      create function seat_participant(target uuid, who uuid) returns void language plpgsql volatile as $$
      begin
        insert into group_hug_participants as old (group_hug_id, user_id, joined_at)
        select target, users.id, greatest(clock_timestamp(), (
          select max(joined_at) + interval '1 microsecond' from group_hug_participants where group_hug_id = target
        ))
        from users where users.id = who
        on conflict (group_hug_id, user_id) do update set status = 'JOINED', joined_at = excluded.joined_at
          where old.status = 'LEFT';
      end $$`);

    // change: the service's GroupHugChange. lost: nothing was written but what time itself had ended.
    this.addSql(`
      create function write_group_hug(target uuid, held_epoch int, change jsonb)
      returns table (outcome text, has_listed boolean, moved uuid[]) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        hug group_hugs%rowtype;
        kind text := change ->> 'kind';
        who uuid := (change ->> 'userId')::uuid;
        together jsonb := nullif(change -> 'together', 'null');
        at timestamptz;
      begin
        outcome := 'lost';
        has_listed := false;
        moved := '{}';
        perform id from group_hugs where id = target for update;
        -- An end that the room writes says more than one that follows from the time.
        if kind not in ('completed', 'expired', 'canceled') then
          select settled.has_listed, settled.moved into has_listed, moved from settle_group_hugs(array[target]) as settled;
        end if;
        select * into hug from group_hugs where id = target;
        if hug.epoch = held_epoch and may_write(hug.status, kind) then
          outcome := 'written';
          has_listed := hug.visibility = 'listed' and kind <> 'ready';
          at := clock_timestamp();
          if kind in ('joined', 'ready') then
            perform seat_participant(target, who);
          end if;
          case kind
            when 'joined' then
              null;
            when 'ready' then
              update group_hug_participants set
                status = case when (change ->> 'isIn')::boolean then 'IN' else 'JOINED' end,
                was_in = was_in or ((change ->> 'isIn')::boolean and hug.status = 'ACTIVE')
              where group_hug_id = target and user_id = who;
            when 'left' then
              update group_hug_participants set status = 'LEFT' where group_hug_id = target and user_id = who;
            when 'host_passed' then
              update group_hugs set host_id = (select id from users where id = who), updated_at = at where id = target;
            when 'locked' then
              update group_hugs set is_locked = (change ->> 'on')::boolean, updated_at = at where id = target;
            when 'design_chosen' then
              update group_hugs set design = change ->> 'design', updated_at = at where id = target;
            when 'started' then
              update group_hugs set
                status = 'ACTIVE', updated_at = at,
                starts_at = at + (change ->> 'leadMs')::float8 * interval '1 millisecond',
                ends_at = at + ((change ->> 'leadMs')::float8 + (change ->> 'durationMs')::float8) * interval '1 millisecond'
              where id = target;
              update group_hug_participants set was_in = true where group_hug_id = target and status = 'IN';
            when 'completed' then
              update group_hugs set
                status = 'COMPLETED', ended_at = at, updated_at = at, steps = change -> 'steps',
                within_ms = (together ->> 'withinMs')::numeric, worst_ms = (together ->> 'worstMs')::numeric,
                beats = (together ->> 'beats')::smallint
              where id = target;
            when 'expired' then
              update group_hugs set status = 'EXPIRED', ended_at = at, updated_at = at where id = target;
            when 'canceled' then
              update group_hugs set status = 'CANCELED', ended_at = at, updated_at = at where id = target;
          end case;
          if kind in ('completed', 'expired', 'canceled') then
            moved := close_invitations(array[target]);
          end if;
        end if;
        return next;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function write_group_hug(uuid, int, jsonb)`);
    this.addSql(`drop function seat_participant(uuid, uuid)`);
    this.addSql(`drop function may_write(text, text)`);
  }
}
