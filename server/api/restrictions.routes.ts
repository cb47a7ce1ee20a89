import * as z from "zod";
import { ALL_STATEMENTS, type OwnReminder } from "#shared/schema/case.ts";
import { categorySchema } from "#shared/schema/conduct.ts";
import { idSchema } from "#shared/schema/hug.ts";
import {
  APPEAL_STATES,
  appealSchema,
  decideAppealSchema,
  RESTRICTIONS,
  restrictSchema,
  type AppealView,
  type OwnRestriction,
  type Restriction,
} from "#shared/schema/restriction.ts";
import { staffRoleSchema } from "#shared/schema/staff.ts";
import { mayRestrictFor } from "#shared/policy/restriction.policy.ts";
import type { Cases } from "../services/cases/cases.port.ts";
import { done } from "../services/outcome.ts";
import type { Measures } from "../services/measures/measures.port.ts";
import type { Restrictions } from "../services/restrictions/restrictions.port.ts";
import type { Staff } from "../services/staff/staff.port.ts";
import { route, type Route } from "./route.ts";
import { ms, okOutput, okReply } from "./views.output.ts";

const restrictionOutput = z.object({
  id: idSchema,
  userId: idSchema,
  kind: z.enum(RESTRICTIONS),
  category: categorySchema,
  statement: z.string(),
  groupHugId: idSchema.nullable(),
  caseId: idSchema.nullable(),
  beginsAtMs: ms,
  endsAtMs: ms.nullable().describe("Null = for good, or as long as the group hug."),
  byId: idSchema.nullable(),
  approvedById: idSchema.nullable(),
  undoUntilMs: ms,
  liftedAtMs: ms.nullable(),
  appeal: z.enum(APPEAL_STATES).nullable(),
}) satisfies z.ZodType<Restriction>;
const ownOutput = restrictionOutput
  .pick({ id: true, kind: true, category: true, statement: true, beginsAtMs: true, endsAtMs: true, liftedAtMs: true })
  .extend({
    appealUntilMs: ms,
    appeal: z.enum(APPEAL_STATES).nullable(),
    answer: z.string().describe("What was said to the appeal."),
  }) satisfies z.ZodType<OwnRestriction>;
const reminderOutput = z.object({
  id: idSchema,
  category: categorySchema,
  statement: z.enum(ALL_STATEMENTS),
  words: z.string(),
  room: z.string().nullable().describe("What the group hug was called that it is about."),
  atMs: ms,
}) satisfies z.ZodType<OwnReminder>;
const appealOutput = z.object({
  restriction: restrictionOutput,
  name: z.string(),
  words: z.string(),
  appealedAtMs: ms,
}) satisfies z.ZodType<AppealView>;
const often = { perMinute: 120, burst: 60 };
const acts = { perMinute: 60, burst: 30 };
const ofPerson = z.strictObject({ userId: idSchema });
const ofOne = z.strictObject({ id: idSchema });

type Services = {
  readonly restrictions: Restrictions;
  readonly staff: Pick<Staff, "roleOf">;
  readonly measures: Pick<Measures, "raidUntil">;
  readonly cases: Pick<Cases, "reminders">;
};

/** What somebody is kept from: what they are told of it, and what the staff do. */
export const restrictionRoutes = (services: Services): readonly Route[] => [
  ...ownRoutes(services),
  ...personRoutes(services),
  ...appealRoutes(services),
];

const ownRoutes = ({ restrictions, measures, cases }: Services): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/me/restrictions",
    summary:
      "What one is or was kept from: what, why, since when and until when, and what became of one's appeal; and what one was reminded of.",
    policy: "signed_in",
    whileSuspended: true,
    limit: often,
    output: z.object({
      restrictions: z.array(ownOutput),
      newUntilMs: ms.nullable().describe("Newcomers send no hugs and join no group hugs until then; null = one may."),
      reminders: z.array(reminderOutput),
    }),
    async handle({ who: { userId } }) {
      const asked = [restrictions.own(userId), measures.raidUntil(userId), cases.reminders(userId)] as const;
      const [own, newUntilMs, reminders] = await Promise.all(asked);
      return done({ restrictions: [...own], newUntilMs, reminders: [...reminders] });
    },
  }),
  route({
    method: "POST",
    path: "/api/me/restrictions/:id/appeal",
    summary:
      "Says why it was wrong: once a restriction, for six months. Somebody else than who decided it looks at it.",
    policy: "signed_in",
    whileSuspended: true,
    owner: "object",
    limit: { perMinute: 30, burst: 15 },
    params: ofOne,
    body: appealSchema,
    example: { words: "It was a joke between friends." },
    output: okOutput,
    refusals: ["no_such_restriction", "no_appeal"],
    handle: async ({ who, params, body }) => okReply(await restrictions.appeal(who.userId, params.id, body.words)),
  }),
];

const personRoutes = ({ restrictions, staff }: Services): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/staff/people/:userId/restrictions",
    summary: "What a person is and was kept from, newest first, and their role on the staff, if they have one.",
    policy: { act: "read_cases" },
    limit: often,
    params: ofPerson,
    owner: "public",
    output: z.object({ role: staffRoleSchema.nullable(), restrictions: z.array(restrictionOutput) }),
    async handle({ who, params: { userId } }) {
      const found = await restrictions.ofPerson(userId);
      // Who did it is not told to the person, on the staff or not.
      const told = userId === who.userId ? found.map((one) => ({ ...one, byId: null, approvedById: null })) : found;
      return done({ role: await staff.roleOf(userId), restrictions: [...told] });
    },
  }),
  route({
    method: "POST",
    path: "/api/staff/people/:userId/restrictions",
    summary:
      "Holds what a person sends, limits, suspends or bans them. `isAsked`: it takes a second person, and the id is that of the approval.",
    policy: { act: "limit" },
    limit: acts,
    params: ofPerson,
    owner: "public",
    body: restrictSchema,
    example: { kind: "limit", category: "spam", statement: "Many hugs to people you do not know.", hours: 24 },
    output: z.object({ id: idSchema, isAsked: z.boolean() }),
    creates: true,
    refusals: ["no_such_person", "no_such_case", "not_yours_to_do", "waits_for_two"],
    async handle({ who, params: { userId }, body }) {
      if (!mayRestrictFor(who.role, body.kind, body.hours)) return { ok: false, refusal: { code: "not_yours_to_do" } };
      return restrictions.restrict(who, { userId, ...body });
    },
  }),
  route({
    method: "DELETE",
    path: "/api/staff/restrictions/:id",
    summary: "Lifts one: by who set it for ten minutes, and by whoever could have set it.",
    policy: { act: "limit" },
    limit: acts,
    params: ofOne,
    owner: "public",
    output: okOutput,
    refusals: ["no_such_restriction", "not_yours_to_do"],
    handle: async ({ who, params: { id } }) => okReply(await restrictions.lift(who, id)),
  }),
];

const appealRoutes = ({ restrictions }: Services): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/staff/appeals",
    summary: "Open appeals that whoever asks may decide, oldest first.",
    policy: { act: "decide_appeal" },
    limit: often,
    output: z.object({ appeals: z.array(appealOutput) }),
    handle: async ({ who }) => done({ appeals: [...(await restrictions.openAppeals(who))] }),
  }),
  route({
    method: "POST",
    path: "/api/staff/appeals/:id",
    summary:
      "Decides the appeal against a restriction: it stays, goes, or ends sooner. Who decided or reported it before does not, nor who could not have set it.",
    policy: { act: "decide_appeal" },
    limit: acts,
    params: ofOne,
    owner: "public",
    body: decideAppealSchema,
    example: { state: "upheld", statement: "We looked at it once more, and it stays.", hours: null },
    output: okOutput,
    refusals: ["no_such_restriction", "not_yours_to_do"],
    handle: async ({ who, params: { id }, body }) => okReply(await restrictions.decideAppeal(who, id, body)),
  }),
];
