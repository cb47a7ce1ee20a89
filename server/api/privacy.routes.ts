import { aboutSchema } from "#shared/schema/people.ts";
import { privacyChangeSchema, privacySettingsSchema } from "#shared/schema/privacy.ts";
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
    summary:
      "Changes who may see one; what is left out stays. Who may touch one is changed at `/api/consents/settings`.",
    policy: "signed_in",
    limit: { perMinute: 60, burst: 30 },
    example: { showMoodTo: "friends" },
    body: privacyChangeSchema,
    output: okOutput,
    refusals: ["no_such_person"],
    handle: async ({ who, body }) => okReply(await privacy.change(who.userId, body)),
  }),
];
