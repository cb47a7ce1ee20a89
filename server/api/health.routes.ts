import { Unavailable } from "../errors.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { OK, okOutput } from "./views.output.ts";

const limit = { perMinute: 1200, burst: 600 };

export const healthRoutes = ({ pingDatabase, isAcceptingRooms }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/health",
    summary: "The process lives.",
    policy: "anyone",
    limit,
    output: okOutput,
    handle: async () => ({ ok: true, value: OK }),
  }),
  route({
    method: "GET",
    path: "/ready",
    summary: "The database answers within a second and rooms can be joined; otherwise 503.",
    policy: "anyone",
    limit,
    output: okOutput,
    handle: async () => {
      if (!isAcceptingRooms()) throw new Unavailable("rooms", null);
      await pingDatabase();
      return { ok: true, value: OK };
    },
  }),
];
