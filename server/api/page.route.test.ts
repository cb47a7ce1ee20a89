import { expect, it } from "vitest";
import { appCode } from "../services/second-factor/second-factor.contract.ts";
import { tokenIn } from "../services/testing/account.ts";
import { valueOf } from "../services/testing/hug.ts";
import { openApi } from "./testing/open-api.ts";

const FORM = "application/x-www-form-urlencoded";
const leads = (answer: { status: number; headers: Headers } | null) => [
  answer?.status,
  answer?.headers.get("location"),
];

type Api = Awaited<ReturnType<typeof openApi>>;
type Purpose = "sign-in/provider" | "provider-accounts";

/** Somebody who went to a provider and said yes there. `who`: their cookies here; empty = nobody. */
const goes = async (api: Api, provider: "google" | "apple", purpose: Purpose, who: string) => {
  const begun = await api.ask("POST", `/api/${purpose}/begin`, { cookie: who, body: { provider } });
  const address = String(begun?.json["address"]);
  const cookie = `${who}; ${begun?.headers.getSetCookie()[0]?.split(";")[0]}`;
  const state = new URL(address).searchParams.get("state") ?? "";
  return { ...api, cookie, state, code: api.fake.code(address, { subject: "ana" }) };
};
const visit = async (provider: "google" | "apple", purpose: Purpose) => {
  const api = await openApi();
  return goes(api, provider, purpose, api.cookie);
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

it("where a second factor is on it leads to the code, whose ticket is in a cookie and in no address", async () => {
  const api = await openApi();
  const { ask, ways, letters, userId, world } = api;
  const linked = await goes(api, "google", "provider-accounts", api.cookie);
  const comesBack = ({ cookie, state, code }: typeof linked) =>
    ask("GET", `/api/providers/google/callback?state=${state}&code=${code}`, { cookie });
  await comesBack(linked);
  valueOf(await ways.credentials.register(userId, { mail: "fern@hugs.example", password: "a warm lamp in the hall" }));
  valueOf(await ways.credentials.confirm(tokenIn(letters.at(-1))));
  const { secret } = valueOf(await ways.secondFactor.begin(userId));
  valueOf(await ways.secondFactor.turnOn(userId, appCode(secret, world.clockMs(), -1)));

  const again = await comesBack(await goes(api, "google", "sign-in/provider", ""));
  expect(leads(again)).toEqual([303, "/sign-in?step=code&by=google"]);
  const set = again?.headers.getSetCookie() ?? [];
  expect(set.join()).not.toContain("session_token=memory");
  const ticket = set.find((each) => each.startsWith("hugmood.ticket="))?.split(";")[0] ?? "";
  const body = { code: appCode(secret, world.clockMs()) };
  expect(await ask("POST", "/api/sign-in/code", { body })).toMatchObject({ json: { code: "ticket_expired" } });
  const finished = await ask("POST", "/api/sign-in/code", { body, cookie: ticket });
  expect(finished).toMatchObject({ status: 200, json: { id: userId } });
  expect(finished?.headers.getSetCookie().join()).toContain("hugmood.ticket=; Max-Age=0");
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

it("a guest who did not say how old they are is led to where that is asked", async () => {
  const api = await openApi();
  const guest = `hugmood.session_token=${api.accounts.tokenFor(await api.world.addUser("Moss"))}`;
  const { ask, cookie, state, code } = await goes(api, "google", "sign-in/provider", guest);
  const asked = await ask("GET", `/api/providers/google/callback?state=${state}&code=${code}`, { cookie });
  expect(leads(asked)).toEqual([303, "/you?why=age_needed&by=google#account"]);
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
