import { Migration } from "@mikro-orm/migrations";

/** Mutes, blocks and touch settings: each takes the lock of the owner's head, so that it and a hug have an order. */
export class Migration20261123222800_consent extends Migration {
  override up(): void {
    for (const [word, past, table] of [
      ["mute", "muted", "mutes"],
      ["block", "blocked", "blocks"],
    ] as const) {
      // Idempotent; an unchanged one takes no number. Somebody who is gone can be kept away too.
      this.addSql(`
        create function set_${word}(owner uuid, target uuid, is_on boolean)
        returns table (outcome text, has_changed boolean) language plpgsql volatile as $$
        declare changed int;
        begin
          outcome := 'ok';
          has_changed := false;
          perform lock_inbox_heads(array[owner]);
          if owner = target or not is_here(owner) or not exists (select from users where id = target) then
            outcome := 'no_such_person';
          else
            if is_on then
              insert into ${table} (user_id, other_id) values (owner, target) on conflict do nothing;
            else
              delete from ${table} where user_id = owner and other_id = target;
            end if;
            get diagnostics changed = row_count;
            has_changed := changed > 0;
            if has_changed then
              perform add_inbox_event(
                owner, case when is_on then 'person_${past}' else 'person_un${past}' end, target, null, next_inbox_time(array[owner])
              );
            end if;
          end if;
          return next;
        end $$`);
    }

    this.addSql(`
      create function set_touch(owner uuid, cap int, form text, shares boolean)
      returns table (outcome text, has_changed boolean) language plpgsql volatile as $$
      #variable_conflict use_column
      begin
        outcome := 'ok';
        has_changed := false;
        perform lock_inbox_heads(array[owner]);
        if not is_here(owner) then
          outcome := 'no_such_person';
        elsif (cap, form, shares) is distinct from (
          select (coalesce(max(touch_cap), 100)::int, coalesce(max(touch_form), 'touch'), coalesce(bool_or(shares_seen), false))
          from touch_settings where user_id = owner
        ) then
          insert into touch_settings (user_id, touch_cap, touch_form, shares_seen) values (owner, cap, form, shares)
          on conflict (user_id) do update set
            touch_cap = excluded.touch_cap, touch_form = excluded.touch_form, shares_seen = excluded.shares_seen, updated_at = now();
          perform add_inbox_event(
            owner, 'touch_changed', null,
            jsonb_build_object('touchCap', cap, 'touchForm', form, 'sharesSeen', shares), next_inbox_time(array[owner])
          );
          has_changed := true;
        end if;
        return next;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function set_touch(uuid, int, text, boolean)`);
    this.addSql(`drop function set_block(uuid, uuid, boolean)`);
    this.addSql(`drop function set_mute(uuid, uuid, boolean)`);
  }
}
