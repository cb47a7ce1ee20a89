import { Migration } from "@mikro-orm/migrations";

/** What takes a second person beside a ban: words beyond one's own case, and a copy of the audit. */
export class Migration20261127020000_second_person extends Migration {
  override up(): void {
    // Once, by who asked, while they have the role that they asked in, for what was asked (`wanted`); without an id: there
    // is no yes to that. Called by what does the act, in its transaction.
    this.addSql(`drop function use_approval(uuid, uuid, text)`);
    this.addSql(`
      create function use_approval(approval uuid, by uuid, as_role text, wanted_act text, wanted jsonb)
      returns approvals language plpgsql volatile as $$
      declare
        used approvals;
      begin
        update approvals set used_at = wall_now()
        where id = approval and asked_by_id = by and asked_as = as_role and act = wanted_act and arguments @> wanted
          and answer = 'yes' and used_at is null and expires_at > wall_now()
          and exists (select from staff where user_id = by and role = as_role)
        returning * into used;
        return used;
      end $$`);

    // Words are open to whoever has the case, for a while, with a reason.
    this.addSql(`
      create or replace function reveal_words(by uuid, by_role text, target uuid, minutes int, sealed text, hold_minutes int)
      returns text language plpgsql volatile as $$
      declare
        it cases;
        reveal uuid;
      begin
        it := lock_case(by, target);
        if it.id is null then return 'no_such_case'; end if;
        if not has_claim(it, by, minutes) then return 'takes_two'; end if;
        insert into case_reveals (case_id, moderator_id, reason, created_at, until_at)
        values (target, by, sealed, wall_now(), wall_now() + make_interval(mins => hold_minutes)) returning id into reveal;
        update cases set acted_at = wall_now() where id = target;
        perform audit(by, by_role, 'reveal_words', 'case', target::text, jsonb_build_object('reveal', reveal));
        return 'ok';
      end $$`);

    // The same of any other case, with the yes of a second person, who read why. Who reported it leaves it to others.
    this.addSql(`
      create function reveal_beyond_case(by uuid, by_role text, target uuid, approval uuid, hold_minutes int)
      returns text language plpgsql volatile as $$
      declare
        it cases;
        used approvals;
        reveal uuid;
      begin
        it := lock_case(by, target);
        if it.id is null then return 'no_such_case'; end if;
        if exists (select from reports where case_id = target and reporter_id = by) then return 'not_yours_to_do'; end if;
        used := use_approval(approval, by, by_role, 'reveal_beyond_case', jsonb_build_object('case', target));
        if used.id is null then return 'no_such_approval'; end if;
        insert into case_reveals (case_id, moderator_id, reason, created_at, until_at)
        values (target, by, used.arguments ->> 'reason', wall_now(), wall_now() + make_interval(mins => hold_minutes))
        returning id into reveal;
        perform audit(by, by_role, 'reveal_beyond_case', 'case', target::text,
          jsonb_build_object('reveal', reveal, 'approval', approval, 'approvedBy', used.answered_by_id));
        return 'ok';
      end $$`);

    // Words of a group hug that are covered for the staff, and that they were shown to whom. While it goes on, people in it
    // see that a moderator is here. Afterwards nobody does: it takes a case about it, or about its host, that is one's own.
    this.addSql(`drop function reveal_room(uuid, uuid, text)`);
    this.addSql(`
      create function reveal_room(actor uuid, target uuid, category text, minutes int)
      returns table (outcome text, description text, message text) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        hug group_hugs%rowtype;
      begin
        select * into hug from group_hugs where id = target for share;
        if not found then
          outcome := 'no_such_group_hug';
        elsif not may_act_on_room(actor, hug) then
          outcome := 'not_yours_to_do';
        elsif hug.status not in ('PENDING', 'ACTIVE') and not exists (
          select from cases as own where own.state = 'open' and (own.group_hug_id = target or own.subject_id = hug.host_id)
            and has_claim(own, actor, minutes)
        ) then
          outcome := 'takes_two';
        else
          outcome := 'ok';
          description := coalesce(hug.description, '');
          message := coalesce(hug.message, '');
          perform audit(actor, (select role from staff where user_id = actor), 'reveal_words', 'group_hug', target::text,
            jsonb_build_object('category', reveal_room.category));
        end if;
        return next;
      end $$`);

    // The same with the yes of a second person.
    this.addSql(`
      create function reveal_room_beyond_case(actor uuid, target uuid, approval uuid)
      returns table (outcome text, description text, message text) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        hug group_hugs%rowtype;
        as_role text;
        used approvals;
      begin
        select * into hug from group_hugs where id = target for share;
        select role into as_role from staff where user_id = actor;
        if hug.id is null then
          outcome := 'no_such_group_hug';
        elsif not may_act_on_room(actor, hug) then
          outcome := 'not_yours_to_do';
        else
          used := use_approval(approval, actor, as_role, 'reveal_beyond_case', jsonb_build_object('groupHug', target));
          if used.id is null then
            outcome := 'no_such_approval';
          else
            outcome := 'ok';
            description := coalesce(hug.description, '');
            message := coalesce(hug.message, '');
            perform audit(actor, as_role, 'reveal_beyond_case', 'group_hug', target::text,
              jsonb_build_object('approval', approval, 'approvedBy', used.answered_by_id));
          end if;
        end if;
        return next;
      end $$`);

    // Of which time a copy may be taken now, ms since 1970.
    this.addSql(`
      create function export_audit(by uuid, by_role text, approval uuid)
      returns table (outcome text, from_ms float8, to_ms float8) language plpgsql volatile as $$
      declare
        used approvals;
      begin
        used := use_approval(approval, by, by_role, 'export_audit', '{}');
        if used.id is null then
          outcome := 'no_such_approval';
        else
          outcome := 'ok';
          from_ms := (used.arguments ->> 'fromMs')::float8;
          to_ms := (used.arguments ->> 'toMs')::float8;
          perform audit(by, by_role, 'export_audit', 'approval', approval::text,
            jsonb_build_object('fromMs', from_ms, 'toMs', to_ms, 'approvedBy', used.answered_by_id));
        end if;
        return next;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function export_audit(uuid, text, uuid)`);
    this.addSql(`drop function reveal_room_beyond_case(uuid, uuid, uuid)`);
    this.addSql(`drop function reveal_room(uuid, uuid, text, int)`);
    this.addSql(`
      create function reveal_room(actor uuid, target uuid, category text)
      returns table (outcome text, description text, message text) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        hug group_hugs%rowtype;
      begin
        select * into hug from group_hugs where id = target for share;
        if not found then
          outcome := 'no_such_group_hug';
        elsif not may_act_on_room(actor, hug) then
          outcome := 'not_yours_to_do';
        else
          outcome := 'ok';
          description := coalesce(hug.description, '');
          message := coalesce(hug.message, '');
          perform audit(actor, (select role from staff where user_id = actor), 'reveal_words', 'group_hug', target::text,
            jsonb_build_object('category', category));
        end if;
        return next;
      end $$`);
    this.addSql(`drop function reveal_beyond_case(uuid, text, uuid, uuid, int)`);
    this.addSql(`
      create or replace function reveal_words(by uuid, by_role text, target uuid, minutes int, sealed text, hold_minutes int)
      returns text language plpgsql volatile as $$
      declare
        it cases;
        reveal uuid;
      begin
        it := lock_case(by, target);
        if it.id is null then return 'no_such_case'; end if;
        if not has_claim(it, by, minutes) then return 'not_yours_to_do'; end if;
        insert into case_reveals (case_id, moderator_id, reason, created_at, until_at)
        values (target, by, sealed, wall_now(), wall_now() + make_interval(mins => hold_minutes)) returning id into reveal;
        update cases set acted_at = wall_now() where id = target;
        perform audit(by, by_role, 'reveal_words', 'case', target::text, jsonb_build_object('reveal', reveal));
        return 'ok';
      end $$`);
    this.addSql(`drop function use_approval(uuid, uuid, text, text, jsonb)`);
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
  }
}
