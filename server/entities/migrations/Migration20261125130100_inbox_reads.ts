import { Migration } from "@mikro-orm/migrations";

/** What came to many inboxes, read in one call: their rooms all ask at about the same time. */
export class Migration20261125130100_inbox_reads extends Migration {
  override up(): void {
    // asks: [{place, user_id, after, most}]. The events after a number, in order, at most so many an ask.
    // As a function it is planned once a connection; planning took longer than reading. `limit 1` keeps each look-up one
    // by id: joined freely, all hugs of the reader were read for every event.
    this.addSql(`
      create function inbox_events_of(asks jsonb)
      returns table (place int, seq float8, at_ms float8, kind text, ref_id uuid, data jsonb, hug jsonb, invitation jsonb)
      language plpgsql stable set enable_seqscan = off set jit = off as $$
      #variable_conflict use_column
      begin
        return query
        select ask.place, event.seq::float8, epoch_ms(event.created_at)::float8, event.kind::text, event.ref_id, event.data,
          view.hug, asked.invitation
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
        order by ask.place, event.seq;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function inbox_events_of(jsonb)`);
  }
}
