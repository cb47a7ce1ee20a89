import { Migration } from "@mikro-orm/migrations";

/** How group hugs are made, and how those end that nobody ended. */
export class Migration20261125072100_group_hugs_end extends Migration {
  override up(): void {
    this.addSql(`
      create index group_hugs_listed_index on group_hugs (expires_at)
      where visibility = 'listed' and status in ('PENDING', 'ACTIVE')`);
    this.addSql(`
      create index group_hug_invitations_open_index on group_hug_invitations (user_id, created_at) where closed_at is null`);

    // draft: the wire's CreateGroupHug, with hasDesign, and the times gatherMs, expiresAfterMs, aheadMaxMs.
    // The lock of the creator's head gives repeats of a key an order.
    this.addSql(`
      create function create_group_hug(creator uuid, draft jsonb)
      returns table (outcome text, group_hug_id uuid, has_changed boolean) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        known group_hugs%rowtype;
        at timestamptz;
        scheduled_ms bigint := (draft ->> 'scheduledForMs')::bigint;
        scheduled timestamptz;
      begin
        has_changed := false;
        perform lock_inbox_heads(array[creator]);
        at := clock_timestamp();
        select * into known from group_hugs where creator_id = creator and client_key = (draft ->> 'key')::uuid;
        if found then
          if (
            known.name, known.description, known.message, known.first_design, known.capacity::text, known.visibility,
            epoch_ms(known.scheduled_for)
          ) is not distinct from (
            draft ->> 'name', nullif(draft ->> 'description', ''), nullif(draft ->> 'message', ''), draft ->> 'design',
            draft ->> 'capacity', draft ->> 'visibility', scheduled_ms
          )
          then
            outcome := 'created';
            group_hug_id := known.id;
          else
            outcome := 'key_reused';
          end if;
        elsif not is_here(creator) then
          outcome := 'no_such_person';
        elsif not (draft ->> 'hasDesign')::boolean then
          outcome := 'no_such_design';
        elsif scheduled_ms < epoch_ms(at) or scheduled_ms > epoch_ms(at) + (draft ->> 'aheadMaxMs')::bigint then
          outcome := 'bad_schedule';
        else
          outcome := 'created';
          group_hug_id := gen_random_uuid();
          has_changed := true;
          scheduled := timestamptz 'epoch' + scheduled_ms * interval '1 millisecond';
          insert into group_hugs (
            id, creator_id, host_id, client_key, name, description, message, design, first_design, seed, capacity, visibility,
            scheduled_for, opens_at, expires_at, created_at, updated_at
          )
          values (
            group_hug_id, creator, creator, (draft ->> 'key')::uuid, draft ->> 'name', nullif(draft ->> 'description', ''),
            nullif(draft ->> 'message', ''), draft ->> 'design', draft ->> 'design', floor(random() * 4294967296)::bigint,
            (draft ->> 'capacity')::smallint, draft ->> 'visibility',
            scheduled, scheduled - (draft ->> 'gatherMs')::bigint * interval '1 millisecond',
            coalesce(
              scheduled + (draft ->> 'gatherMs')::bigint * interval '1 millisecond',
              at + (draft ->> 'expiresAfterMs')::bigint * interval '1 millisecond'
            ),
            at, at
          );
        end if;
        return next;
      end $$`);

    // Whose open invitations to these were closed, each with its event. The caller holds the locks of these group hugs,
    // without which nobody is invited; rows of group hugs are always locked before heads.
    this.addSql(`
      create function close_invitations(ids uuid[]) returns uuid[] language plpgsql volatile as $$
      declare
        open record;
        at timestamptz;
        moved uuid[] := '{}';
      begin
        perform lock_inbox_heads(array(
          select user_id from group_hug_invitations where group_hug_id = any(ids) and closed_at is null
        ));
        for open in
          select group_hug_id, user_id from group_hug_invitations
          where group_hug_id = any(ids) and closed_at is null order by group_hug_id, user_id
        loop
          at := next_inbox_time(array[open.user_id]);
          update group_hug_invitations set closed_at = at where (group_hug_id, user_id) = (open.group_hug_id, open.user_id);
          perform add_inbox_event(open.user_id, 'invitation_closed', open.group_hug_id, null, at);
          moved := moved || open.user_id;
        end loop;
        return moved;
      end $$`);

    // Over by its own times. An active one gets a minute more, in which its room writes down how closely it was in step.
    this.addSql(`
      create function is_overdue(hug group_hugs) returns boolean language sql volatile as $$
        select case hug.status
          when 'PENDING' then hug.expires_at <= clock_timestamp()
          when 'ACTIVE' then hug.ends_at + interval '1 minute' <= clock_timestamp()
          else false
        end
      $$`);

    // Writes down the end of those of them that are over by their times.
    this.addSql(`
      create function settle_group_hugs(ids uuid[])
      returns table (has_listed boolean, moved uuid[]) language plpgsql volatile as $$
      #variable_conflict use_column
      declare over uuid[];
      begin
        perform id from group_hugs where id = any(ids) order by id for update;
        with settled as (
          update group_hugs as hug set
            status = case hug.status when 'PENDING' then 'EXPIRED' else 'COMPLETED' end,
            ended_at = case hug.status when 'PENDING' then hug.expires_at else hug.ends_at end,
            updated_at = clock_timestamp()
          where hug.id = any(ids) and is_overdue(hug)
          returning hug.id, hug.visibility
        )
        select coalesce(array_agg(id), '{}'), coalesce(bool_or(visibility = 'listed'), false) into over, has_listed from settled;
        moved := close_invitations(over);
        return next;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function settle_group_hugs(uuid[])`);
    this.addSql(`drop function is_overdue(group_hugs)`);
    this.addSql(`drop function close_invitations(uuid[])`);
    this.addSql(`drop function create_group_hug(uuid, jsonb)`);
    this.addSql(`drop index group_hug_invitations_open_index`);
    this.addSql(`drop index group_hugs_listed_index`);
  }
}
