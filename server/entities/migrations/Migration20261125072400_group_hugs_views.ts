import { Migration } from "@mikro-orm/migrations";

/** Group hugs and invitations as each reader may know them. */
export class Migration20261125072400_group_hugs_views extends Migration {
  override up(): void {
    // The wire's PersonView. Who is gone, or blocked in either direction, is someone. reader null = seen by nobody in particular.
    this.addSql(`
      create function person_view(reader uuid, person uuid) returns jsonb language sql stable as $$
        select coalesce(
          (
            select jsonb_build_object('id', id, 'name', coalesce(display_name, username), 'being', being)
            from users where id = person and deleted_at is null and not exists (
              select from blocks where (user_id, other_id) in ((reader, person), (person, reader))
            )
          ),
          '{"id": "", "name": "someone", "being": ""}'
        )
      $$`);

    // The wire's GroupHugView.
    this.addSql(`
      create function group_hug_view(reader uuid, hug group_hugs) returns jsonb language sql stable as $$
        select jsonb_build_object(
          'id', hug.id, 'name', hug.name, 'description', coalesce(hug.description, ''), 'message', coalesce(hug.message, ''),
          'design', hug.design, 'seed', hug.seed, 'phase', lower(hug.status), 'visibility', hug.visibility,
          'capacity', hug.capacity, 'host', person_view(reader, hug.host_id),
          'scheduledForMs', epoch_ms(hug.scheduled_for), 'opensAtMs', epoch_ms(hug.opens_at),
          'expiresAtMs', epoch_ms(hug.expires_at), 'startedAtMs', epoch_ms(hug.starts_at), 'endedAtMs', epoch_ms(hug.ended_at),
          'here', (select count(*) from group_hug_participants where group_hug_id = hug.id and status <> 'LEFT'),
          'wasIn', own.was_in,
          'participants', case when own.was_in then (
            select jsonb_agg(person_view(reader, user_id) order by joined_at, user_id)
            from group_hug_participants where group_hug_id = hug.id and was_in
          ) else '[]' end,
          'together', case when hug.within_ms is null then null else jsonb_build_object(
            'withinMs', hug.within_ms, 'worstMs', hug.worst_ms, 'beats', hug.beats
          ) end
        )
        from (
          select exists (
            select from group_hug_participants where group_hug_id = hug.id and user_id = reader and was_in
          ) as was_in
        ) as own
      $$`);

    // The room that calls it owns the group hug: epoch + 1 while it is open. Null: there is none.
    // The service's GroupHugSnapshot, which says times from now.
    this.addSql(`
      create function take_over_group_hug(target uuid) returns jsonb language plpgsql volatile as $$
      declare
        hug group_hugs%rowtype;
        at timestamptz;
      begin
        update group_hugs set epoch = epoch + 1 where id = target and status in ('PENDING', 'ACTIVE');
        select * into hug from group_hugs where id = target;
        if not found then
          return null;
        end if;
        at := clock_timestamp();
        return jsonb_build_object(
          'epoch', hug.epoch, 'id', hug.id, 'name', hug.name, 'description', coalesce(hug.description, ''),
          'message', coalesce(hug.message, ''), 'design', hug.design, 'seed', hug.seed, 'capacity', hug.capacity,
          'visibility', hug.visibility, 'isLocked', hug.is_locked, 'hostId', coalesce(hug.host_id::text, ''),
          'phase', lower(hug.status), 'scheduledForMs', epoch_ms(hug.scheduled_for), 'expiresAtMs', epoch_ms(hug.expires_at),
          'scheduledInMs', extract(epoch from hug.scheduled_for - at) * 1000,
          'expiresInMs', extract(epoch from hug.expires_at - at) * 1000,
          'startsInMs', extract(epoch from hug.starts_at - at) * 1000,
          'participants', (
            select coalesce(jsonb_agg(
              (person_view(null, place.user_id) - 'id')
                || jsonb_build_object('userId', place.user_id, 'status', lower(place.status))
              order by place.joined_at, place.user_id
            ), '[]')
            from group_hug_participants as place where place.group_hug_id = target
          ),
          'steps', coalesce(hug.steps, '[]')
        );
      end $$`);

    // An invitation as its reader may know it, open or closed; \`invitation\` has the form of the wire's InvitationView.
    this.addSql(`
      create view invitation_views as
      select
        asked.user_id as reader_id, asked.group_hug_id, asked.created_at, asked.closed_at is null as is_open,
        jsonb_build_object(
          'groupHugId', asked.group_hug_id, 'name', hug.name, 'from', person_view(asked.user_id, asked.from_id),
          'scheduledForMs', epoch_ms(hug.scheduled_for), 'expiresAtMs', epoch_ms(hug.expires_at)
        ) as invitation
      from group_hug_invitations as asked join group_hugs as hug on hug.id = asked.group_hug_id`);
  }

  override down(): void {
    this.addSql(`drop view invitation_views`);
    this.addSql(`drop function take_over_group_hug(uuid)`);
    this.addSql(`drop function group_hug_view(uuid, group_hugs)`);
    this.addSql(`drop function person_view(uuid, uuid)`);
  }
}
