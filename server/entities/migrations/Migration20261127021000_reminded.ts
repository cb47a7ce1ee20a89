import { Migration } from "@mikro-orm/migrations";

const KINDS =
  "'followed_you', 'became_friends', 'invitation_used', 'reaction', 'request_accepted', 'group_invitation', 'report_decided', 'restricted'";
const kinds = (words: string): string =>
  `alter table "notifications" add constraint "notifications_kind_check" check (kind in (${words}));`;
const DROP = `alter table "notifications" drop constraint "notifications_kind_check";`;

const BEFORE = `
      create or replace function decide_case(
        by uuid, by_role text, target uuid, minutes int, word text, reason text, sealed text, came_to jsonb
      )
      returns text language plpgsql volatile as $$
      declare it cases;
      begin
        it := lock_case(by, target);
        if it.id is null then return 'no_such_case'; end if;
        if it.state <> 'open' then return 'case_decided'; end if;
        if exists (select from reports where case_id = target and reporter_id = by) then return 'not_yours_to_do'; end if;
        if not has_claim(it, by, minutes) then return 'not_claimed'; end if;`;
const AFTER = `
        update cases set state = 'decided', claimed_by_id = null, acted_at = null, decided_by_id = by, decided_at = wall_now(),
          decision = word, statement = reason, words = sealed, restrictions = came_to
        where id = target;
        perform add_notification(reporter_id, 'report_decided', null, reports.id)
        from reports join users on users.id = reporter_id and deleted_at is null where case_id = target;`;
const AUDITED = `
        perform audit(by, by_role, 'decide_case', 'case', target::text, jsonb_build_object(
          'decision', word, 'statement', reason, 'restrictions', came_to, 'about', it.subject_id, 'reports', it.reports
        ));
        return 'ok';
      end $$`;

/** Whoever is reminded is told so. A decision names restrictions of the one whom the case is about, and no others. */
export class Migration20261127021000_reminded extends Migration {
  override up(): void {
    this.addSql(DROP);
    this.addSql(kinds(`${KINDS}, 'reminded'`));
    this.addSql(`${BEFORE}
        if exists (
          select from jsonb_array_elements_text(came_to) as named
          where not exists (select from restrictions where id = named::uuid and user_id = it.subject_id)
        ) then
          return 'no_such_restriction';
        end if;${AFTER}
        if word = 'reminded' and it.subject_id is not null and is_here(it.subject_id) then
          perform add_notification(it.subject_id, 'reminded', null, target);
        end if;${AUDITED}`);
  }

  override down(): void {
    this.addSql(`${BEFORE}${AFTER}${AUDITED}`);
    this.addSql(`delete from notifications where kind = 'reminded'`);
    this.addSql(DROP);
    this.addSql(kinds(KINDS));
  }
}
