import type { ApiServices } from "./registry.ts";
import { goneReply } from "./gone.ts";
import { route, type Reply, type Route } from "./route.ts";
import { profileBody } from "./session.routes.ts";
import { profileOutput } from "./views.output.ts";
import type { Profile } from "../services/people/people.port.ts";

export const meRoutes = ({ people, erasure }: ApiServices): readonly Route[] => {
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
      body: profileBody,
      output: profileOutput,
      refusals: ["no_such_person", "leaving"],
      handle: async ({ who, body }) => orGone(who.userId, await people.setProfile(who.userId, body.name, body.being)),
    }),
  ];
};
