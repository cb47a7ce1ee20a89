import { Migration } from "@mikro-orm/migrations";

/** A row for each grant and withdrawal, written by triggers: in the same transaction, under the locks it holds. */
const NOTES: readonly (readonly [table: string, when: string, other: string, act: string, detail: string])[] = [
  // Whose row it is: user_id, but where it says otherwise below.
  ["privacy_settings", "allow_hugs_from", "null", "'allow_hugs_from'", "jsonb_build_object('to', new.allow_hugs_from)"],
  [
    "touch_settings",
    "touch_cap, touch_form",
    "null",
    "'touch'",
    "jsonb_build_object('cap', new.touch_cap, 'form', new.touch_form)",
  ],
  [
    "quiet_times",
    "quiet_from, quiet_until, time_zone, no_disturb_until",
    "null",
    "'quiet_time'",
    "jsonb_build_object('from', new.quiet_from, 'until', new.quiet_until, 'zone', new.time_zone, 'noDisturbUntil', new.no_disturb_until)",
  ],
  ["consents", "allowance", "new.other_id", "'allowance'", "jsonb_build_object('to', new.allowance)"],
  ["consents", "once_until", "new.other_id", "'once'", "jsonb_build_object('until', new.once_until)"],
  [
    "consents",
    "touch_cap, touch_form",
    "new.other_id",
    "'touch'",
    "jsonb_build_object('cap', new.touch_cap, 'form', new.touch_form)",
  ],
];

const changed = (columns: string): string => {
  const of = (row: string) =>
    columns
      .split(", ")
      .map((column) => `${row}.${column}`)
      .join(", ");
  return `(${of("new")}) is distinct from (${of("old")})`;
};

export class Migration20261126065500_consent_ledger extends Migration {
  override up(): void {
    for (const [place, [table, columns, other, act, detail]] of NOTES.entries()) {
      const name = `note_consent_${table}_${place}`;
      const isChoice = table === "consents";
      this.addSql(`
        create function ${name}() returns trigger language plpgsql as $$
        begin
          insert into consent_ledger (user_id, other_id, act, detail, at)
          values (new.user_id, ${other}, ${act}, ${detail}, wall_now());
          return null;
        end $$`);
      this.addSql(`
        create trigger ${name}_changed after update on ${table} for each row when (${changed(columns)})
        execute function ${name}()`);
      // A new row with its default says nothing.
      const first = isChoice
        ? place === NOTES.length - 1
          ? "new.touch_cap <> 100 or new.touch_form <> 'touch'"
          : `new.${columns} is not null`
        : table === "privacy_settings"
          ? "new.allow_hugs_from <> 'friends'"
          : "true";
      this.addSql(`
        create trigger ${name}_made after insert on ${table} for each row when (${first}) execute function ${name}()`);
    }

    // Taken away by a block. When the person goes, the ledger goes along.
    this.addSql(`
      create function note_consent_gone() returns trigger language plpgsql as $$
      begin
        insert into consent_ledger (user_id, other_id, act, detail, at)
        select old.user_id, other.id, 'allowance', jsonb_build_object('to', null), wall_now()
        from users left join users as other on other.id = old.other_id where users.id = old.user_id;
        return null;
      end $$`);
    this.addSql(`
      create trigger note_consent_gone after delete on consents for each row when (old.allowance is not null or old.once_until is not null)
      execute function note_consent_gone()`);

    for (const [table, word] of [
      ["mutes", "muted"],
      ["blocks", "blocked"],
    ] as const) {
      this.addSql(`
        create function note_consent_${table}() returns trigger language plpgsql as $$
        declare
          kept ${table}%rowtype := case when tg_op = 'DELETE' then old else new end;
        begin
          insert into consent_ledger (user_id, other_id, act, at)
          select kept.user_id, other.id, case when tg_op = 'DELETE' then 'un${word}' else '${word}' end, wall_now()
          from users left join users as other on other.id = kept.other_id where users.id = kept.user_id;
          return null;
        end $$`);
      this.addSql(`
        create trigger note_consent after insert or delete on ${table} for each row execute function note_consent_${table}()`);
    }

    this.addSql(`
      create function note_consent_answer() returns trigger language plpgsql as $$
      begin
        insert into consent_ledger (user_id, other_id, act, detail, at)
        values (new.to_id, new.from_id, 'request_' || new.answer, jsonb_build_object('kind', new.kind), wall_now());
        return null;
      end $$`);
    this.addSql(`
      create trigger note_consent after update on hug_requests for each row
      when (old.answer is null and new.answer in ('once', 'always', 'not_now')) execute function note_consent_answer()`);

    // "I'm in" is consent to the touch of one group hug, until one is out.
    this.addSql(`
      create function note_consent_in_group() returns trigger language plpgsql as $$
      begin
        insert into consent_ledger (user_id, act, detail, at)
        values (
          new.user_id, case when new.status = 'IN' then 'group_in' else 'group_out' end,
          jsonb_build_object('groupHug', new.group_hug_id), wall_now()
        );
        return null;
      end $$`);
    this.addSql(`
      create trigger note_consent_changed after update on group_hug_participants for each row
      when (old.status <> new.status and 'IN' in (old.status, new.status)) execute function note_consent_in_group()`);
    this.addSql(`
      create trigger note_consent_made after insert on group_hug_participants for each row
      when (new.status = 'IN') execute function note_consent_in_group()`);
  }

  override down(): void {
    for (const table of ["group_hug_participants"])
      for (const word of ["changed", "made"]) this.addSql(`drop trigger note_consent_${word} on ${table}`);
    for (const table of ["hug_requests", "mutes", "blocks"]) this.addSql(`drop trigger note_consent on ${table}`);
    this.addSql(`drop trigger note_consent_gone on consents`);
    for (const name of ["in_group", "answer", "mutes", "blocks", "gone"])
      this.addSql(`drop function note_consent_${name}()`);
    for (const [place, [table]] of NOTES.entries()) {
      const name = `note_consent_${table}_${place}`;
      for (const word of ["changed", "made"]) this.addSql(`drop trigger ${name}_${word} on ${table}`);
      this.addSql(`drop function ${name}()`);
    }
  }
}
