import { Migration } from "@mikro-orm/migrations";

/** What staff do with cases. What is refused changes nothing and leaves no entry. */
export class Migration20261126091200_cases extends Migration {
  override up(): void {
    // As P4 of staff.policy.ts has it. about: null = nobody.
    this.addSql(`
      create function may_decide_about(by uuid, about uuid) returns boolean language sql stable as $$
        select about is null or by <> about and coalesce((
          select array_position(roles, own.role) > coalesce(array_position(roles, other.role), 0)
          from (select array['moderator', 'senior_moderator', 'admin']::varchar[] as roles) as ranks
          join staff as own on own.user_id = by
          left join staff as other on other.user_id = about
        ), false)
      $$`);

    // A claim holds until nothing was done for so long.
    this.addSql(`
      create function has_claim(it cases, by uuid, minutes int) returns boolean language sql volatile as $$
        select coalesce(it.claimed_by_id = by and it.acted_at > wall_now() - make_interval(mins => minutes), false)
      $$`);

    // Locks a case for an act of somebody on the staff: no_such_case where it is none of theirs.
    this.addSql(`
      create function lock_case(by uuid, target uuid) returns cases language plpgsql volatile as $$
      declare it cases;
      begin
        select * into it from cases where id = target and state <> 'closed' and may_decide_about(by, subject_id) for update;
        return it;
      end $$`);

    // The claim is theirs, begins or goes on. Who reported it leaves it to others.
    this.addSql(`
      create function claim_case(by uuid, by_role text, target uuid, minutes int) returns text language plpgsql volatile as $$
      declare it cases;
      begin
        it := lock_case(by, target);
        if it.id is null then return 'no_such_case'; end if;
        if it.state <> 'open' then return 'case_decided'; end if;
        if exists (select from reports where case_id = target and reporter_id = by) then return 'not_yours_to_do'; end if;
        if has_claim(it, it.claimed_by_id, minutes) and it.claimed_by_id <> by then return 'claimed_already'; end if;
        update cases set claimed_by_id = by, acted_at = wall_now() where id = target;
        if not has_claim(it, by, minutes) then
          perform audit(by, by_role, 'claim_case', 'case', target::text, '{}');
        end if;
        return 'ok';
      end $$`);

    this.addSql(`
      create function release_case(by uuid, by_role text, target uuid, minutes int) returns text language plpgsql volatile as $$
      declare it cases;
      begin
        it := lock_case(by, target);
        if it.id is null then return 'no_such_case'; end if;
        if not has_claim(it, by, minutes) then return 'not_claimed'; end if;
        update cases set claimed_by_id = null, acted_at = null where id = target;
        perform audit(by, by_role, 'release_case', 'case', target::text, '{}');
        return 'ok';
      end $$`);

    // Anybody on the staff who may see a case says something to it, also once it is decided.
    this.addSql(`
      create function note_case(by uuid, by_role text, target uuid, sealed text) returns text language plpgsql volatile as $$
      declare
        it cases;
        note uuid;
      begin
        it := lock_case(by, target);
        if it.id is null then return 'no_such_case'; end if;
        insert into case_notes (case_id, author_id, words, created_at) values (target, by, sealed, wall_now()) returning id into note;
        update cases set acted_at = wall_now() where id = target and claimed_by_id = by;
        perform audit(by, by_role, 'note_case', 'case', target::text, jsonb_build_object('note', note));
        return 'ok';
      end $$`);

    this.addSql(`
      create function link_cases(by uuid, by_role text, target uuid, other uuid) returns text language plpgsql volatile as $$
      begin
        if target = other or (lock_case(by, least(target, other))).id is null or (lock_case(by, greatest(target, other))).id is null
        then return 'no_such_case'; end if;
        insert into case_links (case_id, other_id, created_at) values (least(target, other), greatest(target, other), wall_now())
        on conflict do nothing;
        if found then
          update cases set acted_at = wall_now() where id = target and claimed_by_id = by;
          perform audit(by, by_role, 'link_cases', 'case', target::text, jsonb_build_object('other', other));
        end if;
        return 'ok';
      end $$`);

    this.addSql(`
      create function unlink_cases(by uuid, by_role text, target uuid, other uuid) returns text language plpgsql volatile as $$
      begin
        if (lock_case(by, target)).id is null then return 'no_such_case'; end if;
        delete from case_links where case_id = least(target, other) and other_id = greatest(target, other);
        if found then
          update cases set acted_at = wall_now() where id = target and claimed_by_id = by;
          perform audit(by, by_role, 'unlink_cases', 'case', target::text, jsonb_build_object('other', other));
        end if;
        return 'ok';
      end $$`);

    // Whoever reported it is told that it was looked at.
    this.addSql(`
      create function decide_case(
        by uuid, by_role text, target uuid, minutes int, word text, reason text, sealed text, came_to jsonb
      )
      returns text language plpgsql volatile as $$
      declare it cases;
      begin
        it := lock_case(by, target);
        if it.id is null then return 'no_such_case'; end if;
        if it.state <> 'open' then return 'case_decided'; end if;
        if exists (select from reports where case_id = target and reporter_id = by) then return 'not_yours_to_do'; end if;
        if not has_claim(it, by, minutes) then return 'not_claimed'; end if;
        update cases set state = 'decided', claimed_by_id = null, acted_at = null, decided_by_id = by, decided_at = wall_now(),
          decision = word, statement = reason, words = sealed, restrictions = came_to
        where id = target;
        perform add_notification(reporter_id, 'report_decided', null, reports.id)
        from reports join users on users.id = reporter_id and deleted_at is null where case_id = target;
        perform audit(by, by_role, 'decide_case', 'case', target::text, jsonb_build_object(
          'decision', word, 'statement', reason, 'restrictions', came_to, 'about', it.subject_id, 'reports', it.reports
        ));
        return 'ok';
      end $$`);

    // Words are open to whoever has the case, for a while, with a reason. Beyond one's own case it takes a second person.
    this.addSql(`
      create function reveal_words(by uuid, by_role text, target uuid, minutes int, sealed text, hold_minutes int)
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
  }

  override down(): void {
    for (const name of [
      "reveal_words(uuid, text, uuid, int, text, int)",
      "decide_case(uuid, text, uuid, int, text, text, text, jsonb)",
      "unlink_cases(uuid, text, uuid, uuid)",
      "link_cases(uuid, text, uuid, uuid)",
      "note_case(uuid, text, uuid, text)",
      "release_case(uuid, text, uuid, int)",
      "claim_case(uuid, text, uuid, int)",
      "lock_case(uuid, uuid)",
      "has_claim(cases, uuid, int)",
      "may_decide_about(uuid, uuid)",
    ])
      this.addSql(`drop function ${name}`);
  }
}
