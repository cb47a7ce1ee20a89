import { Migration } from "@mikro-orm/migrations";

type Change = readonly [from: string, to: string];

/** Writes a function anew with other words in it; fails where they are not there. */
const amend = (signature: string, changes: readonly Change[]): string => `
  do $amend$
  declare
    body text := pg_get_functiondef('${signature}'::regprocedure);
  begin
    ${changes
      .map(
        ([from, to]) => `
    if position($from$${from}$from$ in body) = 0 then raise exception '% is not as it was', '${signature}'; end if;
    body := replace(body, $from$${from}$from$, $to$${to}$to$);`,
      )
      .join("")}
    execute body;
  end $amend$`;

const RATE: Change = [
  "sent.many + before >= case when is_new then per_hour / 4 else per_hour end or sent.to_pair >= per_hour / 4",
  `sent.many + before >= case when is_new then sender_rate(stands, per_hour / 4) else sender_rate(stands, per_hour) end
      or sent.to_pair >= per_hour / 4`,
];
const STANDS: readonly Change[] = [
  ["as has_too_many_hugs,\n    is_new", "as has_too_many_hugs,\n    is_new, stands"],
  ["as is_new\n  ) as bond", "as is_new,\n    sender_stands(sender) as stands\n  ) as bond"],
];

/** What people send heeds their restrictions: under the locks that delivery takes, which setting one takes as well. */
export class Migration20261126092200_restriction_deliver extends Migration {
  override up(): void {
    // ask_held: a request that is not shown until its sender's hugs wait no more; its hug is held with it.
    this.addSql(
      amend("deliver_hugs_together(jsonb, timestamptz, int)", [
        RATE,
        ...STANDS,
        [
          "when not has_design then 'no_such_design'\n",
          `when stands not in ('held', 'limited') then stands
              when not has_design then 'no_such_design'
              when stands = 'held' and consent = 'deliver' then 'hold'
              when stands = 'held' and consent = 'ask' then 'ask_held'
              when consent in ('ask', 'ask_unheard') and not is_found(recipient) then 'no_such_person'\n`,
        ],
        [
          "verdict in ('deliver', 'hold', 'withhold', 'ask', 'ask_unheard')",
          "verdict in ('deliver', 'hold', 'withhold', 'ask', 'ask_unheard', 'ask_held')",
        ],
        ["when 'hold' then 'held' when", "when 'hold' then 'held' when 'ask_held' then 'held' when"],
        [
          "(id, kind, from_id, to_id, hug_id, created_at, expires_at, answer)",
          "(id, kind, from_id, to_id, hug_id, created_at, expires_at, answer, is_held)",
        ],
        [
          "case when verdict = 'ask_unheard' then 'unheard' end\n          from fresh where verdict in ('ask', 'ask_unheard')",
          "case when verdict <> 'ask' then 'unheard' end, verdict = 'ask_held'\n          from fresh where verdict in ('ask', 'ask_unheard', 'ask_held')",
        ],
        ["became in ('ask', 'ask_unheard')", "became in ('ask', 'ask_unheard', 'ask_held')"],
      ]),
    );
    this.addSql(
      amend("hug_way(uuid, uuid, int)", [
        RATE,
        ...STANDS,
        [
          "then 'no_such_person'\n",
          "or consent in ('ask', 'ask_unheard') and not is_found(recipient) then 'no_such_person'\n",
        ],
      ]),
    );

    // A yes to somebody whose hugs wait: theirs waits as well, and comes then.
    this.addSql(
      amend("answer_request(uuid, uuid, text)", [
        [
          `update hugs set state = 'delivered', arrived_at = at, is_quiet = is_quiet_for(owner, at)
            where id = asked.hug_id and state = 'asking';
            perform add_inbox_event(owner, 'hug_received', asked.hug_id, null, at);`,
          `if sender_waits(asked.from_id) then
              update hugs set state = 'held', used_once = true where id = asked.hug_id and state = 'asking';
            else
              update hugs set state = 'delivered', arrived_at = at, is_quiet = is_quiet_for(owner, at)
              where id = asked.hug_id and state = 'asking';
              perform add_inbox_event(owner, 'hug_received', asked.hug_id, null, at);
            end if;`,
        ],
      ]),
    );

    this.addSql(
      amend("react_to_hug(uuid, uuid, text, text, text)", [
        [
          "perform lock_inbox_heads(array[reader, hug.sender_id]);\n",
          `perform lock_inbox_heads(array[reader, hug.sender_id]);
          if sender_waits(reader) then
            outcome := sender_stands(reader);
            return next;
            return;
          end if;\n`,
        ],
      ]),
    );

    // Nobody hears of it, nor may come for it, until it waits no more.
    this.addSql(
      amend("ask_for_hugs(uuid, uuid, uuid[], text)", [
        [
          "elsif allows_hugs_from(asker) = 'nobody' then",
          `elsif sender_stands(asker) not in ('held', 'limited') then
          outcome := sender_stands(asker);
        elsif allows_hugs_from(asker) = 'nobody' then`,
        ],
        ["created_at, expires_at, answer)", "created_at, expires_at, answer, is_held)"],
        [
          "case when exists (select from mutes where user_id = id and other_id = asker) then 'unheard' end",
          `case when sender_waits(asker) or exists (select from mutes where user_id = id and other_id = asker) then 'unheard' end,
            sender_waits(asker)`,
        ],
        [
          "select asker, id, until from unnest(circle) as who(id)\n",
          "select asker, id, until from unnest(circle) as who(id) where not sender_waits(asker)\n",
        ],
      ]),
    );

    this.addSql(
      amend("create_group_hug(uuid, jsonb)", [
        [
          "elsif not (draft ->> 'hasDesign')::boolean then",
          `elsif may_gather(creator) is not null then
          outcome := may_gather(creator);
        elsif not (draft ->> 'hasDesign')::boolean then`,
        ],
      ]),
    );

    // Held hugs whose time has come: of one person, or of everybody whose time is quiet no more; and nothing of somebody
    // whose hugs wait. Locks that are not to be had at once are left to the next time.
    this.addSql(`
      create or replace function release_held_hugs(only_for uuid, most int) returns uuid[] language plpgsql volatile as $$
      declare
        owner uuid;
        hug record;
        request uuid;
        at timestamptz;
        moved uuid[] := '{}';
      begin
        for owner in
          select distinct recipient_id from hugs
          where state = 'held' and (only_for is null or recipient_id = only_for)
            and (sender_id is null or not sender_waits(sender_id))
          order by recipient_id
        loop
          continue when is_quiet_for(owner, wall_now());
          exit when cardinality(moved) >= most;
          continue when not try_lock_inbox_heads(array[owner]);
          continue when is_quiet_for(owner, wall_now());
          for hug in
            select id, sender_id, used_once from hugs where recipient_id = owner and state = 'held' order by sent_at, id
          loop
            continue when hug.sender_id is not null and not try_lock_inbox_heads(array[hug.sender_id]);
            continue when hug.sender_id is not null and sender_waits(hug.sender_id);
            request := (select id from hug_requests where hug_id = hug.id and is_held);
            if hug.sender_id is null or is_blocked(owner, hug.sender_id)
              or exists (select from mutes where user_id = owner and other_id = hug.sender_id)
              or allows_hugs_from(owner) = 'nobody'
              or not (hug.used_once or lets_in(owner, hug.sender_id)) and request is null
            then
              update hugs set state = 'withheld' where id = hug.id;
              update hug_requests set is_held = false where id = request;
            elsif request is not null and not lets_in(owner, hug.sender_id) then
              continue when exists (
                select from hug_requests
                where from_id = hug.sender_id and to_id = owner and kind = 'hug' and answer is null and expires_at > wall_now()
              );
              at := next_inbox_time(array[owner]);
              update hugs set state = 'asking' where id = hug.id;
              update hug_requests set answer = null, is_held = false, expires_at = at + interval '3 days' where id = request;
              perform add_inbox_event(owner, 'request_received', request, null, at);
              moved := moved || owner;
            else
              at := next_inbox_time(array[owner]);
              update hugs set state = 'delivered', is_quiet = true, arrived_at = at where id = hug.id;
              update hug_requests set answer = 'once', answered_at = at, is_held = false where id = request;
              perform add_inbox_event(owner, 'hug_received', hug.id, null, at);
              moved := moved || owner;
            end if;
          end loop;
        end loop;
        return moved;
      end $$`);

    // "I could use a hug" of those whose words wait no more: who was asked hears of it now, for a day.
    this.addSql(`
      create function release_held_needs(most int) returns uuid[] language plpgsql volatile as $$
      declare
        need record;
        one record;
        at timestamptz;
        moved uuid[] := '{}';
      begin
        for need in
          select from_id, need_key, array_agg(to_id) as circle from hug_requests
          where is_held and kind = 'need' and answer = 'unheard' and not sender_waits(from_id)
          group by from_id, need_key order by from_id, need_key
        loop
          exit when cardinality(moved) >= most;
          continue when not try_lock_inbox_heads(need.circle || need.from_id);
          continue when sender_waits(need.from_id);
          at := next_inbox_time(need.circle || need.from_id);
          for one in
            select id, to_id from hug_requests
            where from_id = need.from_id and need_key = need.need_key and is_held and answer = 'unheard' order by to_id
          loop
            update hug_requests set is_held = false, expires_at = at + interval '1 day' where id = one.id;
            continue when not are_friends(need.from_id, one.to_id) or not reaches(need.from_id, one.to_id)
              or allows_hugs_from(need.from_id) = 'nobody';
            update hug_requests set answer = null where id = one.id;
            insert into consents (user_id, other_id, once_until) values (need.from_id, one.to_id, at + interval '1 day')
            on conflict (user_id, other_id) do update set once_until = excluded.once_until, updated_at = at;
            perform add_inbox_event(one.to_id, 'request_received', one.id, null, at);
            moved := moved || one.to_id;
          end loop;
          perform add_inbox_event(need.from_id, 'need_asked', null, jsonb_build_object(
            'key', need.need_key, 'people', cardinality(need.circle), 'expiresAtMs', epoch_ms(at + interval '1 day')), at);
          moved := moved || need.from_id;
        end loop;
        return moved;
      end $$`);
  }

  override down(): void {
    throw new Error("Delivery before restrictions is not to be had again: restore a backup.");
  }
}
