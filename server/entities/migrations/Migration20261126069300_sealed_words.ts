import { Migration } from "@mikro-orm/migrations";

/** Words that are sealed: where they are kept, and whether a repeat says the same. */
export class Migration20261126069300_sealed_words extends Migration {
  override up(): void {
    this.addSql(`alter table "hug_reactions" add "message_digest" text null;`);

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

    this.addSql(`drop function react_to_hug(uuid, uuid, text, text)`);
    // new_message is sealed, null = none. A repeat of the reaction that stands gets its time again and writes nothing.
    this.addSql(`
      create function react_to_hug(reader uuid, target uuid, new_emoji text, new_message text, new_digest text)
      returns table (outcome text, at_ms float8, has_changed boolean, other uuid) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        hug hugs%rowtype;
        standing hug_reactions%rowtype;
        at timestamptz;
        shown timestamptz;
      begin
        select * into hug from hugs where id = target;
        outcome := refuse_receiver(reader, hug);
        has_changed := false;
        if outcome is null then
          outcome := 'ok';
          perform lock_inbox_heads(array[reader, hug.sender_id]);
          select * into standing from hug_reactions where hug_id = target;
          if (standing.emoji, standing.message_digest) is not distinct from (new_emoji, new_digest) then
            at := standing.updated_at;
          else
            has_changed := true;
            at := next_inbox_time(array[reader, hug.sender_id]);
            shown := case when reaches(reader, hug.sender_id) then at end;
            insert into hug_reactions as old (
              hug_id, emoji, message, message_digest, created_at, updated_at, shown_emoji, shown_message, shown_at
            )
            values (
              target, new_emoji, new_message, new_digest, at, at,
              case when shown is not null then new_emoji end, case when shown is not null then new_message end, shown
            )
            on conflict (hug_id) do update set
              emoji = excluded.emoji, message = excluded.message, message_digest = excluded.message_digest,
              updated_at = at,
              shown_emoji = case when shown is null then old.shown_emoji else excluded.shown_emoji end,
              shown_message = case when shown is null then old.shown_message else excluded.shown_message end,
              shown_at = coalesce(shown, old.shown_at);
            perform add_inbox_event(reader, 'reaction_sent', target, null, at);
            if shown is not null then
              perform add_inbox_event(hug.sender_id, 'reaction_received', target, null, at);
              other := hug.sender_id;
            end if;
          end if;
          at_ms := epoch_ms(at);
        end if;
        return next;
      end $$`);
  }

  override down(): void {
    throw new Error("Words that are sealed are not to be had unsealed: restore a backup.");
  }
}
