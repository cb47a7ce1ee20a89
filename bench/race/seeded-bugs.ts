import type { Change } from "../consent/seeded-bugs.ts";

const LOOKED = `
        perform set_config('race.looked', coalesce((
          select jsonb_object_agg(id, sender_stands(id)) from unnest(concerned) as who(id)
        )::text, '{}'), true);
        perform lock_inbox_heads(concerned);`;

/** Faults of restrictions and delivery, each as other words in functions of the database. */
export const SEEDED_BUGS: Readonly<Record<string, readonly Change[]>> = {
  "a restriction is set without the lock": [["restrict_person", "perform lock_inbox_heads(array[target]);", ""]],
  "delivery looks before it has the lock": [
    ["deliver_hugs", "perform lock_inbox_heads(concerned);", LOOKED],
    [
      "deliver_hugs_together",
      "sender_stands(sender) as stands",
      "current_setting('race.looked')::jsonb ->> sender::text as stands",
    ],
  ],
  "an invitation does not look at its sender": [
    ["invite_to_group_hug", "elsif sender_waits(inviter) then", "elsif false then"],
  ],
  "what waits is released without a look at its sender": [
    ["release_held_hugs", "and (sender_id is null or not sender_waits(sender_id))", ""],
    ["release_held_hugs", "continue when hug.sender_id is not null and sender_waits(hug.sender_id);", ""],
  ],
};
