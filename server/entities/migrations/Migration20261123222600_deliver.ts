import { Migration } from "@mikro-orm/migrations";

/** Delivery: nothing acknowledged is lost or doubled. */
export class Migration20261123222600_deliver extends Migration {
  override up(): void {
    this.addSql(`
      create function is_blocked(one uuid, other uuid) returns boolean language sql volatile as $$
        select exists (
          select from blocks where (user_id, other_id) = (one, other) or (user_id, other_id) = (other, one)
        )
      $$`);
    this.addSql(`
      create function is_here(person uuid) returns boolean language sql volatile as $$
        select exists (select from users where id = person and deleted_at is null)
      $$`);

    // batch: [{sender, key, recipient, design, has_design, message, customization, answers}], in order of arrival.
    // One row an item, in the same order. A key that is known gets its first answer, also inside one batch.
    // The hug that is answered must have come from the recipient to the sender; another one is not kept.
    this.addSql(`
      create function deliver_hugs(batch jsonb)
      returns table (ord int, outcome text, hug_id uuid, sent_at_ms float8, sender_moved boolean, recipient_moved boolean)
      language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        item record;
        known hugs%rowtype;
        at timestamptz;
        is_muted boolean;
      begin
        perform lock_inbox_heads(array(
          select distinct (entry ->> side)::uuid
          from jsonb_array_elements(batch) as entries(entry), unnest(array['sender', 'recipient']) as sides(side)
        ));
        for item in
          select
            number::int as ord, (entry ->> 'sender')::uuid as sender, (entry ->> 'recipient')::uuid as recipient,
            (entry ->> 'key')::uuid as key, entry ->> 'design' as design, (entry ->> 'has_design')::boolean as has_design,
            nullif(entry ->> 'message', '') as message, entry -> 'customization' as customization,
            (entry ->> 'answers')::uuid as answers
          from jsonb_array_elements(batch) with ordinality as entries(entry, number)
          order by number
        loop
          ord := item.ord;
          hug_id := null;
          sent_at_ms := null;
          sender_moved := false;
          recipient_moved := false;
          select * into known from hugs where sender_id = item.sender and client_key = item.key;
          if found then
            if (known.recipient_id, known.type, known.message, known.customization)
              is not distinct from (item.recipient, item.design, item.message, item.customization)
            then
              outcome := 'sent';
              hug_id := known.id;
              sent_at_ms := epoch_ms(known.sent_at);
            else
              outcome := 'key_reused';
            end if;
          elsif item.sender = item.recipient then
            outcome := 'no_self_hug';
          elsif not is_here(item.sender) or not is_here(item.recipient) or is_blocked(item.sender, item.recipient) then
            outcome := 'no_such_person';
          elsif not item.has_design then
            outcome := 'no_such_design';
          else
            outcome := 'sent';
            hug_id := gen_random_uuid();
            at := next_inbox_time(array[item.sender, item.recipient]);
            sent_at_ms := epoch_ms(at);
            is_muted := exists (select from mutes where user_id = item.recipient and other_id = item.sender);
            insert into hugs (id, sender_id, recipient_id, client_key, type, message, customization, answers_id, state, sent_at)
            values (
              hug_id, item.sender, item.recipient, item.key, item.design, item.message, item.customization,
              (select id from hugs where id = item.answers and sender_id = item.recipient
                and recipient_id = item.sender and state = 'delivered'),
              case when is_muted then 'withheld' else 'delivered' end, at
            );
            perform add_inbox_event(item.sender, 'hug_sent', hug_id, jsonb_build_object('key', item.key), at);
            sender_moved := true;
            if not is_muted then
              perform add_inbox_event(item.recipient, 'hug_received', hug_id, null, at);
              recipient_moved := true;
            end if;
          end if;
          return next;
        end loop;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function deliver_hugs(jsonb)`);
    this.addSql(`drop function is_here(uuid)`);
    this.addSql(`drop function is_blocked(uuid, uuid)`);
  }
}
