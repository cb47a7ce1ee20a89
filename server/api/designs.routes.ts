import * as z from "zod";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";

export const designRoutes = ({ designs }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/designs",
    summary:
      "The hug designs in the order of the shelf: those for two people, then those for a group (format `hugmood.design/1`).",
    policy: "anyone",
    limit: { perMinute: 240, burst: 120 },
    output: z.object({ designs: z.array(z.looseObject({ id: z.string(), people: z.enum(["two", "group"]) })) }),
    handle: async () => ({ ok: true, value: { designs: (await designs.list()).map((design) => ({ ...design })) } }),
  }),
];
