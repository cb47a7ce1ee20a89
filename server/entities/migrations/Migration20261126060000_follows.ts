import { Migration } from "@mikro-orm/migrations";

/** Who follows whom, and who may see and touch somebody. */
export class Migration20261126060000_follows extends Migration {
  override up(): void {
    this.addSql(
      `create table "privacy_settings" ("user_id" uuid not null, "share_mode" varchar(20) not null default 'friends', "allow_hugs_from" varchar(20) not null default 'friends', "show_mood_to" varchar(20) not null default 'friends', "show_activity_to" varchar(20) not null default 'friends', "allow_friend_requests" boolean not null default true, "created_at" timestamptz not null default current_timestamp, "updated_at" timestamptz not null default current_timestamp, primary key ("user_id"));`,
    );

    this.addSql(
      `create table "follows" ("follower_id" uuid not null, "following_id" uuid not null, "created_at" timestamptz not null default current_timestamp, primary key ("follower_id", "following_id"));`,
    );
    this.addSql(`create index "follows_following_id_index" on "follows" ("following_id");`);

    this.addSql(
      `alter table "privacy_settings" add constraint "privacy_settings_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "privacy_settings" add constraint "privacy_settings_share_mode_check" check (share_mode in ('nobody', 'friends', 'followers', 'everyone'));`,
    );
    this.addSql(
      `alter table "privacy_settings" add constraint "privacy_settings_allow_hugs_from_check" check (allow_hugs_from in ('nobody', 'approved', 'friends', 'following', 'everyone'));`,
    );
    this.addSql(
      `alter table "privacy_settings" add constraint "privacy_settings_show_mood_to_check" check (show_mood_to in ('nobody', 'friends', 'followers', 'everyone'));`,
    );
    this.addSql(
      `alter table "privacy_settings" add constraint "privacy_settings_show_activity_to_check" check (show_activity_to in ('nobody', 'friends', 'followers', 'everyone'));`,
    );

    this.addSql(
      `alter table "follows" add constraint "follows_follower_id_foreign" foreign key ("follower_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "follows" add constraint "follows_following_id_foreign" foreign key ("following_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(`alter table "follows" add constraint "follows_no_self_check" check (follower_id <> following_id);`);
  }

  override down(): void {
    this.addSql(`drop table if exists "privacy_settings" cascade;`);
    this.addSql(`drop table if exists "follows" cascade;`);
  }
}
