import * as z from "zod";
import { squeezeSchema } from "#shared/design/squeeze.format.ts";
import { idSchema, type HugView, type PersonView, type ReactionView } from "#shared/schema/hug.ts";
import type { Profile } from "../services/people/people.port.ts";

const ms = z.number().describe("Milliseconds since 1970.");

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
}) satisfies z.ZodType<HugView>;

export const peopleOutput = z.object({ people: z.array(personOutput) });
export const okOutput = z.object({ ok: z.literal(true) });
export const OK = { ok: true } as const;
