import { CLAIM_MINUTES } from "#shared/schema/case.ts";
import type { RoomWords } from "#shared/schema/room-act.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { GroupHugChanges } from "../group-hugs/group-hugs.port.ts";
import type { InboxHints } from "../inbox/inbox.port.ts";
import { done, refused, type Outcome } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import type { ActInRoom, RoomActHints, RoomActs } from "./room-acts.port.ts";

const ACT = `
  select outcome, act_id as id, has_listed as "hasListed", to_jsonb(moved) as moved from act_on_room($1, $2, $3::jsonb)`;
const LIFT = `select outcome, has_listed as "hasListed" from lift_room_act($1, $2, $3)`;
const REVEAL = "select outcome, description, message from reveal_room($1, $2, $3, $4)";
const REVEAL_BEYOND = "select outcome, description, message from reveal_room_beyond_case($1, $2, $3)";
// The last reminder stays until the next thing is said. What a person is told is sealed for them: they read it elsewhere.
const OPEN_IN = `
  select id, kind, category, statement, null::uuid as "userId", '' as name, epoch_ms(at)::float8 as "atMs",
    epoch_ms(until)::float8 as "untilMs",
    (extract(epoch from until - clock_timestamp()) * 1000)::float8 as "endsInMs"
  from room_acts as act
  where group_hug_id = $1 and lifted_at is null and (until is null or until > clock_timestamp())
    and (kind <> 'reminder' or not exists (
      select from room_acts as later where later.group_hug_id = $1 and later.kind = 'reminder' and later.at > act.at
    ))
  union all
  select one.id, kind, category, '', user_id, coalesce(display_name, username, 'someone'),
    epoch_ms(begins_at)::float8, epoch_ms(ends_at)::float8,
    (extract(epoch from ends_at - wall_now()) * 1000)::float8
  from restrictions as one left join users on users.id = user_id
  where group_hug_id = $1 and lifted_at is null and (ends_at is null or ends_at > wall_now())
  order by "atMs", id`;

type Said<T> = T & { readonly outcome: "ok" | RefusalCode };

const wordsOf = ([said]: readonly Said<RoomWords>[]): Outcome<RoomWords> => {
  invariant(said, "A reveal of a room answers.");
  const { outcome, description, message } = said;
  return outcome === "ok" ? done({ description, message }) : refused({ code: outcome });
};

export type RoomActsDeps = {
  readonly database: Rows;
  readonly hints: Pick<InboxHints, "publish">;
  readonly changes: Pick<GroupHugChanges, "publish">;
  readonly actHints: RoomActHints;
};

export const createRoomActs = ({ database, hints, changes, actHints }: RoomActsDeps): RoomActs => ({
  async act(by, groupHugId, act) {
    if (!isUuid(groupHugId)) return refused({ code: "no_such_group_hug" });
    const [said] = await database.rows<
      Said<{ readonly id: string; readonly hasListed: boolean; readonly moved: readonly string[] }>
    >(ACT, [by, groupHugId, JSON.stringify(act)]);
    invariant(said, "act_on_room answers.");
    if (said.moved.length > 0) hints.publish(said.moved);
    if (said.hasListed) changes.publish();
    if (said.outcome !== "ok") return refused({ code: said.outcome });
    actHints.publish(groupHugId);
    return done({ id: said.id });
  },
  async lift(by, groupHugId, actId) {
    if (!isUuid(groupHugId)) return refused({ code: "no_such_group_hug" });
    if (!isUuid(actId)) return refused({ code: "no_such_act" });
    const [said] = await database.rows<Said<{ readonly hasListed: boolean }>>(LIFT, [by, groupHugId, actId]);
    invariant(said, "lift_room_act answers.");
    if (said.outcome !== "ok") return refused({ code: said.outcome });
    if (said.hasListed) changes.publish();
    actHints.publish(groupHugId);
    return done({ ok: true });
  },
  async reveal(by, groupHugId, category) {
    if (!isUuid(groupHugId)) return refused({ code: "no_such_group_hug" });
    return wordsOf(await database.rows<Said<RoomWords>>(REVEAL, [by, groupHugId, category, CLAIM_MINUTES]));
  },
  async revealBeyond(by, groupHugId, approvalId) {
    if (!isUuid(groupHugId)) return refused({ code: "no_such_group_hug" });
    if (!isUuid(approvalId)) return refused({ code: "no_such_approval" });
    return wordsOf(await database.rows<Said<RoomWords>>(REVEAL_BEYOND, [by, groupHugId, approvalId]));
  },
  openIn: async (groupHugId) => (isUuid(groupHugId) ? database.rows<ActInRoom>(OPEN_IN, [groupHugId]) : []),
});
