import * as z from "zod";
import { groupHugIdSchema } from "#shared/schema/group-hug.ts";
import {
  personActSchema,
  revealRoomSchema,
  roomActSchema,
  type RoomAct,
  type RoomActKind,
} from "#shared/schema/room-act.ts";
import { mayDo, type Act } from "#shared/policy/staff.policy.ts";
import { done, refused } from "../services/outcome.ts";
import type { Restrictions } from "../services/restrictions/restrictions.port.ts";
import type { RoomActs } from "../services/room-acts/room-acts.port.ts";
import { route, type Route } from "./route.ts";
import { okOutput, okReply } from "./views.output.ts";

const ACT_OF: Readonly<Record<RoomActKind, Act>> = {
  reminder: "remind",
  lock: "lock_room",
  slow: "slow_room",
  close: "close_room",
};
const params = z.strictObject({ id: groupHugIdSchema });
const wordsOutput = z.object({ description: z.string(), message: z.string() });
const example: RoomAct = { kind: "reminder", category: "harassment", statement: "Please be kind to each other." };

type Services = { readonly roomActs: RoomActs; readonly restrictions: Pick<Restrictions, "restrict"> };

/** What the staff do to group hugs. Everybody else hears that there is nothing here. */
export const roomActRoutes = ({ roomActs, restrictions }: Services): readonly Route[] => [
  route({
    method: "POST",
    path: "/api/staff/group-hugs/:id/acts",
    summary: "Reminds everybody in a group hug, locks it, slows it, or closes it. Whoever is in it is told why.",
    policy: { act: "look_into_room" },
    limit: { perMinute: 60, burst: 30 },
    owner: "public",
    params,
    body: roomActSchema,
    example,
    output: z.object({ id: z.uuid() }),
    refusals: ["no_such_group_hug", "wrong_phase", "not_yours_to_do"],
    handle: async ({ who, params: { id }, body }) =>
      mayDo(who.role, ACT_OF[body.kind]) ? roomActs.act(who.userId, id, body) : refused({ code: "not_yours_to_do" }),
  }),
  route({
    method: "POST",
    path: "/api/staff/group-hugs/:id/people/:userId/acts",
    summary:
      "Mutes somebody in a group hug, or takes them out of it. They are told why. It is lifted as any restriction.",
    policy: { act: "look_into_room" },
    limit: { perMinute: 60, burst: 30 },
    owner: "public",
    params: z.strictObject({ id: groupHugIdSchema, userId: z.uuid().toLowerCase() }),
    body: personActSchema,
    example: { kind: "mute", category: "harassment", statement: "", minutes: 15 },
    output: z.object({ id: z.uuid() }),
    refusals: ["no_such_group_hug", "no_such_person", "wrong_phase", "not_yours_to_do"],
    async handle({ who, params: { id, userId }, body: { minutes, ...act } }) {
      if (!mayDo(who.role, act.kind)) return refused({ code: "not_yours_to_do" });
      const asked = { ...act, userId, groupHugId: id, hours: minutes === null ? null : minutes / 60 };
      const restricted = await restrictions.restrict(who, asked);
      return restricted.ok ? done({ id: restricted.value.id }) : restricted;
    },
  }),
  route({
    method: "DELETE",
    path: "/api/staff/group-hugs/:id/acts/:actId",
    summary: "Ends a lock or a slowing of a group hug before its time.",
    policy: { act: "lock_room" },
    limit: { perMinute: 60, burst: 30 },
    owner: "public",
    params: z.strictObject({ id: groupHugIdSchema, actId: z.uuid() }),
    output: okOutput,
    refusals: ["no_such_group_hug", "no_such_act", "not_yours_to_do"],
    handle: async ({ who, params: { id, actId } }) => okReply(await roomActs.lift(who.userId, id, actId)),
  }),
  route({
    method: "POST",
    path: "/api/staff/group-hugs/:id/reveal",
    summary: "The words of a group hug, which are covered otherwise. That they were shown, and why, is written down.",
    policy: { act: "reveal_words" },
    limit: { perMinute: 30, burst: 10 },
    owner: "public",
    params,
    body: revealRoomSchema,
    example: { category: "harassment" },
    output: wordsOutput,
    refusals: ["no_such_group_hug", "not_yours_to_do", "takes_two"],
    handle: ({ who, params: { id }, body: { category } }) => roomActs.reveal(who.userId, id, category),
  }),
  route({
    method: "POST",
    path: "/api/staff/group-hugs/:id/reveals/:approvalId",
    summary: "The same of one that is over and of no case of one's own, with the yes of a second person: once.",
    policy: { act: "reveal_beyond_case" },
    limit: { perMinute: 30, burst: 10 },
    owner: "public",
    params: z.strictObject({ id: groupHugIdSchema, approvalId: z.uuid() }),
    output: wordsOutput,
    refusals: ["no_such_group_hug", "no_such_approval", "not_yours_to_do"],
    handle: ({ who, params: { id, approvalId } }) => roomActs.revealBeyond(who.userId, id, approvalId),
  }),
];
