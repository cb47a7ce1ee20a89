import { Migration } from "@mikro-orm/migrations";

/** Anybody reports what they can see. What is refused changes nothing. */
export class Migration20261126091100_reports extends Migration {
  override up(): void {
    // 0 = urgent, 1 = high, 2 = normal. is_repeated: it was said of the same person before.
    this.addSql(`
      create function severity_of(category text, is_repeated boolean) returns smallint language sql immutable as $$
        select (case
          when category in ('self_harm', 'minor', 'threat') then 0
          when category in ('sexual', 'hate') or category = 'harassment' and is_repeated then 1
          else 2
        end)::smallint
      $$`);

    // Hours in which a case of that severity has to be decided.
    this.addSql(`
      create function deadline_of(severity smallint) returns interval language sql immutable as $$
        select make_interval(hours => (array[1, 8, 48])[severity + 1])
      $$`);

    // What went between two people as one of them may know it: hugs, reactions and needs, oldest first, up to five before
    // \`upto\` and that one itself. Words stay sealed as they are, with where they were.
    this.addSql(`
      create function conversation_of(reader uuid, other uuid, upto timestamptz, reported uuid, is_reaction boolean)
      returns jsonb language sql stable as $$
        with line as (
          select h.id, 'hug' as kind, h.sender_id = other as is_other, h.type as design, '' as emoji, h.message as sealed,
            jsonb_build_object('owner', h.sender_id, 'table', 'hugs', 'column', 'message', 'row', h.sender_id || '/' || h.client_key)
              as place,
            case when h.sender_id = other then h.arrived_at else h.sent_at end as at
          from hugs as h
          where h.sender_id = other and h.recipient_id = reader and h.state = 'delivered'
            or h.sender_id = reader and h.recipient_id = other
          union all
          select h.id, 'reaction', h.recipient_id = other, '', case when h.recipient_id = other then r.shown_emoji else r.emoji end,
            case when h.recipient_id = other then r.shown_message else r.message end,
            jsonb_build_object('owner', h.recipient_id, 'table', 'hug_reactions', 'column', 'message', 'row', h.id),
            case when h.recipient_id = other then r.shown_at else r.updated_at end
          from hugs as h join hug_reactions as r on r.hug_id = h.id
          where h.sender_id = other and h.recipient_id = reader and h.state = 'delivered'
            or h.sender_id = reader and h.recipient_id = other and r.shown_at is not null
          union all
          select q.id, 'request', true, '', '', q.message,
            jsonb_build_object('owner', q.from_id, 'table', 'hug_requests', 'column', 'message', 'row', q.from_id || '/' || q.need_key),
            q.created_at
          from hug_requests as q
          where q.from_id = other and q.to_id = reader and q.kind = 'need' and q.answer is distinct from 'unheard'
        ),
        kept as (
          select *, id = reported and (kind = 'reaction') = is_reaction as is_reported from line
          where at <= upto order by at desc, kind desc, id limit 6
        )
        select coalesce(jsonb_agg(jsonb_build_object(
          'kind', kind, 'from', case when is_other then 'subject' else 'reporter' end, 'design', design, 'emoji', emoji,
          'sealed', sealed, 'place', place, 'atMs', epoch_ms(at), 'isReported', is_reported
        ) order by at, kind, id), '[]') from kept
      $$`);

    // Whom a report is about and what its reporter saw; no row = there is nothing there for them. Somebody whom they
    // blocked themselves can be reported, and so can who blocked them after a hug.
    this.addSql(`
      create function reported_by(reporter uuid, word text, ref uuid)
      returns table (subject_id uuid, group_hug_id uuid, snapshot jsonb) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        upto timestamptz := 'infinity';
        is_reaction boolean := false;
        hug group_hugs;
      begin
        if word = 'room' then
          select * into hug from group_hugs where id = ref;
          if not found or hug.host_id = reporter or meets_blocked(reporter, hug)
            or hug.host_id is not null and is_blocked(reporter, hug.host_id) and not (
              hug.status = 'COMPLETED' and exists (
                select from group_hug_participants where group_hug_id = ref and user_id = reporter and was_in
              )
            )
          then return; end if;
          subject_id := hug.host_id;
          group_hug_id := ref;
          snapshot := jsonb_build_object('room', jsonb_build_object(
            'name', hug.name, 'description', coalesce(hug.description, ''), 'message', coalesce(hug.message, ''),
            'design', hug.design, 'phase', lower(hug.status),
            'here', (select count(*) from group_hug_participants where group_hug_id = ref and status <> 'LEFT')
          ));
        elsif word = 'profile' then
          select id into subject_id from users
          where id = ref and id <> reporter and deleted_at is null and not exists (
            select from blocks where user_id = ref and other_id = reporter
          );
        else
          select case when recipient_id = reporter then sender_id else recipient_id end, recipient_id <> reporter,
            case when recipient_id = reporter then arrived_at else shown_at end
          into subject_id, is_reaction, upto
          from hugs left join hug_reactions on hug_id = hugs.id
          where hugs.id = ref and (
            recipient_id = reporter and hugs.state = 'delivered' and (word = 'hug' or hugs.message is not null)
            or sender_id = reporter and shown_at is not null and (word = 'hug' or shown_message is not null)
          );
          if subject_id is null and word = 'message' then
            is_reaction := false;
            select from_id, created_at into subject_id, upto from hug_requests
            where id = ref and to_id = reporter and kind = 'need' and message is not null and answer is distinct from 'unheard';
          end if;
        end if;
        if subject_id is not null then
          -- Whoever is being erased is not, until this is committed.
          perform from users where id = subject_id and deleted_at is null for share;
          if not found then return; end if;
        elsif group_hug_id is null then
          return;
        end if;
        if word <> 'room' then snapshot := jsonb_build_object('room', null); end if;
        snapshot := snapshot || jsonb_build_object(
          'person', (
            select jsonb_build_object('name', coalesce(display_name, username), 'username', username, 'being', being,
              'bio', coalesce(bio, '')) from users where id = subject_id
          ),
          'lines', case when subject_id is null then '[]' else conversation_of(reporter, subject_id, upto, ref, is_reaction) end
        );
        return next;
      end $$`);

    // Joins the open case about the same person or room, or opens one. The same thing reported again, for the same reason
    // and while nothing is decided, is the report that is there.
    this.addSql(`
      create function report_something(
        reporter uuid, key uuid, word text, ref uuid, reason text, sealed text, per_hour int, per_day int
      )
      returns table (outcome text, report_id uuid, at_ms float8, retry_ms float8) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        now_at timestamptz := wall_now();
        known reports;
        seen record;
        open_case cases;
        weight smallint;
        latest timestamptz;
      begin
        -- One report of a person at a time: limits and keys hold.
        perform from users where id = reporter and deleted_at is null for no key update;
        if not found then
          outcome := 'no_such_person';
          return next; return;
        end if;
        select reports.* into known from reports where reporter_id = reporter and client_key = key;
        if found and (known.subject, known.subject_ref, known.category) is distinct from (word, ref, reason) then
          outcome := 'key_reused';
          return next; return;
        end if;
        if known.id is null then
          select reports.* into known from reports join cases on cases.id = case_id and state = 'open'
          where reporter_id = reporter and subject = word and subject_ref = ref and reports.category = reason limit 1;
        end if;
        if known.id is not null then
          outcome := 'ok';
          report_id := known.id;
          at_ms := epoch_ms(known.created_at);
          return next; return;
        end if;

        select * into seen from reported_by(reporter, word, ref);
        if not found then
          outcome := 'nothing_to_report';
          return next; return;
        end if;
        select greatest(
          (select created_at + interval '1 hour' from reports where reporter_id = reporter
            order by created_at desc offset per_hour - 1 limit 1),
          (select created_at + interval '1 day' from reports where reporter_id = reporter
            order by created_at desc offset per_day - 1 limit 1)
        ) into latest;
        if latest > now_at then
          outcome := 'too_many';
          retry_ms := extract(epoch from latest - now_at) * 1000;
          return next; return;
        end if;

        weight := severity_of(reason, exists (
          select from reports join cases on cases.id = case_id
          where cases.subject_id = seen.subject_id and reports.category = 'harassment' and created_at > now_at - interval '30 days'
        ));
        loop
          -- One that is being decided is waited for, and then is no open one any more.
          select cases.* into open_case from cases where state = 'open' and (
            seen.group_hug_id is null and kind = 'person' and subject_id = seen.subject_id
            or kind = 'room' and group_hug_id = seen.group_hug_id
          ) for update;
          exit when found;
          insert into cases (kind, subject_id, group_hug_id, severity, category, opened_at, due_at)
          values (case when seen.group_hug_id is null then 'person' else 'room' end, seen.subject_id, seen.group_hug_id,
            weight, reason, now_at, now_at + deadline_of(weight))
          on conflict do nothing;
        end loop;
        update cases set
          reports = reports + 1,
          category = case when weight < cases.severity then reason else cases.category end,
          severity = least(weight, cases.severity),
          due_at = least(due_at, now_at + deadline_of(weight))
        where id = open_case.id;
        insert into reports (reporter_id, client_key, case_id, subject, subject_ref, category, words, snapshot, created_at)
        values (reporter, key, open_case.id, word, ref, reason, sealed, seen.snapshot, now_at)
        returning id into report_id;
        outcome := 'ok';
        at_ms := epoch_ms(now_at);
        return next;
      end $$`);
  }

  override down(): void {
    for (const name of [
      "report_something(uuid, uuid, text, uuid, text, text, int, int)",
      "reported_by(uuid, text, uuid)",
      "conversation_of(uuid, uuid, timestamptz, uuid, boolean)",
      "deadline_of(smallint)",
      "severity_of(text, boolean)",
    ])
      this.addSql(`drop function ${name}`);
  }
}
