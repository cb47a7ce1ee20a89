import { Migration } from "@mikro-orm/migrations";

/** `holds`: what more a known one has to be; `first`: what is looked at before anything is done. */
const restricting = (holds: string, first: string): string => `
      create or replace function restrict_person(
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
          and (id = restriction or group_hug_id = in_group_hug${holds});
        restriction_id := coalesce(known, restriction);
        if not is_here(target) then
          outcome := 'no_such_person';
        elsif not may_act_on(by, as_role, target) or not is_within_powers(powers, $6, hours) then
          outcome := 'not_yours_to_do';
        elsif $6 = 'ban' and hours is null then
          outcome := 'approval_needed';
        elsif in_group_hug is not null and not exists (select from group_hugs where id = in_group_hug) then
          outcome := 'no_such_group_hug';${first}
        else
          outcome := 'ok';
          if known is null then
            perform add_restriction(
              restriction, by, as_role, null, target, $6, category, words, hours, in_group_hug, of_case, undo_minutes
            );
          end if;
        end if;
        return next;
      end $$`;
const asking = (first: string): string => `
      create or replace function ask_approval(
        approval uuid, by uuid, as_role text, powers jsonb, act text, given jsonb, about uuid, open_hours int
      ) returns text language plpgsql volatile as $$
      begin
        if about is not null and not is_here(about) then return 'no_such_person'; end if;
        if not exists (select from staff where user_id = by and role = as_role)
          or not powers ? act or about is not null and not may_act_on(by, as_role, about)
        then
          return 'not_yours_to_do';
        end if;${first}
        insert into approvals (id, act, arguments, asked_by_id, asked_as, about_id, asked_at, expires_at)
        values (approval, act, given, by, as_role, about, wall_now(), wall_now() + make_interval(hours => open_hours))
        on conflict (id) do nothing;
        if found then
          perform audit(by, as_role, 'ask_approval', 'approval', approval::text,
            jsonb_build_object('act', act, 'about', about));
        end if;
        return 'ok';
      end $$`;

/**
 * A mute or removal whose time ran out is none that is known: another one can be set. A group hug that is over has none.
 * A case that a restriction names is one about that person, and not of whoever reported it.
 */
export class Migration20261127023000_restrict_now extends Migration {
  override up(): void {
    this.addSql(`
      create function refused_of_case(by uuid, target uuid, of_case uuid) returns text language sql stable as $$
        select case
          when of_case is null then null
          when not exists (select from cases where id = of_case and subject_id = target) then 'no_such_case'
          when has_reported(by, jsonb_build_object('case', of_case)) then 'not_yours_to_do'
        end
      $$`);
    this.addSql(
      restricting(
        ` and (ends_at is null or ends_at > wall_now())`,
        `
        elsif known is null and in_group_hug is not null
          and (select status from group_hugs where id = in_group_hug) not in ('PENDING', 'ACTIVE')
        then
          outcome := 'wrong_phase';
        elsif refused_of_case(by, target, of_case) is not null then
          outcome := refused_of_case(by, target, of_case);`,
      ),
    );
    this.addSql(
      asking(`
        if act = 'ban' and refused_of_case(by, about, (given ->> 'caseId')::uuid) is not null then
          return refused_of_case(by, about, (given ->> 'caseId')::uuid);
        end if;`),
    );
  }

  override down(): void {
    this.addSql(asking(""));
    this.addSql(restricting("", ""));
    this.addSql(`drop function refused_of_case(uuid, uuid, uuid)`);
  }
}
