import * as z from "zod";
import { FEED_DAYS, type FeedEntry } from "#shared/schema/feed.ts";
import { PAGE_DEFAULT, pageQuery } from "./page.query.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { ms, personOutput } from "./views.output.ts";

const about = {
  id: z.string().describe("The same each time it is read."),
  atMs: ms,
  person: personOutput.describe("Whom one follows."),
};
const entryOutput = z.union([
  z.object({ kind: z.enum(["followed", "became_friends"]), ...about, other: personOutput }),
  z.object({
    kind: z.literal("group_hug"),
    ...about,
    groupHug: z.object({ name: z.string(), others: z.number().describe("People who were in it, too.") }),
  }),
]) satisfies z.ZodType<FeedEntry>;

export const feedRoutes = ({ feed }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/feed",
    summary: `What people one follows did in ${FEED_DAYS} days, as they show their activity; newest first, page by page.`,
    policy: "signed_in",
    limit: { perMinute: 60, burst: 40 },
    query: pageQuery,
    output: z.object({ entries: z.array(entryOutput), next: z.string().nullable() }),
    handle: async ({ who, query }) => {
      const page = await feed.page(who.userId, query.cursor ?? null, query.limit ?? PAGE_DEFAULT);
      if (page === null) return { ok: false, refusal: { code: "bad_message", path: "query.cursor" } };
      return { ok: true, value: { entries: [...page.entries], next: page.next } };
    },
  }),
];
