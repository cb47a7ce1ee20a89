import * as z from "zod";
import { idSchema } from "#shared/schema/hug.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { peopleOutput, personOutput } from "./views.output.ts";

const limit = { perMinute: 240, burst: 120 };

export const peopleRoutes = ({ people }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/people/muted",
    summary: "Everybody one has muted.",
    policy: "signed_in",
    limit,
    output: peopleOutput,
    handle: async ({ who }) => ({ ok: true, value: { people: [...(await people.muted(who.userId)).people] } }),
  }),
  route({
    method: "GET",
    path: "/api/people/blocked",
    summary: "Everybody one has blocked.",
    policy: "signed_in",
    limit,
    output: peopleOutput,
    handle: async ({ who }) => ({ ok: true, value: { people: [...(await people.blocked(who.userId)).people] } }),
  }),
  route({
    method: "GET",
    path: "/api/people/:id",
    summary: "Somebody as one may see them. Who is unknown, gone or blocked (either way) looks the same.",
    policy: "signed_in",
    owner: "public",
    limit,
    params: z.strictObject({ id: idSchema }),
    output: personOutput,
    refusals: ["no_such_person"],
    handle: async ({ who, params }) => {
      const person = await people.personFor(who.userId, params.id);
      return person === null ? { ok: false, refusal: { code: "no_such_person" } } : { ok: true, value: person };
    },
  }),
];
