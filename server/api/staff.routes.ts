import * as z from "zod";
import { setRoleSchema, staffRoleSchema } from "#shared/schema/staff.ts";
import { done } from "../services/outcome.ts";
import type { Staff } from "../services/staff/staff.port.ts";
import { route, type Route } from "./route.ts";

const okSchema = z.object({ ok: z.literal(true) });
const sessionSchema = z.object({ role: staffRoleSchema, endsAtMs: z.number() });
const memberSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: staffRoleSchema,
  hasFactor: z.boolean(),
  sinceMs: z.number(),
});

/** Beginning to act as staff, and who is on it. Everybody else hears that there is nothing here. */
export const staffRoutes = ({ staff }: { readonly staff: Staff }): readonly Route[] => [
  route({
    method: "POST",
    path: "/api/staff/session",
    summary: "Begins a staff session on this device. It ends after fifteen minutes without an act.",
    policy: "staff_entry",
    limit: { perMinute: 6, burst: 6 },
    body: z.strictObject({}),
    example: {},
    output: sessionSchema,
    refusals: ["no_second_factor", "not_staff"],
    handle: ({ who }) => staff.begin(who),
  }),
  route({
    method: "GET",
    path: "/api/staff/session",
    summary: "The staff session of this device, which goes on with that.",
    policy: { act: "see_staff" },
    limit: { perMinute: 60, burst: 30 },
    output: sessionSchema,
    handle: async ({ who: { role, endsAtMs } }) => done({ role, endsAtMs }),
  }),
  route({
    method: "DELETE",
    path: "/api/staff/session",
    summary: "Ends the staff session of this device.",
    policy: { act: "see_staff" },
    limit: { perMinute: 60, burst: 30 },
    output: okSchema,
    async handle({ who }) {
      await staff.end(who);
      return done({ ok: true });
    },
  }),
  route({
    method: "GET",
    path: "/api/staff/members",
    summary: "Who is on the staff, the highest role first.",
    policy: { act: "see_staff" },
    limit: { perMinute: 60, burst: 30 },
    output: z.object({ members: z.array(memberSchema) }),
    handle: async () => done({ members: [...(await staff.members())] }),
  }),
  route({
    method: "PUT",
    path: "/api/staff/members/:userId",
    summary: "Gives somebody a role on the staff, or takes it (null). Their staff sessions end.",
    policy: { act: "set_staff" },
    limit: { perMinute: 30, burst: 10 },
    params: z.strictObject({ userId: z.uuid() }),
    body: setRoleSchema,
    example: { role: "moderator" },
    output: okSchema,
    owner: "public",
    refusals: ["no_such_person", "last_admin", "not_yours_to_do"],
    handle: ({ who, params: { userId }, body: { role } }) => staff.setRole(who.userId, userId, role),
  }),
];
