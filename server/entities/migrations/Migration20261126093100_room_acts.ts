import { Migration } from "@mikro-orm/migrations";

/** Acts on group hugs, in the same lock as what their rooms write. What is refused changes nothing and leaves no entry. */
export class Migration20261126093100_room_acts extends Migration {
  override up(): void {
    // Nobody acts on themselves, nor on somebody on the staff whose role is not below their own: whose group hug it is, is
    // its host's.
    this.addSql(`
      create function may_act_on_room(actor uuid, hug group_hugs) returns boolean language sql volatile as $$
        select exists (
          select from staff join users on users.id = user_id and deleted_at is null
          where user_id = actor and (hug.host_id is null or may_act_on(actor, role, hug.host_id))
        )
      $$`);

    // Whoever is muted in a group hug, or removed from it, is so in its room: it reads what changed.
    this.addSql(`
      create function note_room_restriction() returns trigger language plpgsql as $$
      begin
        update group_hugs set acts = acts + 1 where id = new.group_hug_id;
        return null;
      end $$`);
    this.addSql(`
      create trigger restrictions_note_room after insert or update on restrictions
      for each row when (new.group_hug_id is not null) execute function note_room_restriction()`);

    // The staff keep its door closed, whatever its host says.
    this.addSql(`
      create function is_locked_by_staff(target uuid) returns boolean language sql stable as $$
        select exists (
          select from room_acts where group_hug_id = target and kind = 'lock' and lifted_at is null
            and (until is null or until > clock_timestamp())
        )
      $$`);

    // Why the staff closed it; null = they did not.
    this.addSql(`
      create function closed_for(target uuid) returns jsonb language sql stable as $$
        select jsonb_build_object('category', category, 'statement', statement) from room_acts
        where group_hug_id = target and kind = 'close' limit 1
      $$`);

    this.addSql(`
      create function room_act_name(kind text) returns text language sql immutable as $$
        select case kind when 'reminder' then 'remind' when 'lock' then 'lock_room' when 'slow' then 'slow_room'
          when 'close' then 'close_room' end
      $$`);

    // asked: the wire's RoomAct. A lock or a slowing takes the place of the one before it. One that is over is refused.
    this.addSql(`
      create function act_on_room(actor uuid, target uuid, asked jsonb)
      returns table (outcome text, act_id uuid, has_listed boolean, moved uuid[]) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        hug group_hugs%rowtype;
        kind text := asked ->> 'kind';
        now_at timestamptz;
        end_at timestamptz;
      begin
        has_listed := false;
        moved := '{}';
        perform id from group_hugs where id = target for update;
        if not found then
          outcome := 'no_such_group_hug';
          return next;
          return;
        end if;
        select settled.has_listed, settled.moved into has_listed, moved from settle_group_hugs(array[target]) as settled;
        select * into hug from group_hugs where id = target;
        if not may_act_on_room(actor, hug) then
          outcome := 'not_yours_to_do';
        elsif hug.status not in ('PENDING', 'ACTIVE') then
          outcome := 'wrong_phase';
        else
          outcome := 'ok';
          now_at := clock_timestamp();
          end_at := now_at + (asked ->> 'minutes')::int * interval '1 minute';
          update room_acts set lifted_at = now_at
          where group_hug_id = target and room_acts.kind = act_on_room.asked ->> 'kind' and kind in ('lock', 'slow')
            and lifted_at is null and (until is null or until > now_at);
          insert into room_acts (group_hug_id, kind, category, statement, by_id, at, until)
          values (target, kind, asked ->> 'category', asked ->> 'statement', actor, now_at, end_at) returning id into act_id;
          update group_hugs set acts = acts + 1 where id = target;
          if kind = 'close' then
            update group_hugs set status = 'CANCELED', ended_at = now_at, updated_at = now_at where id = target;
            moved := moved || close_invitations(array[target]);
          end if;
          has_listed := has_listed or hug.visibility = 'listed' and kind in ('close', 'lock');
          perform audit(actor, (select role from staff where user_id = actor), room_act_name(kind), 'group_hug', target::text,
            jsonb_build_object('act', act_id, 'category', asked -> 'category', 'minutes', asked -> 'minutes'));
        end if;
        return next;
      end $$`);

    this.addSql(`
      create function lift_room_act(actor uuid, target uuid, act uuid)
      returns table (outcome text, has_listed boolean) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        hug group_hugs%rowtype;
        lifted text;
      begin
        has_listed := false;
        select * into hug from group_hugs where id = target for update;
        if not found then
          outcome := 'no_such_group_hug';
        elsif not may_act_on_room(actor, hug) then
          outcome := 'not_yours_to_do';
        else
          update room_acts set lifted_at = clock_timestamp()
          where id = act and group_hug_id = target and kind in ('lock', 'slow') and lifted_at is null
            and (until is null or until > clock_timestamp())
          returning kind into lifted;
          if lifted is null then
            outcome := 'no_such_act';
          else
            outcome := 'ok';
            has_listed := hug.visibility = 'listed' and lifted = 'lock';
            update group_hugs set acts = acts + 1 where id = target;
            perform audit(actor, (select role from staff where user_id = actor), 'lift_' || room_act_name(lifted),
              'group_hug', target::text, jsonb_build_object('act', act));
          end if;
        end if;
        return next;
      end $$`);

    // Words of a group hug that are covered for the staff, and that they were shown to whom.
    this.addSql(`
      create function reveal_room(actor uuid, target uuid, category text)
      returns table (outcome text, description text, message text) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        hug group_hugs%rowtype;
      begin
        select * into hug from group_hugs where id = target for share;
        if not found then
          outcome := 'no_such_group_hug';
        elsif not may_act_on_room(actor, hug) then
          outcome := 'not_yours_to_do';
        else
          outcome := 'ok';
          description := coalesce(hug.description, '');
          message := coalesce(hug.message, '');
          perform audit(actor, (select role from staff where user_id = actor), 'reveal_words', 'group_hug', target::text,
            jsonb_build_object('category', category));
        end if;
        return next;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function reveal_room(uuid, uuid, text)`);
    this.addSql(`drop function lift_room_act(uuid, uuid, uuid)`);
    this.addSql(`drop function act_on_room(uuid, uuid, jsonb)`);
    this.addSql(`drop function room_act_name(text)`);
    this.addSql(`drop function closed_for(uuid)`);
    this.addSql(`drop function is_locked_by_staff(uuid)`);
    this.addSql(`drop function may_act_on_room(uuid, group_hugs)`);
    this.addSql(`drop trigger restrictions_note_room on restrictions`);
    this.addSql(`drop function note_room_restriction()`);
  }
}
