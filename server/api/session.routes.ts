import * as z from "zod";
import type { SessionView } from "#shared/schema/account.ts";
import { ageSchema } from "#shared/schema/age.ts";
import { beingSchema } from "#shared/schema/being.ts";
import { idSchema } from "#shared/schema/hug.ts";
import { displayNameSchema } from "#shared/schema/text.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { unkind } from "./unkind.ts";
import { ms, OK, okOutput, okReply, profileOutput } from "./views.output.ts";

export const profileBody = z.strictObject({ name: displayNameSchema, being: beingSchema });
const guestBody = profileBody.extend({
  age: ageSchema.optional().describe("What is kept of it is a span of years of birth."),
});

const sessionOutput = z.object({
  id: idSchema,
  device: z.string().describe("Empty when it did not say."),
  isThis: z.boolean(),
  sinceMs: ms,
  lastUsedMs: ms.describe("To about an hour. Milliseconds since 1970."),
}) satisfies z.ZodType<SessionView>;

export const sessionRoutes = ({ accounts, people, ages }: ApiServices): readonly Route[] => [
  route({
    method: "POST",
    path: "/api/guests",
    summary:
      "Comes in as a guest: makes one with this name and being and sets the session cookie. Signed in already: changes the profile.",
    policy: "anyone",
    limit: { perMinute: 60, burst: 60 },
    measured: "guests",
    example: { name: "Fern", being: { colour: "sage", texture: "plain" } },
    body: guestBody,
    output: profileOutput,
    refusals: ["unkind_words", "too_young", "suspended"],
    handle: async ({ body }, headers) => {
      const refused = unkind(body, "name");
      if (refused) return refused;
      const { age } = body;
      const checked = age === undefined ? null : ages.check(age);
      if (checked?.ok === false) return checked;
      const session = await accounts.session(headers);
      if (session?.standing === "suspended") return { ok: false, refusal: { code: "suspended" } };
      const known = session && (await people.setProfile(session.who.userId, body.name, body.being));
      if (known) return { ok: true, value: known, setCookies: session.setCookies };
      const entered = await accounts.enterAsGuest(body.name, body.being, headers);
      if (age !== undefined) await ages.say(entered.userId, age);
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
  route({
    method: "POST",
    path: "/api/sign-out-everywhere",
    summary: "Ends all sessions of this person: within two seconds every device is out, in every process.",
    policy: "signed_in",
    whileSuspended: true,
    limit: { perMinute: 20, burst: 20 },
    output: okOutput,
    handle: async ({ who }, headers) => {
      await accounts.endSessions(who.userId);
      return { ok: true, value: OK, setCookies: await accounts.signOut(headers) };
    },
  }),
  route({
    method: "POST",
    path: "/api/sign-out-others",
    summary:
      "Ends all sessions of this person but this one: within two seconds those devices are out, in every process.",
    policy: "signed_in",
    whileSuspended: true,
    limit: { perMinute: 20, burst: 20 },
    output: okOutput,
    handle: async ({ who }) => {
      await accounts.endOtherSessions(who);
      return { ok: true, value: OK };
    },
  }),
  route({
    method: "GET",
    path: "/api/sessions",
    summary: "Every device that is signed in, the one that asks first.",
    policy: "signed_in",
    whileSuspended: true,
    limit: { perMinute: 120, burst: 60 },
    output: z.object({ sessions: z.array(sessionOutput) }),
    handle: async ({ who }) => ({ ok: true, value: { sessions: [...(await accounts.sessions(who))] } }),
  }),
  route({
    method: "DELETE",
    path: "/api/sessions/:id",
    summary: "Signs one device out, within two seconds also where it is in a room.",
    policy: "signed_in",
    owner: "object",
    whileSuspended: true,
    limit: { perMinute: 60, burst: 60 },
    params: z.strictObject({ id: idSchema }),
    output: okOutput,
    refusals: ["no_such_session"],
    handle: async ({ who, params }) => okReply(await accounts.endSession(who.userId, params.id)),
  }),
];
