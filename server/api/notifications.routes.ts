import * as z from "zod";
import { idSchema } from "#shared/schema/hug.ts";
import { notificationSettingsSchema, type NotificationView } from "#shared/schema/notification.ts";
import { TOLD_KINDS, UNREAD_MAX } from "#shared/schema/notification.kinds.ts";
import { PAGE_DEFAULT, pageQuery } from "./page.query.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { ms, OK, okOutput, personOutput } from "./views.output.ts";

const limit = { perMinute: 240, burst: 120 };
const notificationOutput = z.object({
  id: idSchema,
  kind: z.enum(TOLD_KINDS),
  actor: personOutput.describe('Who did it; "someone" when they are gone.'),
  refId: z.string().nullable().describe("The hug, hug request or group hug it is about."),
  atMs: ms,
  isRead: z.boolean(),
}) satisfies z.ZodType<NotificationView>;

export const notificationRoutes = ({ notifications }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/notifications",
    summary: "What one is told of, newest first, page by page. No mood and no message is in it.",
    policy: "signed_in",
    limit,
    query: pageQuery,
    output: z.object({ notifications: z.array(notificationOutput), next: z.string().nullable() }),
    handle: async ({ who, query }) => {
      const page = await notifications.page(who.userId, query.cursor ?? null, query.limit ?? PAGE_DEFAULT);
      if (page === null) return { ok: false, refusal: { code: "bad_message", path: "query.cursor" } };
      return { ok: true, value: { notifications: [...page.notifications], next: page.next } };
    },
  }),
  route({
    method: "GET",
    path: "/api/notifications/unread",
    summary: `How many are unread, counted up to ${UNREAD_MAX}; 0 in quiet hours and while one is not to be disturbed.`,
    policy: "signed_in",
    limit,
    output: z.object({ unread: z.number() }),
    handle: async ({ who }) => ({ ok: true, value: { unread: await notifications.unread(who.userId) } }),
  }),
  route({
    method: "POST",
    path: "/api/notifications/read",
    summary: "Marks all as read, up to a time: what comes meanwhile stays unread.",
    policy: "signed_in",
    limit,
    example: { untilMs: 0 },
    body: z.strictObject({ untilMs: z.number().int().min(0).max(8.64e15) }),
    output: okOutput,
    handle: async ({ who, body }) => {
      await notifications.readAll(who.userId, body.untilMs);
      return { ok: true, value: OK };
    },
  }),
  route({
    method: "POST",
    path: "/api/notifications/:id/read",
    summary: "Marks one of one's own as read; any other id changes nothing.",
    policy: "signed_in",
    limit,
    owner: "self",
    params: z.strictObject({ id: idSchema }),
    output: okOutput,
    handle: async ({ who, params }) => {
      await notifications.read(who.userId, params.id);
      return { ok: true, value: OK };
    },
  }),
  route({
    method: "GET",
    path: "/api/notifications/settings",
    summary: "Of which kinds one is told.",
    policy: "signed_in",
    limit,
    output: notificationSettingsSchema,
    handle: async ({ who }) => ({ ok: true, value: await notifications.settings(who.userId) }),
  }),
  route({
    method: "PUT",
    path: "/api/notifications/settings",
    summary: "Chooses of which kinds one is told from now on.",
    policy: "signed_in",
    limit: { perMinute: 60, burst: 30 },
    body: notificationSettingsSchema,
    output: notificationSettingsSchema,
    handle: async ({ who, body }) => ({ ok: true, value: await notifications.setSettings(who.userId, body) }),
  }),
];
