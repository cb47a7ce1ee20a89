import { Migration } from "@mikro-orm/migrations";
import { amend, amendBack, type Change } from "../amend.ts";

type Amended = readonly [signature: string, changes: readonly Change[]];

const OWN_REPORT = "exists (select from reports where case_id = target and reporter_id = by)";
const AMENDED: readonly Amended[] = [
  [
    "report_something(uuid, uuid, text, uuid, text, text, int, int)",
    [
      // What one reported of a group hug whose host is another one by now was of who that was.
      [
        "and subject_ref = ref and reports.category = reason limit 1",
        `and subject_ref = ref and reports.category = reason
            and (word <> 'room' or cases.subject_id is not distinct from (select host_id from group_hugs where id = ref)) limit 1`,
      ],
      [
        "kind = 'room' and group_hug_id = seen.group_hug_id\n",
        "kind = 'room' and group_hug_id = seen.group_hug_id and subject_id is not distinct from seen.subject_id\n",
      ],
    ],
  ],
  [
    "reveal_words(uuid, text, uuid, int, text, int)",
    [
      [
        "if not has_claim(it, by, minutes) then return 'takes_two'; end if;",
        `if ${OWN_REPORT} then return 'not_yours_to_do'; end if;
        if not has_claim(it, by, minutes) then return 'takes_two'; end if;`,
      ],
    ],
  ],
  [
    "reveal_room(uuid, uuid, text, int)",
    [
      [
        "and has_claim(own, actor, minutes)",
        "and has_claim(own, actor, minutes) and not has_reported(actor, jsonb_build_object('case', own.id))",
      ],
    ],
  ],
  [
    "decide_case(uuid, text, uuid, int, text, text, text, jsonb)",
    [
      [
        "where id = named::uuid and user_id = it.subject_id)",
        `where id = named::uuid and user_id = it.subject_id and lifted_at is null
              and (case_id = target or ends_at is null or ends_at > wall_now()))`,
      ],
    ],
  ],
  [
    "set_staff(uuid, uuid, text)",
    [
      [
        "lock table staff in share row exclusive mode;",
        `perform from cases where claimed_by_id = target order by id for update;
        lock table staff in share row exclusive mode;`,
      ],
      [
        "perform audit(by, by_role, 'set_staff', 'user', target::text, jsonb_build_object('from', before, 'to', wanted));",
        `-- What they have claimed and may not decide any more is anybody's.
        with released as (
          update cases set claimed_by_id = null, acted_at = null
          where claimed_by_id = target and (wanted is null or not may_decide_about(target, subject_id)) returning id
        )
        select coalesce(jsonb_agg(id order by id), '[]') into released_ids from released;
        perform audit(by, by_role, 'set_staff', 'user', target::text,
          jsonb_build_object('from', before, 'to', wanted) || case when released_ids = '[]' then '{}'
            else jsonb_build_object('released', released_ids) end);`,
      ],
      [
        "by_role text := 'operator';",
        `by_role text := 'operator';
        released_ids jsonb;`,
      ],
    ],
  ],
];

type Acting = {
  /** The last argument: so many minutes a claim lasts. */
  readonly minutes: string;
  /** Whose act makes their claim go on. */
  readonly goesOn: string;
};
const NOW: Acting = { minutes: ", minutes int", goesOn: "has_claim(cases, by, minutes)" };
const BEFORE: Acting = { minutes: "", goesOn: "claimed_by_id = by" };
const acting = ({ minutes, goesOn }: Acting): readonly string[] => [
  `
      create function note_case(by uuid, by_role text, target uuid, sealed text${minutes})
      returns text language plpgsql volatile as $$
      declare
        it cases;
        note uuid;
      begin
        it := lock_case(by, target);
        if it.id is null then return 'no_such_case'; end if;
        insert into case_notes (case_id, author_id, words, created_at) values (target, by, sealed, wall_now()) returning id into note;
        update cases set acted_at = wall_now() where id = target and ${goesOn};
        perform audit(by, by_role, 'note_case', 'case', target::text, jsonb_build_object('note', note));
        return 'ok';
      end $$`,
  `
      create function link_cases(by uuid, by_role text, target uuid, other uuid${minutes})
      returns text language plpgsql volatile as $$
      begin
        if target = other or (lock_case(by, least(target, other))).id is null or (lock_case(by, greatest(target, other))).id is null
        then return 'no_such_case'; end if;
        insert into case_links (case_id, other_id, created_at) values (least(target, other), greatest(target, other), wall_now())
        on conflict do nothing;
        if found then
          update cases set acted_at = wall_now() where id = target and ${goesOn};
          perform audit(by, by_role, 'link_cases', 'case', target::text, jsonb_build_object('other', other));
        end if;
        return 'ok';
      end $$`,
  `
      create function unlink_cases(by uuid, by_role text, target uuid, other uuid${minutes})
      returns text language plpgsql volatile as $$
      begin
        if (lock_case(by, target)).id is null then return 'no_such_case'; end if;
        delete from case_links where case_id = least(target, other) and other_id = greatest(target, other);
        if found then
          update cases set acted_at = wall_now() where id = target and ${goesOn};
          perform audit(by, by_role, 'unlink_cases', 'case', target::text, jsonb_build_object('other', other));
        end if;
        return 'ok';
      end $$`,
];

/** Cases are about one person each, are decided with what came of them, and are nobody's once their moderator is none. */
export class Migration20261127072000_cases_kept_apart extends Migration {
  override up(): void {
    // Of each person, and of each group hug and its host then, there is one open case at most.
    this.addSql(`drop index cases_room_unique`);
    this.addSql(`
      create unique index cases_room_unique on cases (group_hug_id, coalesce(subject_id, group_hug_id))
      where state = 'open' and kind = 'room'`);
    for (const [signature, changes] of AMENDED) this.addSql(amend(signature, changes));

    // A claim that lapsed comes back by claiming only, which leaves an entry.
    this.addSql(`drop function note_case(uuid, text, uuid, text)`);
    this.addSql(`drop function link_cases(uuid, text, uuid, uuid)`);
    this.addSql(`drop function unlink_cases(uuid, text, uuid, uuid)`);
    for (const sql of acting(NOW)) this.addSql(sql);
  }

  override down(): void {
    this.addSql(`drop function note_case(uuid, text, uuid, text, int)`);
    this.addSql(`drop function link_cases(uuid, text, uuid, uuid, int)`);
    this.addSql(`drop function unlink_cases(uuid, text, uuid, uuid, int)`);
    for (const sql of acting(BEFORE)) this.addSql(sql);
    for (const [signature, changes] of AMENDED) this.addSql(amendBack(signature, changes));
    // Fails while two are open of one group hug: decide one first.
    this.addSql(`drop index cases_room_unique`);
    this.addSql(`
      create unique index cases_room_unique on cases (group_hug_id) where state = 'open' and kind = 'room'`);
  }
}
