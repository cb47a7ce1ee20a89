import { Migration } from "@mikro-orm/migrations";

/** Hugs as each of their two people may know them. */
export class Migration20261123222900_views extends Migration {
  override up(): void {
    // Somebody's newest hugs before a place, from two indexes. Stable: it sees what the statement that asks sees.
    this.addSql(`
      create function newest_hugs(reader uuid, before timestamptz, before_id uuid, most int)
      returns table (id uuid, sent_at timestamptz) language sql stable as $$
        (
          select id, sent_at from hugs
          where recipient_id = reader and state = 'delivered' and (sent_at, id) < (before, before_id)
          order by sent_at desc, id desc limit most
        )
        union all
        (
          select id, sent_at from hugs
          where sender_id = reader and (sent_at, id) < (before, before_id)
          order by sent_at desc, id desc limit most
        )
        order by sent_at desc, id desc limit most
      $$`);

    // Somebody who blocked the reader looks like somebody who is gone.
    // One row a reader; `hug` has the form of the wire's HugView. Join it laterally, by id and reader.
    const side = (of: {
      reader: string;
      other: string;
      word: string;
      seen: string;
      reaction: string;
      where: string;
    }) => `
      select
        h.${of.reader} as reader_id, h.id,
        jsonb_build_object(
          'id', h.id, 'direction', '${of.word}',
          'other', jsonb_build_object(
            'id', coalesce(o.id::text, ''), 'being', coalesce(o.being, ''),
            'name', case when o.id is null then 'someone' else coalesce(o.display_name, o.username) end),
          'design', h.type, 'message', coalesce(h.message, ''), 'sentAtMs', epoch_ms(h.sent_at), 'isSeen', h.${of.seen},
          'squeeze', coalesce(h.customization, '{"stepMs": 50, "samples": []}'),
          'reaction', ${of.reaction}, 'answers', h.answers_id) as hug
      from hugs h
      left join users o on o.id = h.${of.other} and o.deleted_at is null
        and not exists (select from blocks where user_id = h.${of.other} and other_id = h.${of.reader})
      left join hug_reactions r on r.hug_id = h.id
      where ${of.where}`;
    const reaction = (emoji: string, message: string, at: string) => `
      case when r.${emoji} is null then null else jsonb_build_object(
        'emoji', r.${emoji}, 'message', coalesce(r.${message}, ''), 'atMs', epoch_ms(r.${at})) end`;
    const received = side({
      reader: "recipient_id",
      other: "sender_id",
      word: "received",
      seen: "is_read",
      reaction: reaction("emoji", "message", "updated_at"),
      where: "h.state = 'delivered'",
    });
    const sent = side({
      reader: "sender_id",
      other: "recipient_id",
      word: "sent",
      seen: "is_read_shown",
      reaction: reaction("shown_emoji", "shown_message", "shown_at"),
      where: "h.sender_id is not null",
    });
    this.addSql(`create view hug_views as ${received} union all ${sent}`);
  }

  override down(): void {
    this.addSql(`drop view hug_views`);
    this.addSql(`drop function newest_hugs(uuid, timestamptz, uuid, int)`);
  }
}
