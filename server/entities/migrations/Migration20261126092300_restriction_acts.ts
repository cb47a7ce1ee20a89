import { Migration } from "@mikro-orm/migrations";

/**
 * Acts on people. Each takes the lock of the inbox of the one concerned first, as delivery does, so that it and a hug have an
 * order; its audit entry comes last. as_role: the role that was looked at before, which must still be theirs. powers: by
 * kind, the most hours of that role, null = any length (`powersOf`).
 */
export class Migration20261126092300_restriction_acts extends Migration {
  override up(): void {
    this.addSql(`
      create function staff_rank(role text) returns int language sql immutable as $$
        select coalesce(array_position(array['moderator', 'senior_moderator', 'admin'], role), 0)
      $$`);
    // mayActOn
    this.addSql(`
      create function may_act_on(by uuid, as_role text, target uuid) returns boolean language sql volatile as $$
        select by <> target and exists (select from staff where user_id = by and role = as_role)
          and not exists (select from staff where user_id = target and staff_rank(role) >= staff_rank(as_role))
      $$`);
    // mayRestrictFor. hours: null = for good.
    this.addSql(`
      create function is_within_powers(powers jsonb, kind text, hours float8) returns boolean language sql immutable as $$
        select powers ? kind and (powers ->> kind is null or coalesce(hours <= (powers ->> kind)::float8, false))
      $$`);

    // The caller holds the lock of the target's inbox, and looked at what may be.
    this.addSql(`
      create function add_restriction(
        restriction uuid, by uuid, as_role text, approver uuid, target uuid, kind text, category text, words text,
        hours float8, in_group_hug uuid, of_case uuid, undo_minutes int
      ) returns void language plpgsql volatile as $$
      declare
        at timestamptz := next_inbox_time(array[target]);
      begin
        insert into restrictions (
          id, user_id, kind, category, statement, group_hug_id, case_id, begins_at, ends_at, by_id, approved_by_id, undo_until
        )
        values (
          restriction, target, kind, category, words, in_group_hug, of_case, at, at + hours * interval '1 hour', by, approver,
          at + make_interval(mins => undo_minutes)
        );
        perform audit(by, as_role, kind, 'user', target::text, jsonb_build_object(
          'restriction', restriction, 'category', category, 'hours', hours, 'groupHug', in_group_hug, 'case', of_case,
          'approvedBy', approver));
      end $$`);

    // The same restriction again changes nothing; in a group hug somebody is muted or removed once.
    this.addSql(`
      create function restrict_person(
        restriction uuid, by uuid, as_role text, powers jsonb, target uuid, kind text, category text, words text,
        hours float8, in_group_hug uuid, of_case uuid, undo_minutes int
      )
      returns table (outcome text, restriction_id uuid) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        known uuid;
      begin
        perform lock_inbox_heads(array[target]);
        select id into known from restrictions
        where user_id = target and restrictions.kind = $6 and lifted_at is null
          and (id = restriction or group_hug_id = in_group_hug);
        restriction_id := coalesce(known, restriction);
        if not is_here(target) then
          outcome := 'no_such_person';
        elsif not may_act_on(by, as_role, target) or not is_within_powers(powers, $6, hours) then
          outcome := 'not_yours_to_do';
        elsif $6 = 'ban' and hours is null then
          outcome := 'approval_needed';
        elsif in_group_hug is not null and not exists (select from group_hugs where id = in_group_hug) then
          outcome := 'no_such_group_hug';
        else
          outcome := 'ok';
          if known is null then
            perform add_restriction(
              restriction, by, as_role, null, target, $6, category, words, hours, in_group_hug, of_case, undo_minutes
            );
          end if;
        end if;
        return next;
      end $$`);

    // One that is over already changes nothing.
    this.addSql(`
      create function lift_restriction(target_restriction uuid, by uuid, as_role text, powers jsonb)
      returns table (outcome text, user_id uuid, has_changed boolean) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        found_one restrictions%rowtype;
      begin
        has_changed := false;
        outcome := 'no_such_restriction';
        user_id := (select restrictions.user_id from restrictions where id = target_restriction);
        perform lock_inbox_heads(array[user_id]);
        select * into found_one from restrictions where id = target_restriction;
        if found_one.id is not null then
          if not may_act_on(by, as_role, user_id) or not (
            found_one.by_id = by and wall_now() < found_one.undo_until
            or is_within_powers(powers, found_one.kind, extract(epoch from found_one.ends_at - found_one.begins_at)::float8 / 3600)
          ) then
            outcome := 'not_yours_to_do';
          else
            outcome := 'ok';
            if found_one.lifted_at is null and coalesce(found_one.ends_at > wall_now(), true) then
              has_changed := true;
              update restrictions set lifted_at = next_inbox_time(array[user_id]), lifted_by_id = by where id = target_restriction;
              perform audit(by, as_role, 'lift_' || found_one.kind, 'user', user_id::text,
                jsonb_build_object('restriction', target_restriction));
            end if;
          end if;
        end if;
        return next;
      end $$`);

    // What takes a second person waits for them for so many hours.
    this.addSql(`
      create function ask_approval(
        approval uuid, by uuid, as_role text, powers jsonb, act text, given jsonb, about uuid, open_hours int
      ) returns text language plpgsql volatile as $$
      begin
        if about is not null and not is_here(about) then return 'no_such_person'; end if;
        if not exists (select from staff where user_id = by and role = as_role)
          or not powers ? act or about is not null and not may_act_on(by, as_role, about)
        then
          return 'not_yours_to_do';
        end if;
        insert into approvals (id, act, arguments, asked_by_id, asked_as, about_id, asked_at, expires_at)
        values (approval, act, given, by, as_role, about, wall_now(), wall_now() + make_interval(hours => open_hours))
        on conflict (id) do nothing;
        if found then
          perform audit(by, as_role, 'ask_approval', 'approval', approval::text,
            jsonb_build_object('act', act, 'about', about));
        end if;
        return 'ok';
      end $$`);

    // mayApprove: another one, not the one concerned, who may approve and do the act. A ban is done with the yes; whatever
    // else was asked is done by who asked (use_approval).
    this.addSql(`
      create function answer_approval(
        approval uuid, by uuid, as_role text, powers jsonb, said text, undo_minutes int
      )
      returns table (outcome text, act text, about_id uuid, restriction_id uuid) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        asked approvals%rowtype;
      begin
        outcome := 'no_such_approval';
        about_id := (select approvals.about_id from approvals where id = approval);
        perform lock_inbox_heads(array[about_id]);
        select * into asked from approvals where id = approval for update;
        act := asked.act;
        if asked.id is null or asked.answer is not null or asked.expires_at <= wall_now() then
          return next;
          return;
        end if;
        if by = asked.asked_by_id or by is not distinct from about_id
          or not exists (select from staff where user_id = by and role = as_role)
          or staff_rank(as_role) < staff_rank('senior_moderator') or not powers ? asked.act
          or about_id is not null and not may_act_on(by, as_role, about_id)
        then
          outcome := 'not_yours_to_do';
          return next;
          return;
        end if;
        -- Whoever asked must still be one who could.
        if said = 'yes' and not exists (
          select from staff where user_id = asked.asked_by_id and staff_rank(role) >= staff_rank(asked.asked_as)
        ) then
          return next;
          return;
        end if;
        outcome := 'ok';
        update approvals set answer = said, answered_at = wall_now(), answered_by_id = by,
          used_at = case when said = 'yes' and asked.act = 'ban' then wall_now() end
        where id = approval;
        perform audit(by, as_role, case said when 'yes' then 'approve' else 'refuse_approval' end, 'approval', approval::text,
          jsonb_build_object('act', asked.act, 'about', about_id, 'askedBy', asked.asked_by_id));
        if said = 'yes' and asked.act = 'ban' and is_here(about_id) then
          restriction_id := (asked.arguments ->> 'restriction')::uuid;
          perform add_restriction(
            restriction_id, asked.asked_by_id, asked.asked_as, by, about_id, 'ban', asked.arguments ->> 'category',
            asked.arguments ->> 'statement', null, null, (asked.arguments ->> 'caseId')::uuid, undo_minutes
          );
        end if;
        return next;
      end $$`);

    // Once, by who asked, for what was asked; null = there is no yes to that. Called by what does the act, in its transaction.
    this.addSql(`
      create function use_approval(approval uuid, by uuid, wanted_act text) returns jsonb language plpgsql volatile as $$
      declare
        given jsonb;
      begin
        update approvals set used_at = wall_now()
        where id = approval and asked_by_id = by and act = wanted_act and answer = 'yes' and used_at is null
          and expires_at > wall_now()
        returning arguments into given;
        return given;
      end $$`);

    this.addSql(`
      create function appeal_restriction(restriction uuid, owner uuid, sealed_words text, months int)
      returns text language plpgsql volatile as $$
      declare
        one restrictions%rowtype;
      begin
        perform lock_inbox_heads(array[owner]);
        select * into one from restrictions where id = restriction and user_id = owner;
        if one.id is null then return 'no_such_restriction'; end if;
        if one.begins_at + make_interval(months => months) <= wall_now() then return 'no_appeal'; end if;
        insert into appeals (restriction_id, words, appealed_at) values (restriction, sealed_words, wall_now())
        on conflict do nothing;
        return case when found then 'ok' else 'no_appeal' end;
      end $$`);

    // mayDecideAppeal. changed: another end, earlier than the one before.
    this.addSql(`
      create function decide_appeal(
        restriction uuid, by uuid, as_role text, said text, sealed_statement text, hours float8
      )
      returns table (outcome text, user_id uuid) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        one restrictions%rowtype;
        at timestamptz;
        new_end timestamptz;
      begin
        outcome := 'no_such_restriction';
        user_id := (select restrictions.user_id from restrictions where id = restriction);
        perform lock_inbox_heads(array[user_id]);
        select * into one from restrictions where id = restriction;
        at := next_inbox_time(array[user_id]);
        new_end := at + hours * interval '1 hour';
        if exists (select from appeals where restriction_id = restriction and state = 'open') then
          if not may_act_on(by, as_role, user_id) or by is not distinct from one.by_id or by is not distinct from one.approved_by_id
          then
            outcome := 'not_yours_to_do';
          elsif said = 'changed' and (hours is null or new_end >= one.ends_at) then
            outcome := 'not_milder';
          else
            outcome := 'ok';
            update appeals set state = said, decided_by_id = by, decided_at = at, statement = sealed_statement
            where restriction_id = restriction;
            update restrictions set
              lifted_at = case when said = 'overturned' then coalesce(lifted_at, at) else lifted_at end,
              lifted_by_id = case when said = 'overturned' then coalesce(lifted_by_id, by) else lifted_by_id end,
              ends_at = case when said = 'changed' then new_end else ends_at end
            where id = restriction;
            perform audit(by, as_role, 'decide_appeal', 'user', user_id::text,
              jsonb_build_object('restriction', restriction, 'said', said, 'hours', hours));
          end if;
        end if;
        return next;
      end $$`);
  }

  override down(): void {
    for (const name of [
      "decide_appeal(uuid, uuid, text, text, text, float8)",
      "appeal_restriction(uuid, uuid, text, int)",
      "use_approval(uuid, uuid, text)",
      "answer_approval(uuid, uuid, text, jsonb, text, int)",
      "ask_approval(uuid, uuid, text, jsonb, text, jsonb, uuid, int)",
      "lift_restriction(uuid, uuid, text, jsonb)",
      "restrict_person(uuid, uuid, text, jsonb, uuid, text, text, text, float8, uuid, uuid, int)",
      "add_restriction(uuid, uuid, text, uuid, uuid, text, text, text, float8, uuid, uuid, int)",
      "is_within_powers(jsonb, text, float8)",
      "may_act_on(uuid, text, uuid)",
      "staff_rank(text)",
    ])
      this.addSql(`drop function ${name}`);
  }
}
