import { expect, test } from "vitest";
import type { Accounts } from "../identity/identity.port.ts";
import { createAuthenticator, type Authenticator, type Changed } from "../testing/authenticator.ts";
import { valueOf } from "../testing/hug.ts";
import type { Passkeys } from "./passkeys.port.ts";

export type PasskeysWorld = {
  readonly passkeys: Passkeys;
  readonly accounts: Accounts;
  readonly isGuest: (userId: string) => Promise<boolean | undefined>;
  readonly leave: (userId: string) => Promise<void>;
  /** So much time passes for what was begun. */
  readonly pass: (minutes: number) => Promise<void>;
};

const AT = "https://hugs.example";
const BEING = { colour: "sage", texture: "stripe" } as const;
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const HEADERS = new Headers({ "user-agent": FIREFOX });
const REFUSED = { ok: false, refusal: { code: "passkey_refused" } };
const cookieOf = (setCookies: readonly string[]) => new Headers({ cookie: setCookies[0]?.split(";")[0] ?? "" });

/** What `Passkeys` promises. */
export const describePasskeys = (world: () => PasskeysWorld): void => {
  const enter = async () => {
    const { userId, setCookies } = await world().accounts.enterAsGuest("Fern", BEING, HEADERS);
    return { userId, headers: cookieOf(setCookies) };
  };
  const add = async (userId: string, device = createAuthenticator(AT), changed: Changed = {}) => {
    const { ceremonyId, options } = valueOf(await world().passkeys.beginAdding(userId, AT));
    const said = await world().passkeys.add(userId, ceremonyId, device.make(options, changed), AT, HEADERS);
    return { said, device, ceremonyId, options };
  };
  const signIn = async (device: Authenticator, changed: Changed = {}, headers = new Headers()) => {
    const { ceremonyId, options } = valueOf(await world().passkeys.beginSigningIn(AT));
    const answer = device.sign(options, changed);
    return { answer, ceremonyId, said: await world().passkeys.signIn(ceremonyId, answer, AT, headers) };
  };

  test("K1 a guest who adds a passkey is a guest no more, and signs in with it as the same person", async () => {
    const { passkeys, accounts } = world();
    const { userId, headers } = await enter();
    const { said, device } = await add(userId);
    expect(said).toEqual({ ok: true, value: { ok: true } });
    expect(await world().isGuest(userId)).toBe(false);
    expect(await passkeys.list(userId)).toMatchObject([{ device: "Firefox on Linux", lastUsedMs: null }]);
    expect((await accounts.session(headers))?.who.userId).toBe(userId);
    const signedIn = valueOf((await signIn(device)).said);
    expect(signedIn.userId).toBe(userId);
    expect((await accounts.session(cookieOf(signedIn.setCookies)))?.who.userId).toBe(userId);
    expect((await passkeys.list(userId))[0]?.lastUsedMs).toBeGreaterThan(0);
  });

  test("K2 signing in ends the session that was there", async () => {
    const [fern, moss] = [await enter(), await enter()];
    const { device } = await add(fern.userId);
    valueOf((await signIn(device, {}, moss.headers)).said);
    expect(await world().accounts.session(moss.headers)).toBeNull();
  });

  test.each<[string, Changed]>([
    ["of another page", { origin: "https://hugs.evil" }],
    ["for another host", { host: "hugs.evil" }],
    ["to another challenge", { challenge: "AAAA" }],
    ["without its owner", { isVerified: false }],
  ])("K3 an answer %s adds nothing and opens nothing", async (_what, changed) => {
    const { userId } = await enter();
    expect((await add(userId, createAuthenticator(AT), changed)).said).toEqual(REFUSED);
    expect(await world().passkeys.list(userId)).toEqual([]);
    expect(await world().isGuest(userId)).toBe(true);
    const { device } = await add(userId);
    expect((await signIn(device, changed)).said).toEqual(REFUSED);
  });

  test("K4 a wrong signature, an unknown key and a copy that counts less open nothing", async () => {
    const { userId } = await enter();
    const { device } = await add(userId);
    expect((await signIn(device, { breaksSignature: true })).said).toEqual(REFUSED);
    expect((await signIn(createAuthenticator(AT))).said).toEqual(REFUSED);
    valueOf((await signIn(device, { counter: 9 })).said);
    expect((await signIn(device, { counter: 9 })).said).toEqual(REFUSED);
    expect((await signIn(device, { counter: 3 })).said).toEqual(REFUSED);
    valueOf((await signIn(device, { counter: 10 })).said);
  });

  test("K5 an answer is good once, for five minutes, for whoever began, and for what was begun", async () => {
    const { passkeys } = world();
    const [{ userId }, other] = [await enter(), await enter()];
    const first = await add(userId);
    const again = (of: typeof first) => passkeys.add(userId, of.ceremonyId, of.device.make(of.options), AT, HEADERS);
    expect(await again(first)).toEqual(REFUSED);
    const { answer, ceremonyId, said } = await signIn(first.device);
    expect(said.ok).toBe(true);
    expect(await passkeys.signIn(ceremonyId, answer, AT, new Headers())).toEqual(REFUSED);

    const device = createAuthenticator(AT);
    const begun = valueOf(await passkeys.beginAdding(userId, AT));
    const made = device.make(begun.options);
    expect(await passkeys.add(other.userId, begun.ceremonyId, made, AT, HEADERS)).toEqual(REFUSED);
    expect(await passkeys.signIn(begun.ceremonyId, device.sign(begun.options), AT, new Headers())).toEqual(REFUSED);
    await world().pass(6);
    expect(await passkeys.add(userId, begun.ceremonyId, made, AT, HEADERS)).toEqual(REFUSED);
    for (const id of ["x", "", "00000000-0000-4000-8000-00000000dead"])
      expect(await passkeys.add(userId, id, made, AT, HEADERS)).toEqual(REFUSED);
  });

  test("K6 the same key is nobody's second one", async () => {
    const [one, other] = [await enter(), await enter()];
    const { device } = await add(one.userId);
    expect((await add(other.userId, device)).said).toEqual(REFUSED);
    expect(await world().isGuest(other.userId)).toBe(true);
    const { options } = valueOf(await world().passkeys.beginAdding(one.userId, AT));
    expect(options["excludeCredentials"]).toMatchObject([{ id: device.credentialId }]);
  });

  test("K7 the last way in stays; one of several goes, and opens nothing any more", async () => {
    const { passkeys } = world();
    const [{ userId }, other] = [await enter(), await enter()];
    const { device } = await add(userId);
    const [kept] = await passkeys.list(userId);
    const id = kept?.id ?? "";
    expect(await passkeys.remove(userId, id)).toEqual({ ok: false, refusal: { code: "last_way_in" } });
    const nothing = { ok: false, refusal: { code: "no_such_passkey" } };
    expect(await passkeys.remove(other.userId, id)).toEqual(nothing);
    expect(await passkeys.remove(userId, "x")).toEqual(nothing);
    await add(userId);
    valueOf(await passkeys.remove(userId, id));
    expect(await passkeys.remove(userId, id)).toEqual(nothing);
    expect((await signIn(device)).said).toEqual(REFUSED);
    expect(await passkeys.list(userId)).toHaveLength(1);
  });

  test.each(["http://127.0.0.1:2567", "https://192.0.2.1", "http://[::1]:2567", "http://hugs.example", "null", ""])(
    "K8 there are none at %j",
    async (at) => {
      const { userId } = await enter();
      const nowhere = { ok: false, refusal: { code: "no_passkeys_here" } };
      expect(await world().passkeys.beginAdding(userId, at)).toEqual(nowhere);
      expect(await world().passkeys.beginSigningIn(at)).toEqual(nowhere);
      const { ceremonyId, options } = valueOf(await world().passkeys.beginAdding(userId, AT));
      const made = createAuthenticator(AT).make(options);
      expect(await world().passkeys.add(userId, ceremonyId, made, at, HEADERS)).toEqual(REFUSED);
    },
  );

  test("K9 somebody gone adds nothing and does not come back", async () => {
    const { userId } = await enter();
    const { device } = await add(userId);
    await world().leave(userId);
    expect(await world().passkeys.beginAdding(userId, AT)).toMatchObject({ refusal: { code: "no_such_person" } });
    expect((await signIn(device)).said).toEqual(REFUSED);
  });

  test.each([
    {},
    { response: {} },
    { id: "AAAA", response: { clientDataJSON: "AAAA" } },
    { id: 7 },
    { id: "x".repeat(9_000) },
  ])("K10 %j is no answer", async (answer) => {
    const { userId } = await enter();
    const begun = valueOf(await world().passkeys.beginAdding(userId, AT));
    expect(await world().passkeys.add(userId, begun.ceremonyId, answer, AT, HEADERS)).toEqual(REFUSED);
    const signing = valueOf(await world().passkeys.beginSigningIn(AT));
    expect(await world().passkeys.signIn(signing.ceremonyId, answer, AT, new Headers())).toEqual(REFUSED);
  });
};
