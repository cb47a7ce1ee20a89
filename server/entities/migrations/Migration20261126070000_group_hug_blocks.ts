import { Migration } from "@mikro-orm/migrations";
import { HAS_NO_BLOCK_WITH_HOST, inviteToGroupHug } from "./Migration20261125072300_group_hugs_invite.ts";

/** A block keeps a group hug from somebody also when it stands between them and somebody in it. */
export class Migration20261126070000_group_hug_blocks extends Migration {
  override up(): void {
    // Not from its host, and not from who is in it: with whom they are in it is a matter of its room.
    this.addSql(`
      create function meets_blocked(person uuid, hug group_hugs) returns boolean language sql volatile as $$
        select hug.status in ('PENDING', 'ACTIVE') and not is_overdue(hug) and hug.host_id is distinct from person
          and exists (
            select from hidden_from(person) as hidden(id)
            join group_hug_participants as place on place.user_id = hidden.id
            where place.group_hug_id = hug.id and place.status <> 'LEFT'
          )
          and not exists (
            select from group_hug_participants as own
            where own.group_hug_id = hug.id and own.user_id = person and own.status <> 'LEFT'
          )
      $$`);
    const mayCome = `${HAS_NO_BLOCK_WITH_HOST} and not meets_blocked(invitee, hug)`;
    this.addSql(inviteToGroupHug("create or replace", mayCome));
  }

  override down(): void {
    this.addSql(inviteToGroupHug("create or replace", HAS_NO_BLOCK_WITH_HOST));
    this.addSql(`drop function meets_blocked(uuid, group_hugs)`);
  }
}
