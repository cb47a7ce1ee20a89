import * as z from "zod";
import { beingSchema } from "#shared/schema/being.ts";
import { displayNameSchema } from "#shared/schema/text.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { OK, okOutput, profileOutput } from "./views.output.ts";

export const profileBody = z.strictObject({ name: displayNameSchema, being: beingSchema });

export const sessionRoutes = ({ accounts, people }: ApiServices): readonly Route[] => [
  route({
    method: "POST",
    path: "/api/guests",
    summary:
      "Comes in as a guest: makes one with this name and being and sets the session cookie. Signed in already: changes the profile.",
    policy: "anyone",
    limit: { perMinute: 60, burst: 60 },
    body: profileBody,
    output: profileOutput,
    handle: async ({ body }, headers) => {
      const session = await accounts.session(headers);
      const known = session && (await people.setProfile(session.who.userId, body.name, body.being));
      if (known) return { ok: true, value: known, setCookies: session.setCookies };
      const entered = await accounts.enterAsGuest(body.name, body.being);
      const profile = await people.profile(entered.userId);
      if (profile === null) throw new Error("A guest who was just made has no profile.");
      return { ok: true, value: profile, status: 201, setCookies: entered.setCookies };
    },
  }),
  route({
    method: "POST",
    path: "/api/rooms/token",
    summary: "A token of five minutes for joining rooms.",
    policy: "signed_in",
    limit: { perMinute: 120, burst: 60 },
    output: z.object({ token: z.string(), userId: z.string(), expiresAtMs: z.number() }),
    handle: async ({ who }) => ({ ok: true, value: await accounts.issueRoomToken(who) }),
  }),
  route({
    method: "POST",
    path: "/api/sign-out",
    summary: "Ends this session, if there is one, and takes its cookie back. A guest cannot come back.",
    policy: "anyone",
    limit: { perMinute: 60, burst: 60 },
    output: okOutput,
    handle: async (_asked, headers) => ({ ok: true, value: OK, setCookies: await accounts.signOut(headers) }),
  }),
];
