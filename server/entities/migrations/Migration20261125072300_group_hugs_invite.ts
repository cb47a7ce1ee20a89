import { Migration } from "@mikro-orm/migrations";

/** `mayCome`: whether an invitation of `invitee` to `hug` arrives, but for mutes, and for who is in it. */
export const inviteToGroupHug = (word: "create" | "create or replace", mayCome: string): string => `
      ${word} function invite_to_group_hug(inviter uuid, target uuid, invitee uuid, open_max int)
      returns table (outcome text, has_listed boolean, moved uuid[]) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        hug group_hugs%rowtype;
        oldest uuid;
        at timestamptz;
      begin
        perform id from group_hugs where id = target for update;
        select settled.has_listed, settled.moved into has_listed, moved from settle_group_hugs(array[target]) as settled;
        select * into hug from group_hugs where id = target;
        perform lock_inbox_heads(array[inviter, invitee]);
        if hug.id is null or hug.status not in ('PENDING', 'ACTIVE') or not is_here(inviter)
          or (hug.host_id is not null and is_blocked(inviter, hug.host_id))
          or (hug.host_id is distinct from inviter and not exists (
            select from group_hug_participants where group_hug_id = target and user_id = inviter and status <> 'LEFT'
          ))
        then
          outcome := 'no_such_group_hug';
        elsif inviter = invitee or not is_here(invitee) or is_blocked(inviter, invitee) then
          outcome := 'no_such_person';
        else
          outcome := 'ok';
          if reaches(inviter, invitee) and ${mayCome}
            and not exists (
              select from group_hug_participants where group_hug_id = target and user_id = invitee and status <> 'LEFT'
            )
          then
            at := next_inbox_time(array[invitee]);
            insert into group_hug_invitations (group_hug_id, user_id, from_id, created_at)
            values (target, invitee, inviter, at) on conflict do nothing;
            if found then
              perform add_inbox_event(invitee, 'invited', target, null, at);
              moved := moved || invitee;
              for oldest in
                select group_hug_id from group_hug_invitations where user_id = invitee and closed_at is null
                order by created_at desc offset open_max
              loop
                perform close_own_invitation(invitee, oldest);
              end loop;
            end if;
          end if;
        end if;
        return next;
      end $$`;
export const HAS_NO_BLOCK_WITH_HOST = "(hug.host_id is null or not is_blocked(invitee, hug.host_id))";

/** Invitations: a number in the inbox of whoever is asked, and one more when they are closed. */
export class Migration20261125072300_group_hugs_invite extends Migration {
  override up(): void {
    // Whether an invitation arrives is nobody's business but the receiver's: a mute, a block with the host and a repeat are
    // answered as if it did. Beyond open_max the receiver's oldest open one is closed.
    this.addSql(inviteToGroupHug("create", HAS_NO_BLOCK_WITH_HOST));

    // Whether there was one to close.
    this.addSql(`
      create function close_own_invitation(owner uuid, target uuid) returns boolean language plpgsql volatile as $$
      declare at timestamptz;
      begin
        perform lock_inbox_heads(array[owner]);
        at := next_inbox_time(array[owner]);
        update group_hug_invitations set closed_at = at where group_hug_id = target and user_id = owner and closed_at is null;
        if not found then
          return false;
        end if;
        perform add_inbox_event(owner, 'invitation_closed', target, null, at);
        return true;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function close_own_invitation(uuid, uuid)`);
    this.addSql(`drop function invite_to_group_hug(uuid, uuid, uuid, int)`);
  }
}
