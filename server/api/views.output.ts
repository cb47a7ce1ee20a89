import { categorySchema } from "#shared/schema/conduct.ts";
import * as z from "zod";
import { squeezeSchema } from "#shared/design/squeeze.format.ts";
import { GROUP_PHASES, GROUP_VISIBILITIES, type GroupHugView, type Together } from "#shared/schema/group-hug.ts";
import {
  idSchema,
  TOUCH_FORMS,
  type TouchLimit,
  type HugView,
  type PersonView,
  type ReactionView,
} from "#shared/schema/hug.ts";
import type { Outcome } from "../services/outcome.ts";
import type { Reply } from "./route.ts";
import type { Profile } from "../services/people/people.port.ts";

export const ms = z.number().describe("Milliseconds since 1970.");

export const personOutput = z.object({
  id: z.string().describe('Empty for somebody who is gone ("someone").'),
  name: z.string(),
  being: z.string().describe("`colour/texture`."),
}) satisfies z.ZodType<PersonView>;

export const profileOutput = personOutput.extend({
  username: z.string(),
  isGuest: z.boolean(),
}) satisfies z.ZodType<Profile>;

const reactionOutput = z.object({ emoji: z.string(), message: z.string(), atMs: ms }) satisfies z.ZodType<ReactionView>;

export const touchLimitOutput = z.object({
  touchCap: z.number().describe("0 (none) to 100."),
  touchForm: z.enum(TOUCH_FORMS),
}) satisfies z.ZodType<TouchLimit>;

export const hugOutput = z.object({
  id: idSchema,
  direction: z.enum(["received", "sent"]),
  other: personOutput,
  design: z.string(),
  squeeze: squeezeSchema,
  message: z.string(),
  sentAtMs: ms,
  isSeen: z.boolean(),
  reaction: reactionOutput.nullable(),
  answers: z.string().nullable().describe("The hug this one answers."),
  touch: touchLimitOutput.describe("received: how it may touch, by what the reader chose for its sender."),
  request: z
    .object({ isAccepted: z.boolean(), expiresAtMs: ms })
    .nullable()
    .describe("sent, and it asked first. One that was not accepted looks pending until it expires."),
}) satisfies z.ZodType<HugView>;

const togetherOutput = z.object({
  withinMs: z.number().describe("The median of its beats' observed spreads."),
  worstMs: z.number().describe("The largest of its beats' guaranteed bounds."),
  beats: z.number(),
}) satisfies z.ZodType<Together>;

export const groupHugOutput = z.object({
  id: idSchema,
  name: z.string(),
  description: z.string(),
  message: z.string(),
  design: z.string(),
  seed: z.number(),
  phase: z.enum(GROUP_PHASES),
  visibility: z.enum(GROUP_VISIBILITIES),
  capacity: z.number(),
  host: personOutput,
  scheduledForMs: ms.nullable(),
  opensAtMs: ms.nullable().describe("When people can gather; null = at once."),
  expiresAtMs: ms,
  startedAtMs: ms.nullable(),
  endedAtMs: ms.nullable(),
  here: z.number().describe("People in it who have not left."),
  wasIn: z.boolean().describe("The reader took part in touch."),
  participants: z
    .array(personOutput)
    .describe('Who took part in touch; empty for readers who did not. Who is gone or blocked is "someone".'),
  together: togetherOutput.nullable(),
  closedFor: z
    .object({ category: categorySchema, statement: z.string() })
    .nullable()
    .describe("Why the staff closed it; null = they did not."),
}) satisfies z.ZodType<GroupHugView>;

export const peopleOutput = z.object({ people: z.array(personOutput) });
export const okOutput = z.object({ ok: z.literal(true) });
export const OK = { ok: true } as const;
/** Of what says no more than that it was done. */
export const okReply = (outcome: Outcome<unknown>): Reply<typeof OK> =>
  outcome.ok ? { ok: true, value: OK } : outcome;
