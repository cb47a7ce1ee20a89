import { Migration } from "@mikro-orm/migrations";
import { amend, amendBack, type Change } from "../amend.ts";

type Restricting = {
  /** Locks the group hug: rows of group hugs are always locked before heads. */
  readonly first: string;
  /** Whether it takes a second person, and what is said then. */
  readonly isForTwo: string;
  readonly said: string;
  /** Whether another one takes the place of the one that is known. */
  readonly replaces: string;
};
const restricting = ({ first, isForTwo, said, replaces }: Restricting): string => `
      create or replace function restrict_person(
        restriction uuid, by uuid, as_role text, powers jsonb, target uuid, kind text, category text, words text,
        hours float8, in_group_hug uuid, of_case uuid, undo_minutes int
      )
      returns table (outcome text, restriction_id uuid) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        known uuid;
        replaced uuid;
      begin
        ${first}
        perform lock_inbox_heads(array[target]);
        select id into known from restrictions
        where user_id = target and restrictions.kind = $6 and lifted_at is null
          and (id = restriction or group_hug_id = in_group_hug and (ends_at is null or ends_at > wall_now()));
        if known <> restriction and ${replaces} then
          replaced := known;
          known := null;
        end if;
        restriction_id := coalesce(known, restriction);
        if not is_here(target) then
          outcome := 'no_such_person';
        elsif not may_act_on(by, as_role, target) or not is_within_powers(powers, $6, hours) then
          outcome := 'not_yours_to_do';
        elsif ${isForTwo} then
          outcome := '${said}';
        elsif in_group_hug is not null and not exists (select from group_hugs where id = in_group_hug) then
          outcome := 'no_such_group_hug';
        elsif known is null and in_group_hug is not null
          and (select status from group_hugs where id = in_group_hug) not in ('PENDING', 'ACTIVE')
        then
          outcome := 'wrong_phase';
        elsif refused_of_case(by, target, of_case) is not null then
          outcome := refused_of_case(by, target, of_case);
        else
          outcome := 'ok';
          if replaced is not null then
            update restrictions set lifted_at = next_inbox_time(array[target]), lifted_by_id = by where id = replaced;
            -- What comes in its place is told; that the other one is over says nothing more.
            delete from notifications where user_id = target and notifications.kind = 'restricted' and ref_id = replaced;
            -- Taken before the audit's, as the keys of what comes after it.
            perform from users where id = target for key share;
            perform audit(by, as_role, 'lift_' || $6, 'user', target::text,
              jsonb_build_object('restriction', replaced, 'replacedBy', restriction));
          end if;
          if known is null then
            perform add_restriction(
              restriction, by, as_role, null, target, $6, category, words, hours, in_group_hug, of_case, undo_minutes
            );
          end if;
        end if;
        return next;
      end $$`;

const LIFT = "lift_restriction(uuid, uuid, text, jsonb)";
const LIFTED: readonly Change[] = [
  [
    "perform lock_inbox_heads(array[user_id]);",
    `perform from group_hugs where id = (select group_hug_id from restrictions where id = target_restriction) for update;
        perform lock_inbox_heads(array[user_id]);`,
  ],
];
const ASK = "ask_approval(uuid, uuid, text, jsonb, text, jsonb, uuid, int)";
const ASKED: readonly Change[] = [
  [
    "if about is not null and not is_here(about) then return 'no_such_person'; end if;",
    `if act = 'ban' then perform lock_inbox_heads(array[about]); end if;
        if about is not null and not is_here(about) then return 'no_such_person'; end if;`,
  ],
  [
    "insert into approvals (id, act,",
    `if ask_approval.act = 'ban' and exists (
          select from approvals as waiting
          where waiting.act = 'ban' and waiting.about_id = about and waiting.id <> approval and waiting.answer is null
            and waiting.expires_at > wall_now()
        ) then
          return 'waits_for_two';
        end if;
        insert into approvals (id, act,`,
  ],
];
const ANSWER = "answer_approval(uuid, uuid, text, jsonb, text, int)";
const ANSWERED: readonly Change[] = [
  [
    "staff_rank(role) >= staff_rank(asked.asked_as)",
    `staff_rank(role) >= staff_rank(asked.asked_as)
            and (asked.about_id is null or may_act_on(asked.asked_by_id, role, asked.about_id))`,
  ],
  [
    "asked.arguments ->> 'statement', null, null, (asked",
    "asked.arguments ->> 'statement', (asked.arguments ->> 'hours')::float8, null, (asked",
  ],
];

type Deciding = { readonly powers: string; readonly first: string; readonly mayNot: string };
const deciding = ({ powers, first, mayNot }: Deciding): string => `
      create function decide_appeal(
        restriction uuid, by uuid, as_role text, ${powers}said text, sealed_statement text, hours float8
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
        ${first}
        perform lock_inbox_heads(array[user_id]);
        select * into one from restrictions where id = restriction;
        at := next_inbox_time(array[user_id]);
        new_end := at + hours * interval '1 hour';
        if exists (select from appeals where restriction_id = restriction and state = 'open') then
          if ${mayNot} then
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
      end $$`;

/**
 * What one person does alone: a ban for so long at most. What takes two is asked for once, and done only while who asked may
 * act on whom it is about. An appeal is decided by who could have set what it is against, and had no part in it. A mute that
 * is set again takes the place of the one before.
 */
export class Migration20261127071000_restricted_alone extends Migration {
  override up(): void {
    // takesTwo, of restrictions. hours: null = for good.
    this.addSql(`
      create function takes_two(kind text, hours float8) returns boolean language sql immutable as $$
        select kind = 'ban' and (hours is null or hours > 24 * 90)
      $$`);
    this.addSql(
      restricting({
        first: "perform from group_hugs where id = in_group_hug for update;",
        isForTwo: "takes_two($6, hours)",
        said: "takes_two",
        replaces: "$6 = 'mute'",
      }),
    );
    this.addSql(amend(LIFT, LIFTED));
    this.addSql(amend(ASK, ASKED));
    this.addSql(amend(ANSWER, ANSWERED));

    // mayDecideAppeal. A part in it had who set, approved or decided it, and who reported what it came of.
    this.addSql(`
      create function may_decide_appeal(by uuid, as_role text, powers jsonb, one restrictions)
      returns boolean language sql volatile as $$
        select may_act_on(by, as_role, one.user_id)
          and is_within_powers(powers, one.kind, extract(epoch from one.ends_at - one.begins_at)::float8 / 3600)
          and one.by_id is distinct from by and one.approved_by_id is distinct from by
          and not exists (
            select from cases
            where subject_id = one.user_id and (id = one.case_id or restrictions ? one.id::text)
              and (decided_by_id = by or has_reported(by, jsonb_build_object('case', id)))
          )
      $$`);
    this.addSql(`drop function decide_appeal(uuid, uuid, text, text, text, float8)`);
    this.addSql(
      deciding({
        powers: "powers jsonb, ",
        first:
          "perform from group_hugs where id = (select group_hug_id from restrictions where id = restriction) for update;",
        mayNot: "not may_decide_appeal(by, as_role, powers, one)",
      }),
    );
  }

  override down(): void {
    this.addSql(`drop function decide_appeal(uuid, uuid, text, jsonb, text, text, float8)`);
    this.addSql(
      deciding({
        powers: "",
        first: "",
        mayNot:
          "not may_act_on(by, as_role, user_id) or by is not distinct from one.by_id or by is not distinct from one.approved_by_id",
      }),
    );
    this.addSql(`drop function may_decide_appeal(uuid, text, jsonb, restrictions)`);
    this.addSql(amendBack(ANSWER, ANSWERED));
    this.addSql(amendBack(ASK, ASKED));
    this.addSql(amendBack(LIFT, LIFTED));
    this.addSql(
      restricting({ first: "", isForTwo: "$6 = 'ban' and hours is null", said: "approval_needed", replaces: "false" }),
    );
    this.addSql(`drop function takes_two(text, float8)`);
  }
}
