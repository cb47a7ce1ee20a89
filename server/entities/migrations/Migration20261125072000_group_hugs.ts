import { Migration } from "@mikro-orm/migrations";

/** The tables of group hugs, as the migration generator wrote them. */
export class Migration20261125072000_group_hugs extends Migration {
  override up(): void {
    this.addSql(
      `create table "group_hugs" ("id" uuid not null default gen_random_uuid(), "creator_id" uuid null, "host_id" uuid null, "client_key" uuid not null, "name" varchar(400) not null, "description" text null, "message" text null, "status" varchar(20) not null default 'PENDING', "scheduled_for" timestamptz null, "opens_at" timestamptz null, "expires_at" timestamptz not null, "design" varchar(50) not null, "first_design" varchar(50) not null, "seed" bigint not null, "capacity" smallint not null, "visibility" varchar(20) not null, "is_locked" boolean not null default false, "epoch" int not null default 0, "starts_at" timestamptz null, "ends_at" timestamptz null, "ended_at" timestamptz null, "steps" jsonb null, "within_ms" numeric(12,3) null, "worst_ms" numeric(12,3) null, "beats" smallint null, "created_at" timestamptz not null default current_timestamp, "updated_at" timestamptz not null default current_timestamp, primary key ("id"));`,
    );
    this.addSql(`create index "group_hugs_host_id_index" on "group_hugs" ("host_id");`);
    this.addSql(
      `create index "group_hugs_creator_id_created_at_index" on "group_hugs" ("creator_id", "created_at", "id");`,
    );
    this.addSql(
      `alter table "group_hugs" add constraint "group_hugs_client_key_unique" unique ("creator_id", "client_key");`,
    );

    this.addSql(
      `create table "group_hug_participants" ("group_hug_id" uuid not null, "user_id" uuid not null, "joined_at" timestamptz not null default current_timestamp, "status" varchar(20) not null default 'JOINED', "was_in" boolean not null default false, primary key ("group_hug_id", "user_id"));`,
    );
    this.addSql(`create index "group_hug_participants_user_id_index" on "group_hug_participants" ("user_id");`);

    this.addSql(
      `create table "group_hug_invitations" ("group_hug_id" uuid not null, "user_id" uuid not null, "from_id" uuid null, "created_at" timestamptz not null default current_timestamp, "closed_at" timestamptz null, primary key ("group_hug_id", "user_id"));`,
    );
    this.addSql(`create index "group_hug_invitations_from_id_index" on "group_hug_invitations" ("from_id");`);
    this.addSql(
      `create index "group_hug_invitations_user_id_created_at_index" on "group_hug_invitations" ("user_id", "created_at");`,
    );

    this.addSql(`alter table "inbox_events" drop constraint "inbox_events_kind_check";`);
    this.addSql(
      `alter table "inbox_events" add constraint "inbox_events_kind_check" check (kind in ('hug_received', 'hug_sent', 'reaction_received', 'reaction_sent', 'hug_seen', 'hug_seen_by_receiver', 'touch_changed', 'person_muted', 'person_unmuted', 'person_blocked', 'person_unblocked', 'invited', 'invitation_closed'));`,
    );

    this.addSql(
      `alter table "group_hugs" add constraint "group_hugs_creator_id_foreign" foreign key ("creator_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "group_hugs" add constraint "group_hugs_host_id_foreign" foreign key ("host_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "group_hugs" add constraint "group_hugs_status_check" check (status in ('PENDING', 'ACTIVE', 'COMPLETED', 'EXPIRED', 'CANCELED'));`,
    );
    this.addSql(
      `alter table "group_hugs" add constraint "group_hugs_visibility_check" check (visibility in ('listed', 'link'));`,
    );
    this.addSql(`alter table "group_hugs" add constraint "group_hugs_name_check" check (name <> '');`);
    this.addSql(
      `alter table "group_hugs" add constraint "group_hugs_seed_check" check (seed >= 0 and seed <= 4294967295);`,
    );
    this.addSql(
      `alter table "group_hugs" add constraint "group_hugs_capacity_check" check (capacity >= 2 and capacity <= 200);`,
    );
    this.addSql(`alter table "group_hugs" add constraint "group_hugs_epoch_check" check (epoch >= 0);`);
    this.addSql(
      `alter table "group_hugs" add constraint "group_hugs_schedule_check" check ((opens_at is null) = (scheduled_for is null) and opens_at <= scheduled_for and scheduled_for < expires_at);`,
    );
    this.addSql(
      `alter table "group_hugs" add constraint "group_hugs_start_check" check ((starts_at is null) = (ends_at is null) and (starts_at is null or starts_at < ends_at));`,
    );
    this.addSql(
      `alter table "group_hugs" add constraint "group_hugs_phase_check" check ((ended_at is not null) = (status in ('COMPLETED', 'EXPIRED', 'CANCELED')) and case status when 'CANCELED' then true else (starts_at is not null) = (status in ('ACTIVE', 'COMPLETED')) end);`,
    );
    this.addSql(
      `alter table "group_hugs" add constraint "group_hugs_together_check" check ((within_ms is null) = (worst_ms is null) and (within_ms is null) = (beats is null) and within_ms >= 0 and worst_ms >= 0 and beats > 0);`,
    );
    this.addSql(
      `alter table "group_hugs" add constraint "group_hugs_measured_check" check (status = 'COMPLETED' or (steps is null and within_ms is null));`,
    );

    this.addSql(
      `alter table "group_hug_participants" add constraint "group_hug_participants_group_hug_id_foreign" foreign key ("group_hug_id") references "group_hugs" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "group_hug_participants" add constraint "group_hug_participants_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "group_hug_participants" add constraint "group_hug_participants_status_check" check (status in ('JOINED', 'IN', 'LEFT'));`,
    );

    this.addSql(
      `alter table "group_hug_invitations" add constraint "group_hug_invitations_group_hug_id_foreign" foreign key ("group_hug_id") references "group_hugs" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "group_hug_invitations" add constraint "group_hug_invitations_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "group_hug_invitations" add constraint "group_hug_invitations_from_id_foreign" foreign key ("from_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "group_hug_invitations" add constraint "group_hug_invitations_no_self_check" check (from_id <> user_id);`,
    );
  }
}
