import { Migration } from "@mikro-orm/migrations";

/** `never`: more of whom no answer is taken. */
const answering = (never: string): string => `
      create or replace function answer_approval(
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
          or about_id is not null and not may_act_on(by, as_role, about_id)${never}
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
      end $$`;

/** Whoever reported somebody, or a group hug, leaves what takes two about them to others. */
export class Migration20261127022000_second_person_of_others extends Migration {
  override up(): void {
    // By whatever was asked names them: words of a case or of a group hug, a ban for good that came of a case.
    this.addSql(`
      create function has_reported(by uuid, arguments jsonb) returns boolean language sql stable as $$
        select exists (
          select from reports join cases on cases.id = case_id
          where reporter_id = by and (
            case_id::text in (arguments ->> 'case', arguments ->> 'caseId')
            or cases.group_hug_id::text = arguments ->> 'groupHug'
          )
        )
      $$`);
    this.addSql(
      answering(`
          or has_reported(by, asked.arguments)`),
    );
  }

  override down(): void {
    this.addSql(answering(""));
    this.addSql(`drop function has_reported(uuid, jsonb)`);
  }
}
