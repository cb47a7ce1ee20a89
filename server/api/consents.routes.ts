import * as z from "zod";
import { ALLOWANCES, type ConsentSettings, HUG_WAYS, consentSettingsSchema } from "#shared/schema/consent.ts";
import { idSchema } from "#shared/schema/hug.ts";
import { ALLOW_HUGS_FROM } from "#shared/schema/privacy.ts";
import { PAGE_DEFAULT, pageQuery } from "./page.query.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { ms, okOutput, okReply, personOutput, touchLimitOutput } from "./views.output.ts";

const settingsOutput = z.object({
  allowHugsFrom: z.enum(ALLOW_HUGS_FROM),
  quietFrom: z.number().nullable().describe("Minutes after local midnight; null = no quiet hours."),
  quietUntil: z.number().nullable(),
  timeZone: z.string(),
  noDisturbUntilMs: ms.nullable(),
}) satisfies z.ZodType<ConsentSettings>;
const limit = { perMinute: 240, burst: 120 };

export const consentRoutes = ({ consents }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/hugs/way/:id",
    summary: "What a hug to somebody would meet now, as its sender may know it.",
    policy: "signed_in",
    limit,
    owner: "public",
    params: z.strictObject({ id: idSchema }),
    output: z.object({ way: z.enum(HUG_WAYS) }),
    refusals: ["no_such_person"],
    handle: async ({ who, params }) => {
      const way = await consents.way(who.userId, params.id);
      return way === null ? { ok: false, refusal: { code: "no_such_person" } } : { ok: true, value: { way } };
    },
  }),
  route({
    method: "GET",
    path: "/api/consents",
    summary: "Everybody for whose hugs one chose something.",
    policy: "signed_in",
    limit,
    output: z.object({
      people: z.array(
        touchLimitOutput.extend({ userId: idSchema, allowance: z.enum(ALLOWANCES).nullable(), person: personOutput }),
      ),
    }),
    handle: async ({ who }) => ({ ok: true, value: { people: [...(await consents.chosen(who.userId))] } }),
  }),
  route({
    method: "GET",
    path: "/api/consents/settings",
    summary: "Whose hugs need no request, and when hugs are held.",
    policy: "signed_in",
    limit,
    output: settingsOutput,
    refusals: ["no_such_person"],
    handle: async ({ who }) => {
      const settings = await consents.settings(who.userId);
      return settings === null ? { ok: false, refusal: { code: "no_such_person" } } : { ok: true, value: settings };
    },
  }),
  route({
    method: "PUT",
    path: "/api/consents/settings",
    summary:
      "Chooses whose hugs need no request, and when hugs are held. Held hugs come at once if it is quiet no more.",
    policy: "signed_in",
    limit: { perMinute: 120, burst: 30 },
    body: consentSettingsSchema,
    output: okOutput,
    refusals: ["no_such_person"],
    handle: async ({ who, body }) => okReply(await consents.setSettings(who.userId, body)),
  }),
  route({
    method: "GET",
    path: "/api/consents/ledger",
    summary: "What one allowed and took back, newest first, page by page.",
    policy: "signed_in",
    limit,
    query: pageQuery,
    output: z.object({
      entries: z.array(
        z.object({
          id: z.string(),
          act: z.string(),
          other: personOutput.nullable().describe("Towards whom; null = everybody."),
          detail: z.unknown().describe("What it changed to."),
          atMs: ms,
        }),
      ),
      next: z.string().nullable(),
    }),
    handle: async ({ who, query }) => {
      const page = await consents.ledger(who.userId, query.cursor ?? null, query.limit ?? PAGE_DEFAULT);
      if (page === null) return { ok: false, refusal: { code: "bad_message", path: "query.cursor" } };
      return { ok: true, value: { entries: [...page.entries], next: page.next } };
    },
  }),
];
