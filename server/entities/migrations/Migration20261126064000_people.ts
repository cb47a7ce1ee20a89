import { Migration } from "@mikro-orm/migrations";

/** Following, what one says about oneself, privacy settings, finding people, and when somebody was last active. */
export class Migration20261126064000_people extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists pg_trgm`);
    // Loads it: a setting of an extension that is not loaded may be set by superusers only.
    this.addSql(`select similarity('hug', 'hug')`);

    // A guest's made-up username is shown to nobody and finds nobody.
    this.addSql(`
      create function chosen_username(username text) returns text language sql immutable as $$
        select case when username like 'guest-%' then '' else username end
      $$`);
    // Small letters without accents: "Änn" is found by "ann".
    const folded = (words: string) => `regexp_replace(normalize(lower(${words}), nfkd), '[\\u0300-\\u036f]', '', 'g')`;
    // All that somebody is found by. An index may call what PostgreSQL brings along, and nothing of ours.
    this.addSql(`
      create function search_words(display_name text, username text) returns text language sql immutable as $$
        select ${folded("coalesce(display_name, '') || ' ' || case when username like 'guest-%' then '' else username end")}
      $$`);
    this.addSql(`
      create index users_search_index on users using gin (search_words(display_name, username) gin_trgm_ops)
      where deleted_at is null`);

    // Everybody with a block between them and a reader, in either direction: they exist nowhere for each other.
    this.addSql(`
      create function hidden_from(reader uuid) returns setof uuid language sql stable as $$
        select other_id from blocks where user_id = reader union select user_id from blocks where other_id = reader
      $$`);

    // Trigrams forgive a wrong letter: of the five of "tuva" two are in "tova", a quarter of all that the two have. Of three
    // letters or fewer two have to be right, or everybody with the first one would be found.
    this.addSql(`
      create function find_people(reader uuid, wanted text, most int) returns table (id uuid, likeness real)
      language plpgsql stable set pg_trgm.word_similarity_threshold = 0.25 as $$
      #variable_conflict use_column
      declare sought text := ${folded("wanted")};
      begin
        -- Without a letter or a number there is nothing to compare, and the index would be read from end to end.
        if show_trgm(sought) = '{}' then return; end if;
        if length(sought) < 4 then perform set_config('pg_trgm.word_similarity_threshold', '0.4', true); end if;
        return query
          select
            users.id,
            case when lower(username) = sought then 2
              else word_similarity(sought, search_words(display_name, username)) end as alike
          from users
          where deleted_at is null and sought <% search_words(display_name, username)
            and users.id <> reader and users.id not in (select hidden_from(reader))
          order by alike desc, users.id limit most;
      end $$`);

    // Under the locks of both heads, so that it and a block, or a changed setting, have an order.
    this.addSql(`
      create function set_follow(person uuid, target uuid, is_on boolean)
      returns table (outcome text, has_changed boolean) language plpgsql volatile as $$
      declare changed int := 0;
      begin
        outcome := 'ok';
        perform lock_inbox_heads(array[person, target]);
        if person = target or not is_here(person) or not is_here(target) or is_blocked(person, target) then
          outcome := 'no_such_person';
        elsif not is_on then
          delete from follows where follower_id = person and following_id = target;
          get diagnostics changed = row_count;
        elsif exists (select from follows where follower_id = person and following_id = target) then
          null;
        elsif exists (select from privacy_settings where user_id = target and not allow_friend_requests)
          and not exists (select from follows where follower_id = target and following_id = person) then
          outcome := 'follow_not_allowed';
        else
          insert into follows (follower_id, following_id) values (person, target);
          changed := 1;
        end if;
        has_changed := changed > 0;
        return next;
      end $$`);

    // Whoever blocks holds the lock of their head, which a follow takes too.
    this.addSql(`
      create function unfollow_blocked() returns trigger language plpgsql as $$
      begin
        delete from follows
        where (follower_id, following_id) in ((new.user_id, new.other_id), (new.other_id, new.user_id));
        return null;
      end $$`);
    this.addSql(
      `create trigger blocks_unfollow after insert on blocks for each row execute function unfollow_blocked()`,
    );

    this.addSql(`
      create function set_privacy(
        owner uuid, share text, hugs text, mood text, activity text, takes_requests boolean
      ) returns text language plpgsql volatile as $$
      begin
        perform lock_inbox_heads(array[owner]);
        if not is_here(owner) then return 'no_such_person'; end if;
        insert into privacy_settings (
          user_id, share_mode, allow_hugs_from, show_mood_to, show_activity_to, allow_friend_requests
        ) values (owner, share, hugs, mood, activity, takes_requests)
        on conflict (user_id) do update set
          share_mode = excluded.share_mode, allow_hugs_from = excluded.allow_hugs_from,
          show_mood_to = excluded.show_mood_to, show_activity_to = excluded.show_activity_to,
          allow_friend_requests = excluded.allow_friend_requests, updated_at = now();
        return 'ok';
      end $$`);

    // Null = it stays as it is.
    this.addSql(`
      create function set_about(owner uuid, wanted text, words text) returns text language plpgsql volatile as $$
      begin
        update users set username = coalesce(wanted, username), bio = coalesce(words, bio), updated_at = now()
        where id = owner and deleted_at is null;
        return case when found then 'ok' else 'no_such_person' end;
      exception when unique_violation then
        return 'username_taken';
      end $$`);

    // A session is made, and renewed about once an hour while it is used. Whoever changes the user meanwhile goes first:
    // waiting for them could be a circle.
    this.addSql(`
      create function note_last_active() returns trigger language plpgsql as $$
      begin
        update users set last_active = new.rotated_at
        where id in (select id from users where id = new.user_id for no key update skip locked);
        return null;
      end $$`);
    this.addSql(`
      create trigger sessions_note_active after insert or update of rotated_at on sessions
      for each row execute function note_last_active()`);
    this.addSql(`
      update users set last_active = used.at
      from (select user_id, max(rotated_at) as at from sessions group by user_id) as used
      where users.id = used.user_id`);
  }

  override down(): void {
    this.addSql(`drop trigger sessions_note_active on sessions`);
    this.addSql(`drop trigger blocks_unfollow on blocks`);
    this.addSql(`drop index users_search_index`);
    for (const name of [
      "note_last_active()",
      "set_about(uuid, text, text)",
      "set_privacy(uuid, text, text, text, text, boolean)",
      "unfollow_blocked()",
      "set_follow(uuid, uuid, boolean)",
      "find_people(uuid, text, int)",
      "hidden_from(uuid)",
      "search_words(text, text)",
      "chosen_username(text)",
    ])
      this.addSql(`drop function ${name}`);
    this.addSql(`drop extension pg_trgm`);
  }
}
