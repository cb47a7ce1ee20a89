import { Migration } from "@mikro-orm/migrations";

/** The link with which somebody invites others, and who came by it. */
export class Migration20261126066100_invitation_links extends Migration {
  override up(): void {
    this.addSql(
      `create table "invitation_links" ("user_id" uuid not null, "token_hash" text not null, "created_at" timestamptz not null default current_timestamp, "expires_at" timestamptz not null, primary key ("user_id"));`,
    );

    this.addSql(
      `alter table "invitation_links" add constraint "invitation_links_token_hash_unique" unique ("token_hash");`,
    );

    this.addSql(
      `create table "invitation_uses" ("inviter_id" uuid not null, "invited_id" uuid not null, "used_at" timestamptz not null default current_timestamp, primary key ("inviter_id", "invited_id"));`,
    );

    this.addSql(`create index "invitation_uses_invited_id_index" on "invitation_uses" ("invited_id");`);

    this.addSql(
      `alter table "invitation_uses" add constraint "invitation_uses_inviter_id_foreign" foreign key ("inviter_id") references "users" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "invitation_uses" add constraint "invitation_uses_invited_id_foreign" foreign key ("invited_id") references "users" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "invitation_uses" add constraint "invitation_uses_no_self_check" check (inviter_id <> invited_id);`,
    );

    this.addSql(
      `alter table "invitation_links" add constraint "invitation_links_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );

    // The link before it, and what was counted for that one, are of no more use.
    this.addSql(`
      create function make_invitation_link(owner uuid, hash text, lasts interval) returns boolean language plpgsql volatile as $$
      begin
        if not is_here(owner) then
          return false;
        end if;
        insert into invitation_links (user_id, token_hash, created_at, expires_at)
        values (owner, hash, clock_timestamp(), clock_timestamp() + lasts)
        on conflict (user_id) do update set
          token_hash = excluded.token_hash, created_at = excluded.created_at, expires_at = excluded.expires_at;
        return true;
      end $$`);

    this.addSql(`
      create function invitation_uses_of(link invitation_links) returns int language sql volatile as $$
        select count(*)::int from invitation_uses where inviter_id = link.user_id and used_at >= link.created_at
      $$`);

    // A link that is not there for this reader. Somebody who came by it before may come again; whoever is new needs a place.
    this.addSql(`
      create function is_link_closed(link invitation_links, reader uuid, uses_max int) returns boolean language sql volatile as $$
        select link.user_id is null or link.expires_at <= clock_timestamp() or not is_here(link.user_id)
          or (reader is not null and is_blocked(link.user_id, reader))
          or (reader is distinct from link.user_id and invitation_uses_of(link) >= uses_max and not exists (
            select from invitation_uses
            where inviter_id = link.user_id and invited_id = reader and used_at >= link.created_at
          ))
      $$`);

    // Both heads are locked, so that it and a block have an order. A second time changes nothing, whatever the two decided since.
    this.addSql(`
      create function use_invitation_link(guest uuid, hash text, uses_max int) returns text language plpgsql volatile as $$
      declare
        link invitation_links%rowtype;
        pair uuid[];
      begin
        select * into link from invitation_links where token_hash = hash;
        pair := array_remove(array[guest, link.user_id], null);
        perform lock_inbox_heads(pair);
        select * into link from invitation_links where token_hash = hash for update;
        if not is_here(guest) then
          return 'no_such_person';
        elsif is_link_closed(link, guest, uses_max) then
          return 'link_expired';
        elsif link.user_id = guest then
          return 'own_link';
        elsif exists (
          select from invitation_uses
          where inviter_id = link.user_id and invited_id = guest and used_at >= link.created_at
        ) then
          return 'ok';
        end if;
        insert into invitation_uses (inviter_id, invited_id, used_at) values (link.user_id, guest, clock_timestamp())
        on conflict (inviter_id, invited_id) do update set used_at = excluded.used_at;
        insert into follows (follower_id, following_id)
        select one, other from unnest(pair) as one, unnest(pair) as other where one <> other order by one
        on conflict do nothing;
        return 'ok';
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function use_invitation_link(uuid, text, int)`);
    this.addSql(`drop function is_link_closed(invitation_links, uuid, int)`);
    this.addSql(`drop function invitation_uses_of(invitation_links)`);
    this.addSql(`drop function make_invitation_link(uuid, text, interval)`);
    this.addSql(`drop table if exists "invitation_uses" cascade;`);
    this.addSql(`drop table if exists "invitation_links" cascade;`);
  }
}
