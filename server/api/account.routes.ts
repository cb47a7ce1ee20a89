import * as z from "zod";
import {
  changePasswordSchema,
  LETTER_WAYS,
  linkTokenSchema,
  mailSchema,
  registerSchema,
  resetPasswordSchema,
  signInSchema,
  type AccountView,
} from "#shared/schema/account.ts";
import { ageNeeded } from "./age-needed.ts";
import { heldOutput } from "./second-factor.routes.ts";
import { goneReply } from "./gone.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { okOutput, okReply, profileOutput } from "./views.output.ts";

const accountOutput = z.object({
  mail: z.string().nullable().describe("Null = there is none: a guest, or somebody who comes in without one."),
  hasPassword: z.boolean(),
  waitingMail: z.string().nullable().describe("Its letter has not been opened yet."),
  letters: z.enum(LETTER_WAYS),
}) satisfies z.ZodType<AccountView>;

const rare = { perMinute: 20, burst: 20 };
const often = { perMinute: 60, burst: 60 };

/** Ways in: what a guest becomes an account by, and passwords. */
export const accountRoutes = ({ credentials, people, erasure, ages, accounts }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/account",
    summary: "The account of whoever asks, and how this server sends letters.",
    policy: "signed_in",
    limit: { perMinute: 120, burst: 60 },
    output: accountOutput,
    handle: async ({ who }) => {
      const account = await credentials.account(who.userId);
      return account === null ? { ok: false, refusal: { code: "no_such_person" } } : { ok: true, value: account };
    },
  }),
  route({
    method: "POST",
    path: "/api/account",
    summary: "Mails a link that makes this guest an account. Whether the mail is taken is told to its mailbox only.",
    policy: "stepped_up",
    creates: true,
    limit: rare,
    example: { mail: "fern@hugs.example", password: "a warm lamp in the hall" },
    body: registerSchema,
    output: okOutput,
    refusals: ["age_needed", "weak_password", "already_an_account", "no_letters"],
    handle: async ({ who, body }) => {
      const refused = await ageNeeded({ people, ages }, who.userId);
      if (refused) return refused;
      const reply = okReply(await credentials.register(who.userId, body));
      return reply.ok ? { ...reply, status: 202 } : reply;
    },
  }),
  route({
    method: "POST",
    path: "/api/account/confirm",
    summary: "Opens the link of that letter; again changes nothing. The guest's own session has another cookie.",
    policy: "anyone",
    limit: often,
    body: z.strictObject({ token: linkTokenSchema }),
    output: okOutput,
    refusals: ["link_expired", "mail_taken", "already_an_account"],
    handle: async ({ body }, headers) => {
      const session = await accounts.session(headers);
      const isGuestHere = async () => session !== null && (await people.profile(session.who.userId))?.isGuest === true;
      const wasGuest = await isGuestHere();
      const reply = okReply(await credentials.confirm(body.token));
      const isRenewed = session !== null && reply.ok && wasGuest && !(await isGuestHere());
      return { ...reply, setCookies: isRenewed ? await accounts.renewToken(session.who) : (session?.setCookies ?? []) };
    },
  }),
  route({
    method: "POST",
    path: "/api/sign-in",
    summary:
      "Signs in with mail and password and sets the session cookie; the session of before ends. 202: a code is needed, `/api/sign-in/code` takes it with the ticket.",
    policy: "anyone",
    limit: often,
    example: { mail: "fern@hugs.example", password: "a warm lamp in the hall" },
    body: signInSchema,
    output: z.union([profileOutput, heldOutput]),
    refusals: ["wrong_sign_in", "leaving"],
    handle: async ({ body, address }, headers) => {
      const signedIn = await credentials.signIn(body, headers, address);
      if (!signedIn.ok) return signedIn;
      if (signedIn.value.kind === "held") return { ok: true, value: signedIn.value.held, status: 202 };
      const profile = await people.profile(signedIn.value.userId);
      const { userId, setCookies } = signedIn.value;
      // Gone since: as if there were none.
      if (profile === null) return goneReply(erasure, userId, "wrong_sign_in", setCookies);
      return { ok: true, value: profile, setCookies };
    },
  }),
  route({
    method: "POST",
    path: "/api/password/forgot",
    summary: "Mails a link to choose another password, if there is an account with this mail.",
    policy: "anyone",
    limit: rare,
    body: z.strictObject({ mail: mailSchema }),
    output: okOutput,
    refusals: ["no_letters"],
    handle: async ({ body, address }) => {
      const reply = okReply(await credentials.forgot(body.mail, address));
      return reply.ok ? { ...reply, status: 202 } : reply;
    },
  }),
  route({
    method: "POST",
    path: "/api/password/reset",
    summary: "Opens the link of that letter and sets another password. Every session of the account ends.",
    policy: "anyone",
    limit: rare,
    body: resetPasswordSchema,
    output: okOutput,
    refusals: ["link_expired", "weak_password"],
    handle: async ({ body }) => okReply(await credentials.reset(body.token, body.password)),
  }),
  route({
    method: "PUT",
    path: "/api/password",
    summary: "Changes the password. Every other session ends.",
    policy: "stepped_up",
    limit: rare,
    body: changePasswordSchema,
    output: okOutput,
    refusals: ["no_password", "weak_password"],
    handle: async ({ who, body }) => okReply(await credentials.changePassword(who, body.password)),
  }),
  route({
    method: "PUT",
    path: "/api/account/mail",
    summary: "Mails a link to another mail for this account. Whether that is taken is told to its mailbox only.",
    policy: "stepped_up",
    limit: rare,
    body: z.strictObject({ mail: mailSchema }),
    output: okOutput,
    refusals: ["no_password", "no_letters"],
    handle: async ({ who, body }) => {
      const reply = okReply(await credentials.changeMail(who.userId, body.mail));
      return reply.ok ? { ...reply, status: 202 } : reply;
    },
  }),
  route({
    method: "POST",
    path: "/api/account/mail/confirm",
    summary: "Opens the link of that letter: the account has that mail from now on. Again changes nothing.",
    policy: "anyone",
    limit: often,
    body: z.strictObject({ token: linkTokenSchema }),
    output: okOutput,
    refusals: ["link_expired", "mail_taken"],
    handle: async ({ body }) => okReply(await credentials.confirmMail(body.token)),
  }),
  route({
    method: "POST",
    path: "/api/account/mail/undo",
    summary: "Opens the link that the mail before was sent: the account has it again, and every session ends.",
    policy: "anyone",
    limit: rare,
    body: z.strictObject({ token: linkTokenSchema }),
    output: okOutput,
    refusals: ["link_expired", "mail_taken"],
    handle: async ({ body }) => okReply(await credentials.undoMail(body.token)),
  }),
];
