import * as z from "zod";
import { passkeyAnswerSchema } from "#shared/schema/passkey.ts";
import { stepUpSchema, type StepUpWays } from "#shared/schema/second-factor.ts";
import type { RoomIdentity } from "../services/identity/identity.port.ts";
import type { StepUp } from "../services/step-up/step-up.port.ts";
import { askedOutput, originOf } from "./passkeys.routes.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { okOutput, okReply } from "./views.output.ts";

const limit = { perMinute: 30, burst: 30 };
const waysOutput = z.object({
  isDone: z.boolean().describe("It was shown in the last ten minutes, or there is nothing to show."),
  password: z.boolean(),
  needsCode: z.boolean().describe("Beside the password."),
  passkey: z.boolean(),
}) satisfies z.ZodType<StepUpWays>;

/** Showing once more that it is oneself: what `stepped_up` routes need. */
export const stepUpRoutes = ({ stepUp, accounts }: ApiServices): readonly Route[] => {
  /** Whoever showed it has another cookie from now on. */
  const shown = async (who: RoomIdentity, said: Awaited<ReturnType<StepUp["withPassword"]>>) => {
    const reply = okReply(said);
    return reply.ok ? { ...reply, setCookies: await accounts.renewToken(who) } : reply;
  };
  return [
    route({
      method: "GET",
      path: "/api/step-up",
      summary: "What there is to show that it is oneself with.",
      policy: "signed_in",
      whileSuspended: true,
      limit: { perMinute: 120, burst: 60 },
      output: waysOutput,
      handle: async ({ who }) => ({ ok: true, value: await stepUp.ways(who) }),
    }),
    route({
      method: "POST",
      path: "/api/step-up",
      summary:
        "Shows it with the password, and a code where a second factor is on. Good for ten minutes; the session cookie is replaced.",
      policy: "signed_in",
      whileSuspended: true,
      limit,
      body: stepUpSchema,
      output: okOutput,
      refusals: ["wrong_sign_in", "wrong_code"],
      handle: async ({ who, body }) => shown(who, await stepUp.withPassword(who, body.password, body.code)),
    }),
    route({
      method: "POST",
      path: "/api/step-up/passkey/begin",
      summary: "What to ask the device for, to show it with one of one's passkeys.",
      policy: "signed_in",
      whileSuspended: true,
      limit,
      output: askedOutput,
      refusals: ["no_such_passkey", "no_passkeys_here"],
      handle: ({ who }, headers) => stepUp.beginWithPasskey(who, originOf(headers)),
    }),
    route({
      method: "POST",
      path: "/api/step-up/passkey",
      summary: "Shows it with the answer of the device. Good for ten minutes; the session cookie is replaced.",
      policy: "signed_in",
      whileSuspended: true,
      limit,
      owner: "self",
      body: passkeyAnswerSchema,
      output: okOutput,
      refusals: ["passkey_refused"],
      handle: async ({ who, body }, headers) =>
        shown(who, await stepUp.withPasskey(who, body.ceremonyId, body.response, originOf(headers))),
    }),
  ];
};
