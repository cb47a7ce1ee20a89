import { aboutSchema } from "#shared/schema/people.ts";
import { privacySettingsSchema } from "#shared/schema/privacy.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { okOutput, okReply } from "./views.output.ts";

export const privacyRoutes = ({ profiles, privacy }: ApiServices): readonly Route[] => [
  route({
    method: "PUT",
    path: "/api/me/about",
    summary: "Changes one's username and what one says about oneself; what is left out stays.",
    policy: "signed_in",
    limit: { perMinute: 30, burst: 15 },
    body: aboutSchema,
    output: okOutput,
    refusals: ["username_taken"],
    handle: async ({ who, body }) => okReply(await profiles.setAbout(who.userId, body)),
  }),
  route({
    method: "GET",
    path: "/api/me/privacy",
    summary: "Who may see and touch one.",
    policy: "signed_in",
    limit: { perMinute: 240, burst: 120 },
    output: privacySettingsSchema,
    handle: async ({ who }) => {
      const settings = await privacy.settings(who.userId);
      return settings === null ? { ok: false, refusal: { code: "no_such_person" } } : { ok: true, value: settings };
    },
  }),
  route({
    method: "PUT",
    path: "/api/me/privacy",
    summary: "Changes who may see and touch one; all settings at once.",
    policy: "signed_in",
    limit: { perMinute: 60, burst: 30 },
    body: privacySettingsSchema,
    output: privacySettingsSchema,
    handle: async ({ who, body }) => privacy.set(who.userId, body),
  }),
];
