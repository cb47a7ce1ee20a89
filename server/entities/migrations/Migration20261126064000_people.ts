import { Migration } from "@mikro-orm/migrations";

/** Following, what one says about oneself, privacy settings, finding people, and when somebody was last active. */
export class Migration20261126064000_people extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists pg_trgm`);

    // A guest's made-up username is shown to nobody and finds nobody.
    this.addSql(`
      create function chosen_username(username text) returns text language sql immutable as $$
        select case when username like 'guest-%' then '' else username end
      $$`);
    // Small letters without accents: "Änn" is found by "ann".
    this.addSql(`
      create function folded(words text) returns text language sql immutable as $$
        select regexp_replace(normalize(lower(words), nfkd), '[\\u0300-\\u036f]', '', 'g')
      $$`);
    // All that somebody is found by.
    this.addSql(`alter table "users" add column "search_words" text not null default ''`);
    this.addSql(`
      create function keep_search_words() returns trigger language plpgsql as $$
      begin
        new.search_words := folded(coalesce(new.display_name, '') || ' ' || chosen_username(new.username));
        return new;
      end $$`);
    this.addSql(`
      create trigger users_search_words before insert or update of display_name, username on users
      for each row execute function keep_search_words()`);
    this.addSql(`update users set username = username`);
    // Gives the most alike first, so that the number of those who are a little alike does not matter.
    this.addSql(`
      create index users_search_index on users using gist (search_words gist_trgm_ops (siglen = 64))
      where deleted_at is null`);

    // Everybody with a block between them and a reader, in either direction: they exist nowhere for each other.
    this.addSql(`
      create function hidden_from(reader uuid) returns setof uuid language sql stable as $$
        select other_id from blocks where user_id = reader union select user_id from blocks where other_id = reader
      $$`);

    // Trigrams forgive a wrong letter: of the five of "tuva" two are in "tova", a quarter of all that the two have. Of three
    // letters or fewer two have to be right, or everybody with the first one would be found. Of many who are alike, those
    // come first whom the reader follows. Nobody with a block, and not oneself.
    this.addSql(`
      create function find_people(reader uuid, wanted text, most int) returns table (id uuid, likeness real)
      language plpgsql stable as $$
      #variable_conflict use_column
      declare
        sought text := folded(wanted);
        least_likeness real := case when length(sought) < 4 then 0.4 else 0.25 end;
      begin
        if show_trgm(sought) = '{}' then return; end if;
        return query
          with alike as (
            select users.id, 1 - (sought <<-> search_words) as likeness from users
            where deleted_at is null and users.id <> reader and users.id not in (select hidden_from(reader))
            order by sought <<-> search_words limit most
          ), followed as (
            select users.id, word_similarity(sought, search_words) as likeness
            from follows join users on users.id = following_id and deleted_at is null
            where follower_id = reader
          ), found as (
            select id, likeness from alike where likeness >= least_likeness
            union all
            select id, likeness + 0.5 from followed where likeness >= least_likeness
            union all
            select users.id, 2 from users
            where lower(username) = sought and deleted_at is null and users.id <> reader
              and users.id not in (select hidden_from(reader))
          )
          select found.id, max(found.likeness)::real as best from found group by found.id order by best desc, found.id limit most;
      end $$`);

    // A page of somebody's followers reads no more of them than it shows.
    this.addSql(`create index follows_newest_index on follows (following_id, created_at desc, follower_id desc)`);

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

    // Somebody who is gone follows nobody and is followed by nobody.
    this.addSql(`
      create function unfollow_gone() returns trigger language plpgsql as $$
      begin
        perform lock_inbox_heads(array[new.id]);
        delete from follows where follower_id = new.id or following_id = new.id;
        return null;
      end $$`);
    this.addSql(`
      create trigger users_unfollow after update of deleted_at on users for each row
      when (old.deleted_at is null and new.deleted_at is not null) execute function unfollow_gone()`);

    this.addSql(`
      create function change_privacy(owner uuid, share text, mood text, activity text, takes_requests boolean)
      returns text language plpgsql volatile as $$
      begin
        perform lock_inbox_heads(array[owner]);
        if not is_here(owner) then return 'no_such_person'; end if;
        insert into privacy_settings (user_id) values (owner) on conflict do nothing;
        update privacy_settings set
          share_mode = coalesce(share, share_mode), show_mood_to = coalesce(mood, show_mood_to),
          show_activity_to = coalesce(activity, show_activity_to),
          allow_friend_requests = coalesce(takes_requests, allow_friend_requests), updated_at = now()
        where user_id = owner;
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
    this.addSql(`drop trigger users_unfollow on users`);
    this.addSql(`drop index follows_newest_index`);
    this.addSql(`drop index users_search_index`);
    this.addSql(`drop trigger users_search_words on users`);
    this.addSql(`alter table "users" drop column "search_words"`);
    for (const name of [
      "note_last_active()",
      "set_about(uuid, text, text)",
      "change_privacy(uuid, text, text, text, boolean)",
      "unfollow_gone()",
      "unfollow_blocked()",
      "set_follow(uuid, uuid, boolean)",
      "find_people(uuid, text, int)",
      "hidden_from(uuid)",
      "keep_search_words()",
      "folded(text)",
      "chosen_username(text)",
    ])
      this.addSql(`drop function ${name}`);
    this.addSql(`drop extension pg_trgm`);
  }
}
