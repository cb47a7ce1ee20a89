import { Migration } from "@mikro-orm/migrations";

/** What somebody is told of, written by triggers on what it is about: in its transaction, once for each cause. */
export class Migration20261126066200_notifications extends Migration {
  override up(): void {
    this.addSql(
      `create table "notification_settings" ("user_id" uuid not null, "kind" varchar(30) not null, "is_on" boolean not null, "updated_at" timestamptz not null default current_timestamp, primary key ("user_id", "kind"));`,
    );

    this.addSql(
      `create table "notifications" ("id" uuid not null default gen_random_uuid(), "user_id" uuid not null, "kind" varchar(30) not null, "actor_id" uuid null, "ref_id" uuid null, "created_at" timestamptz not null default current_timestamp, "read_at" timestamptz null, primary key ("id"));`,
    );

    this.addSql(`create index "notifications_actor_id_index" on "notifications" ("actor_id");`);

    this.addSql(`create index "notifications_user_id_created_at_index" on "notifications" ("user_id", "created_at");`);

    this.addSql(
      `alter table "notification_settings" add constraint "notification_settings_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "notifications" add constraint "notifications_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "notifications" add constraint "notifications_actor_id_foreign" foreign key ("actor_id") references "users" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "notifications" add constraint "notifications_kind_check" check (kind in ('followed_you', 'became_friends', 'invitation_used', 'reaction', 'request_accepted', 'group_invitation'));`,
    );

    // The cause: a hug or group hug where there is one, the person otherwise.
    this.addSql(
      `create unique index notifications_cause_unique on notifications (user_id, kind, (coalesce(ref_id, actor_id)))`,
    );

    this.addSql(`create index notifications_unread_index on notifications (user_id, actor_id) where read_at is null`);

    // For any trigger. Who is muted, blocked or gone is not told of, nor are kinds that were switched off; a repeat adds nothing.
    this.addSql(`
      create function add_notification(receiver uuid, word text, actor uuid, ref uuid) returns void language plpgsql volatile as $$
      begin
        if (actor is null or reaches(actor, receiver)) and not exists (
          select from notification_settings where user_id = receiver and kind = word and not is_on
        ) then
          insert into notifications (user_id, kind, actor_id, ref_id, created_at)
          values (receiver, word, actor, ref, clock_timestamp()) on conflict do nothing;
        end if;
      end $$`);

    // The two whom a link brought together are told of the link only: its use is written first, in the same transaction.
    this.addSql(`
      create function note_follow() returns trigger language plpgsql as $$
      declare is_mutual boolean;
      begin
        if not exists (
          select from invitation_uses where used_at >= now()
            and ((inviter_id = new.following_id and invited_id = new.follower_id)
              or (inviter_id = new.follower_id and invited_id = new.following_id))
        ) then
          is_mutual := exists (select from follows where follower_id = new.following_id and following_id = new.follower_id);
          perform add_notification(
            new.following_id, case when is_mutual then 'became_friends' else 'followed_you' end, new.follower_id, null
          );
        end if;
        return null;
      end $$`);

    this.addSql(`create trigger follows_notify after insert on follows for each row execute function note_follow()`);

    this.addSql(`
      create function note_invitation_use() returns trigger language plpgsql as $$
      begin
        perform add_notification(new.inviter_id, 'invitation_used', new.invited_id, null);
        return null;
      end $$`);

    this.addSql(
      `create trigger invitation_uses_notify after insert or update of used_at on invitation_uses for each row execute function note_invitation_use()`,
    );

    // Only what the sender is shown.
    this.addSql(`
      create function note_reaction() returns trigger language plpgsql as $$
      begin
        perform add_notification(sender_id, 'reaction', recipient_id, id) from hugs
        where id = new.hug_id and sender_id is not null;
        return null;
      end $$`);

    this.addSql(
      `create trigger hug_reactions_notify after insert or update of shown_at on hug_reactions for each row when (new.shown_at is not null) execute function note_reaction()`,
    );

    // One that is closed needs no look any more.
    this.addSql(`
      create function note_group_invitation() returns trigger language plpgsql as $$
      begin
        if new.closed_at is null then
          perform add_notification(new.user_id, 'group_invitation', new.from_id, new.group_hug_id);
        else
          update notifications set read_at = now()
          where user_id = new.user_id and kind = 'group_invitation' and coalesce(ref_id, actor_id) = new.group_hug_id
            and read_at is null;
        end if;
        return null;
      end $$`);

    this.addSql(
      `create trigger group_hug_invitations_notify after insert or update of closed_at on group_hug_invitations for each row execute function note_group_invitation()`,
    );
  }

  override down(): void {
    this.addSql(`drop trigger group_hug_invitations_notify on group_hug_invitations`);
    this.addSql(`drop function note_group_invitation()`);
    this.addSql(`drop trigger hug_reactions_notify on hug_reactions`);
    this.addSql(`drop function note_reaction()`);
    this.addSql(`drop trigger invitation_uses_notify on invitation_uses`);
    this.addSql(`drop function note_invitation_use()`);
    this.addSql(`drop trigger follows_notify on follows`);
    this.addSql(`drop function note_follow()`);
    this.addSql(`drop function add_notification(uuid, text, uuid, uuid)`);
    this.addSql(`drop table if exists "notifications" cascade;`);
    this.addSql(`drop table if exists "notification_settings" cascade;`);
  }
}
