import * as z from "zod";
import { ageSchema } from "#shared/schema/age.ts";
import type { ApiServices } from "./registry.ts";
import { goneReply } from "./gone.ts";
import { route, type Reply, type Route } from "./route.ts";
import { unkind } from "./unkind.ts";
import { profileBody } from "./session.routes.ts";
import { okOutput, okReply, profileOutput } from "./views.output.ts";
import type { Profile } from "../services/people/people.port.ts";

export const meRoutes = ({ people, erasure, ages }: ApiServices): readonly Route[] => {
  /** A session whose user is gone is no session. */
  const orGone = async (userId: string, profile: Profile | null): Promise<Reply<Profile>> =>
    profile === null ? goneReply(erasure, userId, "no_such_person") : { ok: true, value: profile };
  return [
    route({
      method: "GET",
      path: "/api/me",
      summary: "Who is signed in here.",
      policy: "signed_in",
      limit: { perMinute: 240, burst: 120 },
      output: profileOutput,
      refusals: ["no_such_person", "leaving"],
      handle: async ({ who }) => orGone(who.userId, await people.profile(who.userId)),
    }),
    route({
      method: "PUT",
      path: "/api/me",
      summary: "Changes one's name and being.",
      policy: "signed_in",
      limit: { perMinute: 30, burst: 15 },
      example: { name: "Fern", being: { colour: "sage", texture: "plain" } },
      body: profileBody,
      output: profileOutput,
      refusals: ["unkind_words", "no_such_person", "leaving"],
      handle: async ({ who, body }) =>
        unkind(body, "name") ?? orGone(who.userId, await people.setProfile(who.userId, body.name, body.being)),
    }),
    route({
      method: "GET",
      path: "/api/me/age",
      summary: "Whether whoever asks has said how old they are.",
      policy: "signed_in",
      limit: { perMinute: 120, burst: 60 },
      output: z.object({ isKnown: z.boolean() }),
      handle: async ({ who }) => ({ ok: true, value: { isKnown: await ages.isKnown(who.userId) } }),
    }),
    route({
      method: "PUT",
      path: "/api/me/age",
      summary: "Says how old one is. Whoever is younger than 16 is refused, and nothing of it is kept.",
      policy: "signed_in",
      limit: { perMinute: 30, burst: 15 },
      example: { age: "25_34" },
      body: z.strictObject({ age: ageSchema }),
      output: okOutput,
      refusals: ["too_young", "no_such_person"],
      handle: async ({ who, body }) => okReply(await ages.say(who.userId, body.age)),
    }),
  ];
};
