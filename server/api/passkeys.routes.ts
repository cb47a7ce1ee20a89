import * as z from "zod";
import { idSchema } from "#shared/schema/hug.ts";
import { passkeyAnswerSchema, type PasskeyAsked, type PasskeyView } from "#shared/schema/passkey.ts";
import { goneReply } from "./gone.ts";
import { ageNeeded } from "./age-needed.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { ms, okOutput, okReply, profileOutput } from "./views.output.ts";

const limit = { perMinute: 30, burst: 30 };
const passkeyOutput = z.object({
  id: idSchema,
  device: z.string().describe("Where it was made; empty when that did not say."),
  sinceMs: ms,
  lastUsedMs: ms.nullable(),
}) satisfies z.ZodType<PasskeyView>;
export const askedOutput = z.object({
  ceremonyId: idSchema,
  options: z
    .record(z.string(), z.unknown())
    .describe("For `navigator.credentials`, as JSON of Web Authentication Level 3."),
}) satisfies z.ZodType<PasskeyAsked>;

/** Where the page says it is; that it is ours was looked at before. */
export const originOf = (headers: Headers): string => headers.get("origin") ?? "";

export const passkeyRoutes = ({ passkeys, people, erasure, ages, accounts }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/passkeys",
    summary: "One's passkeys, the newest first.",
    policy: "signed_in",
    limit: { perMinute: 120, burst: 60 },
    output: z.object({ passkeys: z.array(passkeyOutput) }),
    handle: async ({ who }) => ({ ok: true, value: { passkeys: [...(await passkeys.list(who.userId))] } }),
  }),
  route({
    method: "POST",
    path: "/api/passkeys/begin",
    summary: "What to ask the device for, to add a passkey. Good for five minutes and one answer.",
    policy: "stepped_up",
    limit,
    output: askedOutput,
    refusals: ["age_needed", "no_passkeys_here"],
    handle: async ({ who }, headers) =>
      (await ageNeeded({ people, ages }, who.userId)) ?? passkeys.beginAdding(who.userId, originOf(headers)),
  }),
  route({
    method: "POST",
    path: "/api/passkeys",
    summary:
      "Adds the passkey that the device made. A guest with one is a guest no more, and has another session cookie.",
    policy: "stepped_up",
    owner: "object",
    limit,
    body: passkeyAnswerSchema,
    output: okOutput,
    refusals: ["age_needed", "passkey_refused"],
    handle: async ({ who, body }, headers) => {
      const refused = await ageNeeded({ people, ages }, who.userId);
      if (refused) return refused;
      const isGuest = (await people.profile(who.userId))?.isGuest === true;
      const { ceremonyId, response } = body;
      const reply = okReply(await passkeys.add(who.userId, ceremonyId, response, originOf(headers), headers));
      return reply.ok && isGuest ? { ...reply, setCookies: await accounts.renewToken(who) } : reply;
    },
  }),
  route({
    method: "DELETE",
    path: "/api/passkeys/:id",
    summary: "Forgets a passkey, unless it is the only way in.",
    policy: "stepped_up",
    owner: "object",
    limit,
    params: z.strictObject({ id: idSchema }),
    output: okOutput,
    refusals: ["no_such_passkey", "last_way_in"],
    handle: async ({ who, params }) => okReply(await passkeys.remove(who.userId, params.id)),
  }),
  route({
    method: "POST",
    path: "/api/sign-in/passkey/begin",
    summary: "What to ask the device for, to sign in with a passkey of its own choice.",
    policy: "anyone",
    limit,
    output: askedOutput,
    refusals: ["no_passkeys_here"],
    handle: async (_asked, headers) => passkeys.beginSigningIn(originOf(headers)),
  }),
  route({
    method: "POST",
    path: "/api/sign-in/passkey",
    summary: "Signs in with the answer of the device and sets the session cookie. The session of before ends.",
    policy: "anyone",
    owner: "public",
    limit,
    body: passkeyAnswerSchema,
    output: profileOutput,
    refusals: ["passkey_refused", "leaving"],
    handle: async ({ body }, headers) => {
      const signedIn = await passkeys.signIn(body.ceremonyId, body.response, originOf(headers), headers);
      if (!signedIn.ok) return signedIn;
      const { userId, setCookies } = signedIn.value;
      const profile = await people.profile(userId);
      if (profile === null) return goneReply(erasure, userId, "passkey_refused", setCookies);
      return { ok: true, value: profile, setCookies };
    },
  }),
];
