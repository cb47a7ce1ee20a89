import * as z from "zod";
import { idSchema } from "#shared/schema/hug.ts";
import { PAGE_DEFAULT, pageQuery } from "./page.query.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { hugOutput } from "./views.output.ts";

export const hugRoutes = ({ hugs }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/hugs",
    summary: "One's hugs, sent and received, newest first, page by page.",
    policy: "signed_in",
    limit: { perMinute: 240, burst: 120 },
    query: pageQuery,
    output: z.object({ hugs: z.array(hugOutput), next: z.string().nullable() }),
    handle: async ({ who, query }) => {
      const page = await hugs.page(who.userId, query.cursor ?? null, query.limit ?? PAGE_DEFAULT);
      if (page === null) return { ok: false, refusal: { code: "bad_message", path: "query.cursor" } };
      return { ok: true, value: { hugs: [...page.hugs], next: page.next } };
    },
  }),
  route({
    method: "GET",
    path: "/api/hugs/:id",
    summary: "One hug that was sent to one or by one.",
    policy: "signed_in",
    owner: "object",
    limit: { perMinute: 240, burst: 120 },
    params: z.strictObject({ id: idSchema }),
    output: hugOutput,
    refusals: ["no_such_hug"],
    handle: async ({ who, params }) => {
      const hug = await hugs.one(who.userId, params.id);
      return hug === null ? { ok: false, refusal: { code: "no_such_hug" } } : { ok: true, value: hug };
    },
  }),
];
