import { Migration } from "@mikro-orm/migrations";

/** Hugs, requests and inboxes as their people may know them. */
export class Migration20261126065400_consent_views extends Migration {
  override up(): void {
    // Somebody's newest hugs before a place, from two indexes: what came by when it arrived, what went by when it was sent.
    this.addSql(`
      create or replace function newest_hugs(reader uuid, before timestamptz, before_id uuid, most int)
      returns table (id uuid, sent_at timestamptz) language sql stable as $$
        (
          select id, arrived_at as sent_at from hugs
          where recipient_id = reader and state = 'delivered' and (arrived_at, id) < (before, before_id)
          order by arrived_at desc, id desc limit most
        )
        union all
        (
          select id, sent_at from hugs
          where sender_id = reader and (sent_at, id) < (before, before_id)
          order by sent_at desc, id desc limit most
        )
        order by sent_at desc, id desc limit most
      $$`);

    // Somebody who blocked the reader looks like somebody who is gone. by, to, key: where sealed words are kept.
    // One row a reader; the rest of `hug` has the form of the wire's HugView. Join it laterally, by id and reader.
    const side = (of: {
      reader: string;
      other: string;
      word: string;
      at: string;
      seen: string;
      reaction: string;
      touch: string;
      request: string;
      joins: string;
      where: string;
    }) => `
      select
        h.${of.reader} as reader_id, h.id,
        jsonb_build_object(
          'id', h.id, 'direction', '${of.word}',
          'other', jsonb_build_object(
            'id', coalesce(o.id::text, ''), 'being', coalesce(o.being, ''),
            'name', case when o.id is null then 'someone' else coalesce(o.display_name, o.username) end),
          'design', h.type, 'message', coalesce(h.message, ''), 'sentAtMs', epoch_ms(h.${of.at}), 'isSeen', h.${of.seen},
          'squeeze', coalesce(h.customization, '{"stepMs": 50, "samples": []}'),
          'reaction', ${of.reaction}, 'answers', h.answers_id, 'touch', ${of.touch}, 'request', ${of.request},
          'by', coalesce(h.sender_id::text, ''), 'to', h.recipient_id, 'key', h.client_key) as hug
      from hugs h
      left join users o on o.id = h.${of.other} and o.deleted_at is null
        and not exists (select from blocks where user_id = h.${of.other} and other_id = h.${of.reader})
      left join hug_reactions r on r.hug_id = h.id
      ${of.joins}
      where ${of.where}`;
    const reaction = (emoji: string, message: string, at: string) => `
      case when r.${emoji} is null then null else jsonb_build_object(
        'emoji', r.${emoji}, 'message', coalesce(r.${message}, ''), 'atMs', epoch_ms(r.${at})) end`;
    const received = side({
      reader: "recipient_id",
      other: "sender_id",
      word: "received",
      at: "arrived_at",
      seen: "is_read",
      reaction: reaction("emoji", "message", "updated_at"),
      touch: `case when h.is_quiet then '{"touchCap": 0, "touchForm": "picture"}' else jsonb_build_object(
        'touchCap', coalesce(c.touch_cap, 100), 'touchForm', coalesce(c.touch_form, 'touch')) end`,
      request: "null::jsonb",
      joins: "left join consents c on c.user_id = h.recipient_id and c.other_id = h.sender_id",
      where: "h.state = 'delivered'",
    });
    const sent = side({
      reader: "sender_id",
      other: "recipient_id",
      word: "sent",
      at: "sent_at",
      seen: "is_read_shown",
      reaction: reaction("shown_emoji", "shown_message", "shown_at"),
      touch: `'{"touchCap": 100, "touchForm": "touch"}'::jsonb`,
      request: `case when q.id is null then null else jsonb_build_object(
        'isAccepted', coalesce(q.answer in ('once', 'always'), false), 'expiresAtMs', epoch_ms(q.expires_at)) end`,
      joins: "left join hug_requests q on q.hug_id = h.id",
      where: "h.sender_id is not null",
    });
    this.addSql(`create or replace view hug_views as ${received} union all ${sent}`);

    // Open ones from people who are there.
    this.addSql(`
      create view request_views as
      select q.to_id as reader_id, q.id, q.created_at, q.answer is null and q.expires_at > wall_now() as is_open,
        jsonb_build_object(
          'id', q.id, 'kind', q.kind, 'message', coalesce(q.message, ''),
          'from', jsonb_build_object('id', u.id, 'being', u.being, 'name', coalesce(u.display_name, u.username)),
          'askedAtMs', epoch_ms(q.created_at), 'expiresAtMs', epoch_ms(q.expires_at), 'key', coalesce(q.need_key::text, '')
        ) as request
      from hug_requests q
      join users u on u.id = q.from_id and u.deleted_at is null
      where not exists (select from blocks where user_id = q.from_id and other_id = q.to_id)
        and not exists (select from blocks where user_id = q.to_id and other_id = q.from_id)`);

    this.addSql(`drop function inbox_events_of(jsonb)`);
    // asks: [{place, user_id, after, most}]. The events after a number, in order, at most so many an ask.
    // As a function it is planned once a connection; planning took longer than reading. `limit 1` keeps each look-up one
    // by id: joined freely, all hugs of the reader were read for every event.
    this.addSql(`
      create function inbox_events_of(asks jsonb)
      returns table (
        place int, seq float8, at_ms float8, kind text, ref_id uuid, data jsonb, hug jsonb, invitation jsonb, request jsonb
      )
      language plpgsql stable set enable_seqscan = off set jit = off as $$
      #variable_conflict use_column
      begin
        return query
        select ask.place, event.seq::float8, epoch_ms(event.created_at)::float8, event.kind::text, event.ref_id, event.data,
          view.hug, asked.invitation, wished.request
        from jsonb_to_recordset(asks) as ask(place int, user_id uuid, after bigint, most int)
        cross join lateral (
          select * from inbox_events where user_id = ask.user_id and inbox_events.seq > ask.after
          order by inbox_events.seq limit ask.most
        ) as event
        left join lateral (
          select hug from hug_views where id = event.ref_id and reader_id = ask.user_id limit 1
        ) as view on event.kind in ('hug_received', 'hug_sent', 'reaction_received', 'reaction_sent')
        left join lateral (
          select invitation from invitation_views where group_hug_id = event.ref_id and reader_id = ask.user_id limit 1
        ) as asked on event.kind = 'invited'
        left join lateral (
          select request from request_views where id = event.ref_id and reader_id = ask.user_id limit 1
        ) as wished on event.kind = 'request_received'
        order by ask.place, event.seq;
      end $$`);

    this.addSql(`drop function inbox_snapshot(uuid, int)`);
    // As a function it is planned once a connection: planning took 1 ms, reading 0.15 ms.
    this.addSql(`
      create function inbox_snapshot(reader uuid, hugs_shown int, requests_shown int)
      returns table (
        last_seq float8, unread int, hugs jsonb, settings jsonb, invitations jsonb, consent jsonb, requests jsonb, need jsonb
      )
      language plpgsql stable set jit = off as $$
      #variable_conflict use_column
      begin
        return query
        select
          head.last_seq::float8,
          (select count(*)::int from hugs where recipient_id = reader and state = 'delivered' and not is_read),
          (
            select coalesce(jsonb_agg(view.hug order by place.sent_at desc, place.id desc), '[]')
            from newest_hugs(reader, 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', hugs_shown) as place
            cross join lateral (select hug from hug_views where id = place.id and reader_id = reader) as view
          ),
          jsonb_build_object(
            'touchCap', coalesce(touch.touch_cap, 100), 'touchForm', coalesce(touch.touch_form, 'touch'),
            'sharesSeen', coalesce(touch.shares_seen, false)),
          (
            select coalesce(jsonb_agg(invitation order by created_at desc), '[]')
            from invitation_views where reader_id = reader and is_open
          ),
          consent_settings(reader),
          (
            select coalesce(jsonb_agg(request order by created_at desc), '[]')
            from (
              select request, created_at from request_views where reader_id = reader and is_open
              order by created_at desc limit requests_shown
            ) as newest
          ),
          (
            select jsonb_build_object('key', need_key, 'people', count(*), 'expiresAtMs', max(epoch_ms(expires_at)))
            from hug_requests
            where from_id = reader and kind = 'need' and expires_at > wall_now() and answer is distinct from 'closed'
            group by need_key, created_at order by created_at desc limit 1
          )
        from inbox_heads as head
        join users as owner on owner.id = head.user_id and owner.deleted_at is null
        left join touch_settings as touch on touch.user_id = head.user_id
        where head.user_id = reader;
      end $$`);
  }

  override down(): void {
    throw new Error("Delivery before consent is not to be had again: restore a backup.");
  }
}
