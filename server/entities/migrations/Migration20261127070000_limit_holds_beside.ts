import { Migration } from "@mikro-orm/migrations";
import { amend, amendBack, type Change } from "../amend.ts";

const RATE: readonly Change[] = [
  [
    "sender_rate(stands, per_hour / 4) else sender_rate(stands, per_hour) end",
    "sender_rate(sender, stands, per_hour / 4) else sender_rate(sender, stands, per_hour) end",
  ],
];
const INVITE: readonly Change[] = [
  [
    "elsif inviter = invitee or not is_here(invitee)",
    `elsif sender_waits(inviter) then
          outcome := sender_stands(inviter);
        elsif is_limited(inviter) and 6 <= (
          select count(*) from group_hug_invitations where from_id = inviter and created_at > wall_now() - interval '1 hour'
        ) then
          outcome := 'limited';
        elsif inviter = invitee or not is_here(invitee)`,
  ],
  // After what was said to the inviter, too: what they are kept from and this have an order.
  ["at := next_inbox_time(array[invitee]);", "at := next_inbox_time(array[inviter, invitee]);"],
];
const RATED = ["deliver_hugs_together(jsonb, timestamptz, int)", "hug_way(uuid, uuid, int)"];
const INVITED = "invite_to_group_hug(uuid, uuid, uuid, int)";

const gathering = (isLimited: string): string => `
      create or replace function may_gather(who uuid) returns text language sql volatile as $$
        select coalesce(may_join(who), case when ${isLimited} then 'limited' end)
      $$`;

/** A limit holds beside a hold, and invitations to group hugs heed what their sender is kept from, as hugs do. */
export class Migration20261127070000_limit_holds_beside extends Migration {
  override up(): void {
    // isLimitedAt, now. standing_of says one word, and the strongest; a limit is none the less one.
    this.addSql(`
      create function is_limited(person uuid) returns boolean language plpgsql volatile as $$
      begin
        return exists (
          select from restrictions
          where user_id = person and kind = 'limit' and lifted_at is null and (ends_at is null or ends_at > wall_now())
        );
      end $$`);
    this.addSql(gathering("is_limited(who)"));
    // stands: what sender_stands said of them. Whoever may send as always is not asked about once more.
    this.addSql(`
      create function sender_rate(sender uuid, stands text, per_hour int) returns int language sql volatile as $$
        select case
          when stands = 'limited' or stands = 'held' and is_limited(sender) then least(per_hour, 6)
          else per_hour
        end
      $$`);
    for (const name of RATED) this.addSql(amend(name, RATE));
    this.addSql(`drop function sender_rate(text, int)`);

    // Asked while both inboxes are locked, as delivery asks it.
    this.addSql(amend(INVITED, INVITE));

    // Who is not there for whoever does not know them (is_found), for lists.
    this.addSql(`
      create function suspended_people() returns setof uuid language sql volatile as $$
        select user_id from restrictions
        where kind in ('suspend', 'ban') and lifted_at is null and (ends_at is null or ends_at > wall_now())
      $$`);
  }

  override down(): void {
    this.addSql(`drop function suspended_people()`);
    this.addSql(amendBack(INVITED, INVITE));
    this.addSql(`
      create function sender_rate(stands text, per_hour int) returns int language sql immutable as $$
        select case when stands = 'limited' then least(per_hour, 6) else per_hour end
      $$`);
    for (const name of RATED) this.addSql(amendBack(name, RATE));
    this.addSql(`drop function sender_rate(uuid, text, int)`);
    this.addSql(gathering("standing_of(who) = 'limited'"));
    this.addSql(`drop function is_limited(uuid)`);
  }
}
