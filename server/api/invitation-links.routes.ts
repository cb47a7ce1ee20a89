import * as z from "zod";
import { invitationTokenSchema, type InvitationLinkView, type Invited } from "#shared/schema/invitation-link.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { ms, OK, okOutput, okReply, personOutput } from "./views.output.ts";

const linkOutput = z.object({
  createdAtMs: ms,
  expiresAtMs: ms,
  uses: z.number().describe("People who came by it."),
}) satisfies z.ZodType<InvitationLinkView>;
const tokenBody = z.strictObject({ token: invitationTokenSchema });

export const invitationLinkRoutes = ({ invitationLinks, accounts }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/me/invitation",
    summary: "The link with which one invites others, without its token, which only its maker has.",
    policy: "signed_in",
    limit: { perMinute: 120, burst: 60 },
    output: z.object({ link: linkOutput.nullable() }),
    handle: async ({ who }) => ({ ok: true, value: { link: await invitationLinks.own(who.userId) } }),
  }),
  route({
    method: "POST",
    path: "/api/me/invitation",
    summary: "Makes a link (`/join/<token>`) of 30 days for 20 people. The one before ends.",
    policy: "signed_in",
    limit: { perMinute: 10, burst: 10 },
    output: z.object({ token: invitationTokenSchema, link: linkOutput }),
    handle: async ({ who }) => {
      const made = await invitationLinks.make(who.userId);
      return made.ok ? { ...made, status: 201 } : made;
    },
  }),
  route({
    method: "DELETE",
    path: "/api/me/invitation",
    summary: "Ends one's link, if there is one.",
    policy: "signed_in",
    limit: { perMinute: 30, burst: 15 },
    output: okOutput,
    handle: async ({ who }) => {
      await invitationLinks.revoke(who.userId);
      return { ok: true, value: OK };
    },
  }),
  route({
    method: "POST",
    path: "/api/join/look",
    summary: "Who invites by a link; nobody needs to be signed in to ask.",
    policy: "anyone",
    limit: { perMinute: 30, burst: 30 },
    body: tokenBody,
    output: z.object({
      by: personOutput,
      areFriends: z.boolean().describe("Both follow each other already."),
    }) satisfies z.ZodType<Invited>,
    refusals: ["link_expired"],
    handle: async ({ body }, headers) => {
      const session = await accounts.session(headers);
      const said = await invitationLinks.look(session?.who.userId ?? null, body.token);
      return said.ok && session ? { ...said, setCookies: session.setCookies } : said;
    },
  }),
  route({
    method: "POST",
    path: "/api/join",
    summary: "Takes an invitation: the two follow each other. A second time changes nothing.",
    policy: "signed_in",
    limit: { perMinute: 30, burst: 15 },
    body: tokenBody,
    output: okOutput,
    refusals: ["link_expired", "own_link"],
    handle: async ({ who, body }) => {
      const used = await invitationLinks.use(who.userId, body.token);
      return used.ok ? okReply({ ok: true, value: { ok: true } }) : used;
    },
  }),
];
