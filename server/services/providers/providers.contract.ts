import { beforeEach, expect, test } from "vitest";
import type { ProviderName, ProviderReturn, VisitPurpose } from "#shared/schema/provider.ts";
import type { ProviderClaims } from "../../platform/auth/providers/provider.port.ts";
import type { Letter } from "../../platform/mail/mailer.ts";
import type { Credentials } from "../credentials/credentials.port.ts";
import type { Accounts } from "../identity/identity.port.ts";
import { appCode } from "../second-factor/second-factor.contract.ts";
import type { Ages } from "../ages/ages.port.ts";
import type { SecondFactor } from "../second-factor/second-factor.port.ts";
import type { FakeProvider } from "../testing/fake-provider.ts";
import { valueOf } from "../testing/hug.ts";
import type { Providers } from "./providers.port.ts";

export type ProvidersWorld = {
  readonly providers: Providers;
  /** The one all providers are. */
  readonly fake: FakeProvider;
  readonly accounts: Accounts;
  readonly credentials: Credentials;
  readonly secondFactor: SecondFactor;
  readonly ages: Ages;
  readonly nowMs: () => number;
  readonly letters: Letter[];
  readonly person: (userId: string) => Promise<{ readonly name: string; readonly isGuest: boolean } | null>;
  readonly leave: (userId: string) => Promise<void>;
  /** So much time passes for visits. */
  readonly pass: (minutes: number) => Promise<void>;
};

const AT = "http://127.0.0.1:2567";
const HERE = "192.0.2.1";
const PASSWORD = "a warm lamp in the hall";
const BEING = { colour: "sage", texture: "stripe" } as const;
const refusal = (code: string) => ({ ok: false, refusal: { code } });
type Claims = Partial<ProviderClaims> & { readonly subject: string };
type Browser = { readonly headers: Headers; readonly userId: string | null };

let made = 0;
const newSubject = (): string => `subject-${(made += 1)}`;
const newMail = (): string => `visitor${(made += 1)}@hugs.example`;
/** What a browser sends after it was told to set these. */
const withCookies = (headers: Headers, setCookies: readonly string[]): Headers => {
  const before = (headers.get("cookie") ?? "").split("; ").filter((each) => each !== "");
  const jar = new Map(before.map((each) => each.split("=") as [string, string]));
  for (const each of setCookies) {
    const [name = "", value = ""] = each.split(";")[0]?.split("=") ?? [];
    if (value === "") jar.delete(name);
    else jar.set(name, value);
  }
  return new Headers({ cookie: [...jar].map((pair) => pair.join("=")).join("; ") });
};
const NOBODY: Browser = { headers: new Headers(), userId: null };

/** What `Providers` promises. */
export const describeProviders = (world: () => ProvidersWorld): void => {
  beforeEach(() => {
    world().letters.length = 0;
    world().fake.setAway(false);
  });

  /** Of 25 or more, unless nothing was said. */
  const enterAs = async (name = "Fern", saysAge = true): Promise<Browser & { readonly userId: string }> => {
    const { userId, setCookies } = await world().accounts.enterAsGuest(name, BEING, new Headers());
    if (saysAge) valueOf(await world().ages.say(userId, "25_34"));
    return { userId, headers: withCookies(new Headers(), setCookies) };
  };
  const enterAccount = async () => {
    const [mail, guest] = [newMail(), await enterAs("Ana")];
    valueOf(await world().credentials.register(guest.userId, { mail, password: PASSWORD }));
    const token = /#(\S{43})\s/.exec(world().letters.at(-1)?.text ?? "")?.[1] ?? "";
    valueOf(await world().credentials.confirm(token));
    world().letters.length = 0;
    return { ...guest, mail };
  };
  const whoIs = async (headers: Headers) => (await world().accounts.session(headers))?.who ?? null;
  let from = 0;
  const begin = async (browser: Browser, purpose: VisitPurpose = "sign_in", provider: ProviderName = "google") => {
    const who = await whoIs(browser.headers);
    const begun = valueOf(await world().providers.begin(provider, purpose, who, AT, `198.51.100.${(from += 1)}`));
    const state = new URL(begun.address).searchParams.get("state") ?? "";
    return { ...begun, state, headers: withCookies(browser.headers, begun.setCookies) };
  };
  const finish = (returned: ProviderReturn, headers: Headers, provider: ProviderName = "google") =>
    world().providers.finish(provider, returned, headers);
  const visit = async (
    browser: Browser,
    claims: Claims,
    purpose: VisitPurpose = "sign_in",
    more: Partial<ProviderReturn> = {},
  ) => {
    const begun = await begin(browser, purpose);
    const returned = { state: begun.state, code: world().fake.code(begun.address, claims), ...more };
    const end = await finish(returned, begun.headers);
    return { end, returned, begun, headers: withCookies(begun.headers, end.setCookies) };
  };
  const userOf = async (visited: ReturnType<typeof visit>) => valueOf((await visited).end.outcome).userId;
  /** Nothing came of it: no account is linked, nobody else is here. */
  const nothingCame = async (browser: Browser) => {
    expect((await whoIs(browser.headers))?.userId ?? null).toBe(browser.userId);
    if (browser.userId === null) return;
    expect(await world().providers.list(browser.userId)).toEqual([]);
  };

  test("PV1 a guest becomes an account: the same person in the same session, who comes back on another device", async () => {
    const [guest, subject] = [await enterAs(), newSubject()];
    const { end, headers } = await visit(guest, { subject, name: "Somebody Else" });
    expect(end).toMatchObject({ purpose: "sign_in", outcome: { ok: true, value: { userId: guest.userId } } });
    expect(await world().person(guest.userId)).toEqual({ name: "Fern", isGuest: false });
    expect((await whoIs(headers))?.userId).toBe(guest.userId);
    const elsewhere = await visit(NOBODY, { subject });
    expect(valueOf(elsewhere.end.outcome).userId).toBe(guest.userId);
    expect((await whoIs(elsewhere.headers))?.userId).toBe(guest.userId);
    expect((await whoIs(headers))?.userId).toBe(guest.userId);
  });

  test("PV2 a second visit with the same account changes nothing", async () => {
    const [guest, subject] = [await enterAs(), newSubject()];
    const first = await visit(guest, { subject, mail: "a@hugs.example" });
    const again = await visit({ ...guest, headers: first.headers }, { subject });
    expect(valueOf(again.end.outcome).userId).toBe(guest.userId);
    const list = await world().providers.list(guest.userId);
    expect(list).toMatchObject([{ provider: "google", mail: "a@hugs.example" }]);
    expect(list[0]?.lastUsedMs).toBeGreaterThan(0);
  });

  test("PV3 where nobody is here an account is made, with the name that was said", async () => {
    const named = await userOf(visit(NOBODY, { subject: newSubject(), name: "Ana Maria" }));
    expect(await world().person(named)).toEqual({ name: "Ana Maria", isGuest: false });
    const nameless = await userOf(visit(NOBODY, { subject: newSubject() }));
    expect((await world().person(nameless))?.name).toBe("Friend");
  });

  test("PV4 Apple's name comes once, in a field of its own, and is kept", async () => {
    const subject = newSubject();
    const user = JSON.stringify({ name: { firstName: "Ana", lastName: "Maria" }, email: "x@hugs.example" });
    const userId = await userOf(visit(NOBODY, { subject }, "sign_in", { user }));
    expect((await world().person(userId))?.name).toBe("Ana Maria");
    expect(await userOf(visit(NOBODY, { subject }))).toBe(userId);
    expect((await world().person(userId))?.name).toBe("Ana Maria");
    for (const odd of ["", "{", "[]", "null", '{"name":7}', '{"name":{"firstName":"\u202Eevil"}}', '{"name":{}}'])
      expect(
        (await world().person(await userOf(visit(NOBODY, { subject: newSubject() }, "sign_in", { user: odd }))))?.name,
      ).toBe("Friend");
  });

  test("PV5 a known account signs in as its person, and whoever was here is not any more", async () => {
    const [owner, subject, guest] = [await enterAs("Ana"), newSubject(), await enterAs()];
    await visit(owner, { subject });
    const { end, headers } = await visit(guest, { subject });
    expect(valueOf(end.outcome).userId).toBe(owner.userId);
    expect((await whoIs(headers))?.userId).toBe(owner.userId);
    expect(await whoIs(guest.headers)).toBeNull();
    expect((await world().person(guest.userId))?.isGuest).toBe(true);
  });

  test("PV6 the mail of an account lets in where both sides have verified it, and its mailbox is told", async () => {
    const { userId, mail } = await enterAccount();
    const { headers, end } = await visit(await enterAs(), { subject: newSubject(), mail, isMailVerified: true });
    expect(valueOf(end.outcome).userId).toBe(userId);
    expect((await whoIs(headers))?.userId).toBe(userId);
    expect(world().letters).toMatchObject([{ to: mail, subject: "Google opens your HugMood account now" }]);
  });

  test("PV7 a mail that the provider has not verified lets nobody in: sign in first, and link it there", async () => {
    const owner = await enterAccount();
    const [subject, guest] = [newSubject(), await enterAs()];
    const said = { subject, mail: owner.mail };
    const { end } = await visit(guest, said);
    expect(end.outcome).toEqual(refusal("link_first"));
    expect((await visit(NOBODY, said)).end.outcome).toEqual(refusal("link_first"));
    await nothingCame(guest);
    expect((await world().person(guest.userId))?.isGuest).toBe(true);
    expect(world().letters).toEqual([]);
    expect((await visit(owner, said, "link")).end).toMatchObject({ purpose: "link", outcome: { ok: true } });
    expect(await userOf(visit(NOBODY, said))).toBe(owner.userId);
    expect(world().letters).toMatchObject([{ to: owner.mail }]);
  });

  test("PV8 somebody with an account is not changed by signing in with an unknown one: they link it", async () => {
    const owner = await enterAccount();
    const said = { subject: newSubject(), mail: newMail(), isMailVerified: true };
    expect((await visit(owner, said)).end.outcome).toEqual(refusal("link_first"));
    await nothingCame(owner);
  });

  test("PV9 an account of a provider opens one account here only", async () => {
    const [one, other, subject] = [await enterAs(), await enterAs("Moss"), newSubject()];
    const { headers } = await visit(one, { subject }, "link");
    expect((await world().person(one.userId))?.isGuest).toBe(false);
    expect((await visit(other, { subject }, "link")).end.outcome).toEqual(refusal("provider_taken"));
    await nothingCame(other);
    expect((await visit({ ...one, headers }, { subject }, "link")).end.outcome).toMatchObject({ ok: true });
    expect(await world().providers.list(one.userId)).toHaveLength(1);
  });

  test("PV10 a visit is good once, in the browser that began it, at that provider, for ten minutes", async () => {
    const [guest, other] = [await enterAs(), await enterAs("Moss")];
    const stale = { purpose: "sign_in", outcome: refusal("provider_stale"), setCookies: [] };
    const { begun, returned } = await visit(guest, { subject: newSubject() });
    expect(await finish(returned, begun.headers)).toEqual(stale);

    const second = await begin(other);
    const code = () => world().fake.code(second.address, { subject: newSubject() });
    for (const state of [undefined, "", "x", `${second.state.slice(1)}A`, "x".repeat(4_000)])
      expect(await finish({ code: code(), state }, second.headers)).toEqual(stale);
    const elsewhere = await begin(guest);
    for (const headers of [other.headers, new Headers(), elsewhere.headers])
      expect(await finish({ code: code(), state: second.state }, headers)).toEqual(stale);
    expect(await finish({ code: code(), state: second.state }, second.headers, "apple")).toEqual(stale);
    await world().pass(11);
    expect(await finish({ code: code(), state: second.state }, second.headers)).toEqual(stale);
    await nothingCame(other);
  });

  test("PV11 a code of another visit, one that was used, and none are refused, and use the visit up", async () => {
    const guest = await enterAs();
    const [mine, other] = [await begin(guest), await begin(NOBODY)];
    const code = world().fake.code(other.address, { subject: newSubject() });
    const end = await finish({ state: mine.state, code }, mine.headers);
    expect(end).toMatchObject({ purpose: "sign_in", outcome: refusal("provider_refused") });
    expect(end.setCookies.join()).toContain("Max-Age=0");
    expect((await finish({ state: mine.state, code }, mine.headers)).outcome).toEqual(refusal("provider_stale"));
    for (const wrong of ["never", "", undefined]) {
      const next = await begin(guest);
      const answer = await finish({ state: next.state, code: wrong }, next.headers);
      expect(answer.outcome).toEqual(refusal("provider_refused"));
    }
    await nothingCame(guest);
  });

  test.each([
    ["access_denied", "provider_denied"],
    ["user_cancelled_authorize", "provider_denied"],
    ["temporarily_unavailable", "provider_away"],
    ["<script>", "provider_refused"],
  ])("PV12 sent back with %j: %s", async (error, code) => {
    const guest = await enterAs();
    const { state, headers } = await begin(guest, "link");
    const end = await finish({ state, error }, headers);
    expect(end).toMatchObject({ purpose: "link", outcome: refusal(code) });
    await nothingCame(guest);
  });

  test("PV13 a provider that is away lets nobody begin or finish", async () => {
    const guest = await enterAs();
    const { state, headers, address } = await begin(guest);
    const code = world().fake.code(address, { subject: newSubject() });
    world().fake.setAway(true);
    expect((await finish({ state, code }, headers)).outcome).toEqual(refusal("provider_away"));
    const begun = await world().providers.begin("google", "sign_in", null, AT, HERE);
    expect(begun).toEqual(refusal("provider_away"));
    await nothingCame(guest);
  });

  test("PV14 whoever signed out meanwhile links nothing and becomes nothing", async () => {
    for (const purpose of ["sign_in", "link"] as const) {
      const guest = await enterAs();
      const { state, headers, address } = await begin(guest, purpose);
      await world().accounts.endSessions(guest.userId);
      const code = world().fake.code(address, { subject: newSubject() });
      const end = await finish({ state, code }, headers);
      expect(end).toMatchObject({ purpose, outcome: refusal("provider_stale") });
      expect(await world().providers.list(guest.userId)).toEqual([]);
      expect((await world().person(guest.userId))?.isGuest).toBe(true);
    }
    const nobody = await visit(NOBODY, { subject: newSubject() }, "link");
    expect(nobody.end.outcome).toEqual(refusal("provider_stale"));
  });

  test("PV15 the last way in stays; one of several goes, and opens nothing any more", async () => {
    const [guest, other, subject] = [await enterAs(), await enterAs("Moss"), newSubject()];
    const { headers } = await visit(guest, { subject }, "link");
    const id = (await world().providers.list(guest.userId))[0]?.id ?? "";
    const { remove } = world().providers;
    expect(await remove(guest.userId, id)).toEqual(refusal("last_way_in"));
    for (const [userId, wrong] of [
      [other.userId, id],
      [guest.userId, "x"],
    ] as const)
      expect(await remove(userId, wrong)).toEqual(refusal("no_such_provider_account"));
    await visit({ ...guest, headers }, { subject: newSubject() }, "link");
    valueOf(await remove(guest.userId, id));
    expect(await remove(guest.userId, id)).toEqual(refusal("no_such_provider_account"));
    expect(await userOf(visit(NOBODY, { subject }))).not.toBe(guest.userId);
  });

  test("PV16 a password is another way in", async () => {
    const owner = await enterAccount();
    await visit(owner, { subject: newSubject() }, "link");
    const id = (await world().providers.list(owner.userId))[0]?.id ?? "";
    valueOf(await world().providers.remove(owner.userId, id));
    expect(await world().providers.list(owner.userId)).toEqual([]);
  });

  test("PV17 somebody gone does not come back", async () => {
    const [guest, subject] = [await enterAs(), newSubject()];
    await visit(guest, { subject });
    await world().leave(guest.userId);
    expect((await visit(NOBODY, { subject })).end.outcome).toEqual(refusal("provider_refused"));
  });

  test("PV18 a provider that is not configured is none", async () => {
    expect(world().providers.offered).toEqual(["google", "apple"]);
    expect(await world().providers.begin("facebook", "sign_in", null, AT, HERE)).toEqual(refusal("no_such_provider"));
    expect((await finish({ state: "x" }, new Headers(), "facebook")).outcome).toEqual(refusal("no_such_provider"));
  });

  test("PV19 visits from one address are limited", async () => {
    const begun = await Promise.all(
      Array.from({ length: 61 }, () => world().providers.begin("google", "sign_in", null, AT, "203.0.113.1")),
    );
    expect(begun.filter(({ ok }) => !ok)).toMatchObject([refusal("too_many")]);
  });

  test("PV26 where a second factor is on the provider gets a ticket, and only the code a session; who was here stays", async () => {
    const [owner, guest, subject] = [await enterAccount(), await enterAs(), newSubject()];
    const { secondFactor, nowMs } = world();
    await visit(owner, { subject }, "link");
    const { secret } = valueOf(await secondFactor.begin(owner.userId));
    valueOf(await secondFactor.turnOn(owner.userId, appCode(secret, nowMs(), -1)));

    const { end, headers } = await visit(guest, { subject });
    expect(valueOf(end.outcome)).toEqual({ userId: owner.userId, isHeld: true });
    expect((await whoIs(headers))?.userId).toBe(guest.userId);
    const code = appCode(secret, nowMs());
    expect(await secondFactor.finish(null, code, new Headers())).toEqual(refusal("ticket_expired"));
    const signedIn = valueOf(await secondFactor.finish(null, code, headers));
    expect(signedIn.userId).toBe(owner.userId);
    const after = withCookies(headers, signedIn.setCookies);
    expect((await whoIs(after))?.userId).toBe(owner.userId);
    expect(await whoIs(guest.headers)).toBeNull();
    expect(after.get("cookie")).not.toContain("ticket");
    expect(await secondFactor.finish(null, appCode(secret, nowMs(), 1), headers)).toEqual(refusal("ticket_expired"));
    // Who is in already is asked for nothing.
    expect(valueOf((await visit({ userId: owner.userId, headers: after }, { subject })).end.outcome).isHeld).toBe(
      false,
    );
  });

  test("PV27 a guest becomes an account only once they said how old they are; signing in needs none of it", async () => {
    const [owner, guest, subject] = [await enterAs("Ana"), await enterAs("Fern", false), newSubject()];
    expect((await visit(guest, { subject })).end).toMatchObject({
      purpose: "sign_in",
      outcome: refusal("age_needed"),
    });
    await nothingCame(guest);
    expect((await world().person(guest.userId))?.isGuest).toBe(true);
    valueOf(await world().ages.say(guest.userId, "16_17"));
    expect(await userOf(visit(guest, { subject }))).toBe(guest.userId);

    const known = newSubject();
    await visit(owner, { subject: known });
    expect(await userOf(visit(await enterAs("Moss", false), { subject: known }))).toBe(owner.userId);
  });

  test("PV28 who becomes an account, or links one, in their session has another cookie, and the one before opens nothing", async () => {
    for (const purpose of ["sign_in", "link"] as const) {
      const guest = await enterAs();
      const before = await whoIs(guest.headers);
      const { headers } = await visit(guest, { subject: newSubject() }, purpose);
      expect(await whoIs(guest.headers)).toBeNull();
      expect(await whoIs(headers)).toEqual(before);
    }
  });

  test("PV20 of many visits with one account at once one makes an account, and all are that person", async () => {
    const subject = newSubject();
    const begun = await Promise.all(Array.from({ length: 8 }, () => begin(NOBODY)));
    const ends = await Promise.all(
      begun.map(({ state, headers, address }) =>
        finish({ state, code: world().fake.code(address, { subject }) }, headers),
      ),
    );
    expect(new Set(ends.map(({ outcome }) => valueOf(outcome).userId)).size).toBe(1);
  });
};
