import { expect, it } from "vitest";
import { openApi } from "./testing/open-api.ts";

const FORM = "application/x-www-form-urlencoded";
const leads = (answer: { status: number; headers: Headers } | null) => [
  answer?.status,
  answer?.headers.get("location"),
];

/** Somebody who went to a provider and said yes there. */
const visit = async (provider: "google" | "apple", purpose: "sign-in/provider" | "provider-accounts") => {
  const api = await openApi();
  const begun = await api.ask("POST", `/api/${purpose}/begin`, { cookie: api.cookie, body: { provider } });
  const address = String(begun?.json["address"]);
  const cookie = `${api.cookie}; ${begun?.headers.getSetCookie()[0]?.split(";")[0]}`;
  const state = new URL(address).searchParams.get("state") ?? "";
  return { ...api, cookie, state, code: api.fake.code(address, { subject: "ana" }) };
};

it("a visit that ended well leads home, or to the account it was linked to, and takes its cookie back", async () => {
  const { ask, cookie, state, code } = await visit("google", "sign-in/provider");
  const home = await ask("GET", `/api/providers/google/callback?state=${state}&code=${code}&scope=email&hd=x`, {
    cookie,
  });
  expect(leads(home)).toEqual([303, "/"]);
  expect(home?.headers.getSetCookie().join()).toContain("hugmood.visit=; Max-Age=0");
  expect(home?.headers.get("cache-control")).toBe("no-store");
  const linking = await visit("apple", "provider-accounts");
  const body = new URLSearchParams({ state: linking.state, code: linking.code, user: "{}" }).toString();
  const linked = await linking.ask("POST", "/api/providers/apple/callback", {
    cookie: linking.cookie,
    body,
    type: FORM,
  });
  expect(leads(linked)).toEqual([303, "/you?linked=apple#account"]);
});

it("one that did not leads to where it was begun, with the code of why and nothing that came from outside", async () => {
  const { ask, cookie, state } = await visit("google", "provider-accounts");
  const denied = await ask("GET", `/api/providers/google/callback?state=${state}&error=access_denied`, { cookie });
  expect(leads(denied)).toEqual([303, "/you?why=provider_denied&by=google#account"]);
  for (const query of ["", "?state=x&code=y", "?error=https://evil.example", "?state=%0d%0aset-cookie:x"])
    expect(leads(await ask("GET", `/api/providers/google/callback${query}`))).toEqual([
      303,
      "/sign-in?why=provider_stale&by=google",
    ]);
});

it("whatever is wrong with the request itself leads to a page, too", async () => {
  const { ask, world, cookie, failures } = await visit("apple", "provider-accounts");
  const post = (body: string, type = FORM) => ask("POST", "/api/providers/apple/callback", { cookie, body, type });
  for (const [body, type, code] of [
    ["state=a&state=b", FORM, "not_json"],
    ['{"state":"x"}', "application/json", "not_json"],
    [`state=${"x".repeat(5_000)}`, FORM, "bad_message"],
    ["", FORM, "bad_message"],
  ] as const)
    expect(leads(await post(body, type))).toEqual([303, `/sign-in?why=${code}`]);
  expect(leads(await ask("GET", "/api/providers/evil/callback"))).toEqual([303, "/sign-in?why=bad_message"]);
  world.setAway(true);
  expect(leads(await post("state=x"))).toEqual([303, "/sign-in?why=try_later"]);
  expect(failures).toEqual(["unavailable /api/providers/apple/callback"]);
});

it("has a limit, and is no address for other providers or methods", async () => {
  const { ask } = await openApi();
  const once = () => ask("GET", "/api/providers/google/callback");
  for (let asked = 0; asked < 60; asked += 1) await once();
  expect(leads(await once())).toEqual([303, "/sign-in?why=too_many"]);
  expect(await ask("POST", "/api/providers/google/callback", { body: "state=x", type: FORM })).toMatchObject({
    status: 405,
  });
});
