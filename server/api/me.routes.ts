import type { ApiServices } from "./registry.ts";
import { route, type Reply, type Route } from "./route.ts";
import { unkind } from "./unkind.ts";
import { profileBody } from "./session.routes.ts";
import { profileOutput } from "./views.output.ts";
import type { Profile } from "../services/people/people.port.ts";

/** A session whose user is gone is no session. */
const orGone = (profile: Profile | null): Reply<Profile> =>
  profile === null ? { ok: false, refusal: { code: "no_such_person" } } : { ok: true, value: profile };

export const meRoutes = ({ people }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/me",
    summary: "Who is signed in here.",
    policy: "signed_in",
    limit: { perMinute: 240, burst: 120 },
    output: profileOutput,
    handle: async ({ who }) => orGone(await people.profile(who.userId)),
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
    refusals: ["unkind_words"],
    handle: async ({ who, body }) =>
      unkind(body, "name") ?? orGone(await people.setProfile(who.userId, body.name, body.being)),
  }),
];
