import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ProviderName } from "#shared/schema/provider.ts";
import { parseConfig } from "../../../config.ts";
import { createLog } from "../../logger/logger.ts";
import { openProviders, type ProviderClients } from "./open-providers.ts";
import type { Provider, ProviderAnswer, ProviderClaims, VisitAsked } from "./provider.port.ts";
import { openProviderServers, type ProviderServers } from "./testing/open-servers.ts";
import type { Fault } from "./testing/provider-server.ts";
import { visitAs } from "./testing/visitor.ts";
import { visitSecrets } from "./visit-secrets.ts";

/** The real `openid-client` against servers that behave like providers. */
let servers: ProviderServers;
let clients: ProviderClients;
const log = createLog({ level: "silent", format: "json" });
const MAX_MS = 1_500;
const open = (env: Readonly<Record<string, string>> = servers.env) =>
  openProviders(parseConfig(env).providers, { isSecure: false, log, nowMs: Date.now, maxMs: MAX_MS });

beforeAll(async () => {
  servers = await openProviderServers();
  ({ clients } = await open());
});
afterAll(() => servers.close());
afterEach(() => {
  for (const name of ["google", "apple", "facebook"] as const) servers[name].setFault(null);
});

const clientOf = (name: ProviderName): Provider => {
  const client = clients.get(name);
  if (!client) throw new Error(`${name} is not configured.`);
  return client;
};
let visits = 0;
const askedOf = (name: ProviderName): VisitAsked => ({
  ...visitSecrets("b".repeat(43), `state-${(visits += 1)}`),
  redirectUri: `http://127.0.0.1:2567/api/providers/${name}/callback`,
});
const addressOf = async (name: ProviderName, asked: VisitAsked): Promise<string> => {
  const address = await clientOf(name).address(asked);
  if (address.kind !== "ok") throw new Error(`${name} has no address: ${address.kind}`);
  return address.value;
};
/** Goes there as somebody and comes back with a code. */
const visit = async (name: ProviderName, who = "ana") => {
  const asked = askedOf(name);
  const back = await visitAs(await addressOf(name, asked), who, asked.redirectUri);
  const { state = "", code = "", iss = null, ...more } = Object.fromEntries(back.params) as Record<string, string>;
  return { asked, back, state, more, returned: { ...asked, code, issuer: iss } };
};
const claimsOf = async (name: ProviderName, who = "ana"): Promise<ProviderAnswer<ProviderClaims>> =>
  clientOf(name).claims((await visit(name, who)).returned);

const ANA = { subject: "ana-at-google", mail: "ana@hugs.example", isMailVerified: true, name: "Ana Maria" };

describe("shaped like Google", () => {
  test("somebody who says yes is known by the id token; PKCE is used, the code is good once", async () => {
    const { asked, back, state, returned } = await visit("google");
    const address = new URL(await addressOf("google", asked));
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: "code",
      scope: "openid email profile",
      code_challenge_method: "S256",
      nonce: asked.nonce,
    });
    expect(address.href).not.toContain(asked.verifier);
    expect([back.method, state]).toEqual(["GET", asked.state]);
    expect(await clientOf("google").claims(returned)).toEqual({ kind: "ok", value: ANA });
    expect(await clientOf("google").claims(returned)).toEqual({ kind: "refused" });
  });

  test("another verifier, nonce, state of a browser, issuer or address to come back to is refused", async () => {
    for (const wrong of [
      { verifier: "v".repeat(43) },
      { nonce: "n".repeat(43) },
      { issuer: "https://issuer.evil" },
      { redirectUri: "http://127.0.0.1:9/api/providers/google/callback" },
    ]) {
      const { returned } = await visit("google");
      expect(await clientOf("google").claims({ ...returned, ...wrong })).toEqual({ kind: "refused" });
    }
  });

  test("no is told as access_denied", async () => {
    const { more, returned } = await visit("google", "");
    expect(more["error"]).toBe("access_denied");
    expect(returned.code).toBe("");
  });

  test("a mail that is not verified there is not", async () => {
    servers.google.people.set("new", { ...ANA, subject: "new", isMailVerified: false });
    expect(await claimsOf("google", "new")).toMatchObject({ value: { isMailVerified: false } });
  });

  test("a wrong client secret is refused", async () => {
    const own = clients;
    ({ clients } = await open({ ...servers.env, GOOGLE_CLIENT_SECRET: "another" }));
    expect(await claimsOf("google")).toEqual({ kind: "refused" });
    clients = own;
  });
});

describe("shaped like Apple", () => {
  test("a form is sent by POST, with the name the first time only; the secret is signed anew", async () => {
    const first = await visit("apple");
    expect(first.back.method).toBe("POST");
    expect(JSON.parse(first.more["user"] ?? "")).toEqual({ name: { firstName: "Ana", lastName: "Maria" } });
    const known = { kind: "ok", value: { ...ANA, subject: "ana-at-apple", name: null } };
    expect(await clientOf("apple").claims(first.returned)).toEqual(known);
    const again = await visit("apple");
    expect(again.more["user"]).toBeUndefined();
    expect(await clientOf("apple").claims(again.returned)).toEqual(known);
  });

  test("it offers no PKCE, so none is sent; another team's secret is refused", async () => {
    expect(await addressOf("apple", askedOf("apple"))).not.toContain("code_challenge");
    const own = clients;
    ({ clients } = await open({ ...servers.env, APPLE_TEAM_ID: "OTHER" }));
    expect(await claimsOf("apple")).toEqual({ kind: "refused" });
    clients = own;
  });

  test("a key that is none stops the start with a sentence", async () => {
    const key = "-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----";
    await expect(open({ ...servers.env, APPLE_PRIVATE_KEY: key })).rejects.toThrow(/^APPLE_PRIVATE_KEY is not a key/);
  });
});

describe("shaped like Facebook", () => {
  test("the profile says who it is, its mail counts as not verified, the code is good once", async () => {
    const { returned, state, asked } = await visit("facebook");
    expect(state).toBe(asked.state);
    const value = { ...ANA, subject: "ana-at-facebook", isMailVerified: false };
    expect(await clientOf("facebook").claims(returned)).toEqual({ kind: "ok", value });
    expect(await clientOf("facebook").claims(returned)).toEqual({ kind: "refused" });
  });

  test("no is told as access_denied; a wrong secret is refused", async () => {
    expect((await visit("facebook", "")).more["error"]).toBe("access_denied");
    const own = clients;
    ({ clients } = await open({ ...servers.env, FACEBOOK_CLIENT_SECRET: "another" }));
    expect(await claimsOf("facebook")).toEqual({ kind: "refused" });
    clients = own;
  });
});

test.each<[ProviderName, Fault, "away" | "refused"]>([
  ...(["google", "apple"] as const).flatMap((name) =>
    (
      [
        ["down", "away"],
        ["huge", "away"],
        ["other_nonce", "refused"],
        ["no_nonce", "refused"],
        ["other_key", "refused"],
        ["unsigned", "refused"],
        ["other_audience", "refused"],
        ["other_issuer", "refused"],
        ["expired", "refused"],
        ["from_the_future", "refused"],
        ["no_id_token", "refused"],
      ] as const
    ).map(([fault, kind]): [ProviderName, Fault, "away" | "refused"] => [name, fault, kind]),
  ),
  ["google", "slow", "away"],
  ["facebook", "down", "away"],
  ["facebook", "slow", "away"],
  ["facebook", "huge", "away"],
])("%s with a fault, %s: %s", async (name, fault, kind) => {
  const { returned } = await visit(name);
  servers[name].setFault(fault);
  expect(await clientOf(name).claims(returned)).toEqual({ kind });
});

test("a provider that was away is found once it is back", async () => {
  const { clients: fresh } = await open();
  const google = fresh.get("google");
  servers.google.setFault("gone");
  expect(await google?.address(askedOf("google"))).toEqual({ kind: "away" });
  servers.google.setFault(null);
  expect(await google?.address(askedOf("google"))).toMatchObject({ kind: "ok" });
});

test("what is not configured is not there", async () => {
  expect([...(await open({})).clients.keys()]).toEqual([]);
  expect([...clients.keys()]).toEqual(["google", "apple", "facebook"]);
});
