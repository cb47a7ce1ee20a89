import { expect, test } from "vitest";
import { enterWithFactor, type SecondFactorWorld } from "../second-factor/second-factor.contract.ts";
import { cookieOf, enterAccount, enterGuest, PASSWORD, whoOf } from "../testing/account.ts";
import { createAuthenticator } from "../testing/authenticator.ts";
import { valueOf } from "../testing/hug.ts";

const AT = "https://hugs.example";
const OTHER = "two quiet boats at dusk";
const refusal = (code: string) => ({ ok: false, refusal: { code } });

/** What `StepUp` promises. */
export const describeStepUp = (world: () => SecondFactorWorld): void => {
  const signIn = async (mail: string) => {
    const said = valueOf(await world().credentials.signIn({ mail, password: PASSWORD }, new Headers(), "192.0.2.1"));
    if (said.kind === "held") throw new Error("A code is asked for.");
    return whoOf(world(), cookieOf(said.setCookies));
  };
  const addPasskey = async (userId: string, device = createAuthenticator(AT)) => {
    const { ceremonyId, options } = valueOf(await world().passkeys.beginAdding(userId, AT));
    valueOf(await world().passkeys.add(userId, ceremonyId, device.make(options), AT, new Headers()));
    return device;
  };

  test("S1 a guest has nothing to show, and is asked nothing", async () => {
    const { who } = await enterGuest(world());
    expect(await world().stepUp.ways(who)).toEqual({ isDone: true, password: false, needsCode: false, passkey: false });
  });

  test("S2 who became an account shows it first; signing in counts for ten minutes, in that session", async () => {
    const { stepUp } = world();
    const { who, mail } = await enterAccount(world());
    expect(await stepUp.ways(who)).toEqual({ isDone: false, password: true, needsCode: false, passkey: false });
    const here = await signIn(mail);
    expect([await stepUp.isDone(here), await stepUp.isDone(who)]).toEqual([true, false]);
    await world().pass(9);
    expect(await stepUp.isDone(here)).toBe(true);
    await world().pass(2);
    expect(await stepUp.isDone(here)).toBe(false);
  });

  test("S3 the password shows it, for this session; another one does not, and tries are limited", async () => {
    const { stepUp } = world();
    const { who, mail } = await enterAccount(world());
    const other = await signIn(mail);
    await world().pass(11);
    expect(await stepUp.withPassword(who, OTHER, null)).toEqual(refusal("wrong_sign_in"));
    expect(await stepUp.isDone(who)).toBe(false);
    valueOf(await stepUp.withPassword(who, PASSWORD, null));
    expect([await stepUp.isDone(who), await stepUp.isDone(other)]).toEqual([true, false]);
    for (let tries = 2; tries < 10; tries += 1) await stepUp.withPassword(who, OTHER, null);
    expect(await stepUp.withPassword(who, PASSWORD, null)).toMatchObject(refusal("too_many"));
    const guest = await enterGuest(world());
    expect(await stepUp.withPassword(guest.who, PASSWORD, null)).toEqual(refusal("wrong_sign_in"));
  });

  test("S4 where a second factor is on, its code is shown too; a wrong password uses none up", async () => {
    const { stepUp } = world();
    const { who, code, backupCodes } = await enterWithFactor(world());
    const now = code();
    expect(await stepUp.ways(who)).toMatchObject({ isDone: false, password: true, needsCode: true });
    expect(await stepUp.withPassword(who, PASSWORD, null)).toEqual(refusal("wrong_code"));
    expect(await stepUp.withPassword(who, OTHER, now)).toEqual(refusal("wrong_sign_in"));
    expect(await stepUp.isDone(who)).toBe(false);
    valueOf(await stepUp.withPassword(who, PASSWORD, now));
    expect(await stepUp.isDone(who)).toBe(true);
    await world().pass(11);
    expect(await stepUp.isDone(who)).toBe(false);
    expect(await stepUp.withPassword(who, PASSWORD, now)).toEqual(refusal("wrong_code"));
    valueOf(await stepUp.withPassword(who, PASSWORD, backupCodes[0]?.replaceAll("-", "") ?? ""));
    expect(await stepUp.isDone(who)).toBe(true);
  });

  test("S5 a passkey shows it, without a code: one of one's own, in answer to this question, once", async () => {
    const { stepUp, passkeys } = world();
    const [one, other] = [await enterWithFactor(world()), await enterGuest(world())];
    const device = await addPasskey(one.userId);
    const others = await addPasskey(other.userId);
    expect((await stepUp.ways(one.who)).passkey).toBe(true);
    const begun = valueOf(await stepUp.beginWithPasskey(one.who, AT));
    expect(begun.options["allowCredentials"]).toMatchObject([{ id: device.credentialId }]);
    const refused = refusal("passkey_refused");
    expect(await stepUp.withPasskey(one.who, begun.ceremonyId, others.sign(begun.options), AT)).toEqual(refused);

    const again = valueOf(await stepUp.beginWithPasskey(one.who, AT));
    const answer = device.sign(again.options);
    expect(await stepUp.withPasskey(other.who, again.ceremonyId, answer, AT)).toEqual(refused);
    expect(await passkeys.signIn(again.ceremonyId, answer, AT, new Headers())).toEqual(refused);
    expect(await stepUp.isDone(one.who)).toBe(false);
    valueOf(await stepUp.withPasskey(one.who, again.ceremonyId, answer, AT));
    expect(await stepUp.isDone(one.who)).toBe(true);
    expect(await stepUp.withPasskey(one.who, again.ceremonyId, answer, AT)).toEqual(refused);

    for (const begin of [() => passkeys.beginSigningIn(AT), () => passkeys.beginAdding(one.userId, AT)]) {
      const { ceremonyId, options } = valueOf(await begin());
      const shown = device.sign({ rpId: "hugs.example", ...options });
      expect(await stepUp.withPasskey(one.who, ceremonyId, shown, AT)).toEqual(refused);
    }
  });

  test("S6 signing in with a passkey asks for no code, and counts", async () => {
    const one = await enterWithFactor(world());
    const device = await addPasskey(one.userId);
    const { ceremonyId, options } = valueOf(await world().passkeys.beginSigningIn(AT));
    const signedIn = valueOf(await world().passkeys.signIn(ceremonyId, device.sign(options), AT, new Headers()));
    expect(await world().stepUp.isDone(await whoOf(world(), cookieOf(signedIn.setCookies)))).toBe(true);
  });

  test("S7 who has no passkey is asked for none, and a bare address has none", async () => {
    const { who, userId } = await enterAccount(world());
    expect(await world().stepUp.beginWithPasskey(who, AT)).toEqual(refusal("no_such_passkey"));
    await addPasskey(userId);
    expect(await world().stepUp.beginWithPasskey(who, "https://192.0.2.1")).toEqual(refusal("no_passkeys_here"));
    expect(await world().stepUp.withPasskey(who, "x", {}, AT)).toEqual(refusal("passkey_refused"));
  });

  test("S8 a session that is over is stepped up by nothing", async () => {
    const { who, headers } = await enterAccount(world());
    await world().accounts.signOut(headers);
    await world().stepUp.withPassword(who, PASSWORD, null);
    expect(await world().accounts.session(headers)).toBeNull();
  });
};
