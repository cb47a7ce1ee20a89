import * as z from "zod";
import {
  finishSignInSchema,
  turnOnSchema,
  type BackupCodes,
  type HeldSignIn,
  type SecondFactorView,
  type SecretToKeep,
} from "#shared/schema/second-factor.ts";
import { goneReply } from "./gone.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { ms, okOutput, okReply, profileOutput } from "./views.output.ts";

const limit = { perMinute: 30, burst: 30 };
const viewOutput = z.object({
  isOn: z.boolean(),
  sinceMs: ms.nullable(),
  backupCodesLeft: z.int(),
}) satisfies z.ZodType<SecondFactorView>;
const secretOutput = z.object({
  secret: z.string().describe("Base32, to type."),
  address: z.string().describe("`otpauth:`, to scan."),
}) satisfies z.ZodType<SecretToKeep>;
const backupCodesOutput = z.object({
  backupCodes: z.array(z.string()).readonly().describe("Shown this once; each is good once."),
}) satisfies z.ZodType<BackupCodes>;
export const heldOutput = z.object({
  ticket: z.string().describe("Finishes this sign-in with a code. Whoever has it has shown the password."),
  expiresAtMs: ms,
}) satisfies z.ZodType<HeldSignIn>;

export const secondFactorRoutes = ({ secondFactor, people, erasure }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/second-factor",
    summary: "Whether signing in with the password asks for a code of an authenticator app.",
    policy: "signed_in",
    limit: { perMinute: 120, burst: 60 },
    output: viewOutput,
    handle: async ({ who }) => ({ ok: true, value: await secondFactor.view(who.userId) }),
  }),
  route({
    method: "POST",
    path: "/api/second-factor/begin",
    summary: "A new secret for an authenticator app, good to be turned on for an hour.",
    policy: "stepped_up",
    limit,
    output: secretOutput,
    refusals: ["no_password", "second_factor_on"],
    handle: ({ who }) => secondFactor.begin(who.userId),
  }),
  route({
    method: "POST",
    path: "/api/second-factor",
    summary: "Turns it on by a code of that secret. The answer has the backup codes.",
    policy: "stepped_up",
    limit,
    body: turnOnSchema,
    output: backupCodesOutput,
    refusals: ["wrong_code", "no_second_factor"],
    handle: ({ who, body }) => secondFactor.turnOn(who.userId, body.code),
  }),
  route({
    method: "POST",
    path: "/api/second-factor/backup-codes",
    summary: "New backup codes. Those of before open nothing any more.",
    policy: "stepped_up",
    limit,
    output: backupCodesOutput,
    refusals: ["no_second_factor"],
    handle: ({ who }) => secondFactor.renewBackupCodes(who.userId),
  }),
  route({
    method: "DELETE",
    path: "/api/second-factor",
    summary: "Turns it off, with its backup codes.",
    policy: "stepped_up",
    limit,
    output: okOutput,
    refusals: ["no_second_factor"],
    handle: async ({ who }) => okReply(await secondFactor.turnOff(who.userId)),
  }),
  route({
    method: "POST",
    path: "/api/sign-in/code",
    summary:
      "Finishes a sign-in by its ticket and a code of the app, or a backup code, and sets the session cookie. Without a ticket: the sign-in that this browser began at a provider.",
    policy: "anyone",
    limit: { perMinute: 60, burst: 60 },
    body: finishSignInSchema,
    output: profileOutput,
    refusals: ["wrong_code", "ticket_expired", "leaving"],
    handle: async ({ body }, headers) => {
      const signedIn = await secondFactor.finish(body.ticket ?? null, body.code, headers);
      if (!signedIn.ok) return signedIn;
      const { userId, setCookies } = signedIn.value;
      const profile = await people.profile(userId);
      if (profile === null) return goneReply(erasure, userId, "ticket_expired", setCookies);
      return { ok: true, value: profile, setCookies };
    },
  }),
];
