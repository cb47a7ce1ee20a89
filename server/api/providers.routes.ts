import * as z from "zod";
import { idSchema } from "#shared/schema/hug.ts";
import {
  beginVisitSchema,
  providerReturnSchema,
  PROVIDERS,
  type ProviderAccountView,
  type ProviderName,
} from "#shared/schema/provider.ts";
import type { VisitEnd } from "../services/providers/providers.port.ts";
import { ageNeeded } from "./age-needed.ts";
import { pagePath, pageRoute } from "./page.route.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { ms, okOutput, okReply } from "./views.output.ts";

const limit = { perMinute: 30, burst: 30 };
const accountOutput = z.object({
  id: idSchema,
  provider: z.enum(PROVIDERS),
  mail: z.string().nullable().describe("What it is known by there; null when the provider did not say."),
  sinceMs: ms,
  lastUsedMs: ms.nullable(),
}) satisfies z.ZodType<ProviderAccountView>;
const begunOutput = z.object({ address: z.url().describe("Where to send the browser.") });

/** Where the page says it is; that it is ours was looked at before. */
const originOf = (headers: Headers): string => headers.get("origin") ?? "";

/** The page that tells of it: nothing that came from outside stands in its address. */
const pageOf = (provider: ProviderName, { purpose, outcome }: VisitEnd): string => {
  if (outcome.ok && outcome.value.isHeld) return pagePath("/sign-in", { step: "code", by: provider });
  if (outcome.ok) return purpose === "link" ? pagePath("/you", { linked: provider }, "account") : pagePath("/");
  const why = { why: outcome.refusal.code, by: provider };
  // Also of a guest who signs in: it is asked there.
  return purpose === "link" || why.why === "age_needed" ? pagePath("/you", why, "account") : pagePath("/sign-in", why);
};

export const providerRoutes = ({ providers, accounts, people, ages }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/providers",
    summary: "The providers that this server signs people in by.",
    policy: "anyone",
    limit: { perMinute: 120, burst: 60 },
    output: z.object({ providers: z.array(z.enum(PROVIDERS)) }),
    handle: async () => ({ ok: true, value: { providers: [...providers.offered] } }),
  }),
  route({
    method: "POST",
    path: "/api/sign-in/provider/begin",
    summary:
      "Begins to sign in by a provider: where to go, and a cookie that binds the visit to this browser. Good once, for ten minutes.",
    policy: "anyone",
    limit,
    body: beginVisitSchema,
    output: begunOutput,
    refusals: ["no_such_provider", "provider_away"],
    handle: async ({ body, address }, headers) => {
      const session = await accounts.session(headers);
      const who = session?.who ?? null;
      const begun = await providers.begin(body.provider, "sign_in", who, originOf(headers), address);
      if (!begun.ok) return begun;
      const setCookies = [...(session?.setCookies ?? []), ...begun.value.setCookies];
      return { ok: true, value: { address: begun.value.address }, setCookies };
    },
  }),
  route({
    method: "GET",
    path: "/api/provider-accounts",
    summary: "Accounts at providers that open one's account, the newest first.",
    policy: "signed_in",
    limit: { perMinute: 120, burst: 60 },
    output: z.object({ accounts: z.array(accountOutput) }),
    handle: async ({ who }) => ({ ok: true, value: { accounts: [...(await providers.list(who.userId))] } }),
  }),
  route({
    method: "POST",
    path: "/api/provider-accounts/begin",
    summary: "Begins to link an account at a provider. A guest with one is a guest no more.",
    policy: "stepped_up",
    limit,
    body: beginVisitSchema,
    output: begunOutput,
    refusals: ["age_needed", "no_such_provider", "provider_away"],
    handle: async ({ who, body, address }, headers) => {
      const refused = await ageNeeded({ people, ages }, who.userId);
      if (refused) return refused;
      const begun = await providers.begin(body.provider, "link", who, originOf(headers), address);
      if (!begun.ok) return begun;
      return { ok: true, value: { address: begun.value.address }, setCookies: begun.value.setCookies };
    },
  }),
  route({
    method: "DELETE",
    path: "/api/provider-accounts/:id",
    summary: "Unlinks one, unless it is the only way in.",
    policy: "stepped_up",
    owner: "object",
    limit,
    params: z.strictObject({ id: idSchema }),
    output: okOutput,
    refusals: ["no_such_provider_account", "last_way_in"],
    handle: async ({ who, params }) => okReply(await providers.remove(who.userId, params.id)),
  }),
  pageRoute({
    method: "GET",
    path: "/api/providers/:provider/callback",
    summary: "Where a provider sends the browser back to.",
    limit: { perMinute: 60, burst: 60 },
    params: z.strictObject({ provider: z.enum(PROVIDERS) }),
    query: providerReturnSchema,
    handle: async ({ params: { provider }, query }, headers) => {
      const end = await providers.finish(provider, query, headers);
      return { to: pageOf(provider, end), setCookies: end.setCookies };
    },
  }),
  pageRoute({
    method: "POST",
    path: "/api/providers/apple/callback",
    summary: "The same for Apple, which lets the browser send a form from its own page.",
    limit: { perMinute: 60, burst: 60 },
    body: providerReturnSchema,
    handle: async ({ body }, headers) => {
      const end = await providers.finish("apple", body, headers);
      return { to: pageOf("apple", end), setCookies: end.setCookies };
    },
  }),
];
