import { expect, test } from "vitest";
import { createAccountHttp } from "./account.http.ts";
import type { HttpAnswer } from "./http.client.ts";
import type { PasskeyAnswered, PasskeyDevice } from "./passkey.device.ts";
import { EMPTY_STATE, type Me } from "./state.ts";

const ANN: Me = { id: "ann", name: "Ann", being: "sea/plain", isGuest: true };
const BEN: Me = { id: "ben", name: "Ben", being: "ember/plain", isGuest: false };
const OK: HttpAnswer = { kind: "ok", body: { ok: true } };

/** Answers by "METHOD path"; what is not named succeeds. `done` is what was asked, and what came of it on this device. */
const world = (
  me: Me | null,
  answers: Readonly<Record<string, HttpAnswer>> = {},
  device: PasskeyDevice | null = null,
) => {
  const done: string[] = [];
  const account = createAccountHttp(
    {
      http: async (method, path) => {
        done.push(`${method} ${path}`);
        return answers[`${method} ${path}`] ?? OK;
      },
      clock: { after: () => () => {} },
      uuid: () => "key",
      store: { getState: () => ({ ...EMPTY_STATE, me }) },
      identity: {
        become: async ({ id }) => void done.push(`become ${id}`),
        check: async () => void done.push("check"),
        leave: async () => void done.push("leave"),
      },
      vaults: {
        forget: async (userId) => void done.push(`forget ${userId}`),
      },
    },
    device,
    (address) => void done.push(`leave for ${address}`),
  );
  return { account, done };
};

test("signing in becomes that person and forgets a guest, but nobody who can come back", async () => {
  const profile: HttpAnswer = { kind: "ok", body: BEN };
  const guest = world(ANN, { "POST /api/sign-in": profile });
  expect(await guest.account.signIn("ben@example.org", "x")).toEqual({ ok: true });
  expect(guest.done).toEqual(["POST /api/sign-in", "become ben", "forget ann"]);
  for (const before of [null, BEN, { ...ANN, isGuest: false }]) {
    const { account, done } = world(before, { "POST /api/sign-in": profile });
    await account.signIn("ben@example.org", "x");
    expect(done).toEqual(["POST /api/sign-in", "become ben"]);
  }
});

test("a refused sign-in leaves everything as it is", async () => {
  const refusal = { code: "wrong_sign_in" } as const;
  const { account, done } = world(ANN, { "POST /api/sign-in": { kind: "failed", failure: refusal } });
  expect(await account.signIn("ben@example.org", "x")).toEqual({ ok: false, refusal });
  expect(done).toEqual(["POST /api/sign-in"]);
});

test("an opened link asks who is here now, where somebody is", async () => {
  const here = world(ANN);
  await here.account.confirm("token");
  await here.account.reset("token", "x");
  expect(here.done).toEqual(["POST /api/account/confirm", "check", "POST /api/password/reset", "check"]);
  const nobody = world(null);
  await nobody.account.confirm("token");
  expect(nobody.done).toEqual(["POST /api/account/confirm"]);
});

test("a guest whose link was opened elsewhere learns of it with their account", async () => {
  const account = { mail: "ann@example.org", waitingMail: null, letters: "mailed" };
  const guest = world(ANN, { "GET /api/account": { kind: "ok", body: account } });
  expect(await guest.account.account()).toEqual(account);
  expect(guest.done).toEqual(["GET /api/account", "check"]);
  const waiting = world(ANN, { "GET /api/account": { kind: "ok", body: { ...account, mail: null } } });
  await waiting.account.account();
  expect(waiting.done).toEqual(["GET /api/account"]);
});

test("ending the session of this device is leaving, ending another is not", async () => {
  const other = world(BEN);
  await other.account.endSession("a/b");
  expect(other.done).toEqual(["DELETE /api/sessions/a%2Fb", "GET /api/me"]);
  const own = world(BEN, { "GET /api/me": { kind: "signed_out" } });
  expect(await own.account.endSession("own")).toEqual({ ok: true });
  expect(own.done.at(-1)).toBe("leave");
  const others = world(BEN);
  expect(await others.account.signOutOthers()).toEqual({ ok: true });
  expect(others.done).toEqual(["POST /api/sign-out-others"]);
  const everywhere = world(BEN);
  await everywhere.account.signOutEverywhere();
  expect(everywhere.done).toEqual(["POST /api/sign-out-everywhere", "leave"]);
});

test("a device that was signed out elsewhere finds out when it asks", async () => {
  const { account, done } = world(BEN, { "GET /api/sessions": { kind: "signed_out" } });
  expect(await account.sessions()).toBeNull();
  expect(done).toEqual(["GET /api/sessions", "check"]);
});

const ASKED: HttpAnswer = { kind: "ok", body: { ceremonyId: "c", options: { challenge: "x" } } };
const deviceThat = (answered: PasskeyAnswered): PasskeyDevice => ({
  add: async () => answered,
  sign: async () => answered,
});

test("a passkey is asked of the device and shown to the server; a guest is a guest no more", async () => {
  const shown = deviceThat({ kind: "answered", response: { id: "key" } });
  const { account, done } = world(ANN, { "POST /api/passkeys/begin": ASKED }, shown);
  expect(account.hasPasskeys).toBe(true);
  expect(await account.addPasskey()).toEqual({ ok: true });
  expect(done).toEqual(["POST /api/passkeys/begin", "POST /api/passkeys", "check"]);
});

test("a device that is dismissed, or has one already, or has none at all, shows the server nothing", async () => {
  const asked = { "POST /api/passkeys/begin": ASKED, "POST /api/sign-in/passkey/begin": ASKED };
  const dismissed = world(ANN, asked, deviceThat({ kind: "dismissed" }));
  const closed = { ok: false, refusal: { code: "dismissed" } };
  expect(await dismissed.account.addPasskey()).toEqual(closed);
  expect(await dismissed.account.signInWithPasskey()).toEqual(closed);
  expect(dismissed.done).toEqual(["POST /api/passkeys/begin", "POST /api/sign-in/passkey/begin"]);
  const known = world(ANN, asked, deviceThat({ kind: "known" }));
  expect(await known.account.addPasskey()).toEqual({ ok: true });
  expect(known.done).toEqual(["POST /api/passkeys/begin"]);
  const without = world(ANN);
  expect(without.account.hasPasskeys).toBe(false);
  expect(await without.account.addPasskey()).toEqual({ ok: false, refusal: { code: "no_passkeys_here" } });
  expect(without.done).toEqual([]);
});

test("signing in with a passkey becomes that person and forgets a guest", async () => {
  const answers = {
    "POST /api/sign-in/passkey/begin": ASKED,
    "POST /api/sign-in/passkey": { kind: "ok", body: BEN } as const,
  };
  const { account, done } = world(ANN, answers, deviceThat({ kind: "answered", response: {} }));
  expect(await account.signInWithPasskey()).toEqual({ ok: true });
  expect(done.slice(2)).toEqual(["become ben", "forget ann"]);
});

test("a sign-in that needs a code becomes nobody until the code is there", async () => {
  const held: HttpAnswer = { kind: "ok", body: { ticket: "ticket", expiresAtMs: 1 } };
  const { account, done } = world(ANN, {
    "POST /api/sign-in": held,
    "POST /api/sign-in/code": { kind: "ok", body: BEN },
  });
  expect(await account.signIn("ben@example.org", "x")).toEqual({ ok: true, ticket: "ticket" });
  expect(done).toEqual(["POST /api/sign-in"]);
  expect(await account.finishSignIn("ticket", "123 456")).toEqual({ ok: true });
  expect(done.slice(1)).toEqual(["POST /api/sign-in/code", "become ben", "forget ann"]);
});

test("a passkey shows that it is oneself without becoming anybody", async () => {
  const shown = deviceThat({ kind: "answered", response: {} });
  const { account, done } = world(BEN, { "POST /api/step-up/passkey/begin": ASKED }, shown);
  expect(await account.stepUpWithPasskey()).toEqual({ ok: true });
  expect(done).toEqual(["POST /api/step-up/passkey/begin", "POST /api/step-up/passkey"]);
});

test("backup codes come with what turned codes on, and a refusal without", async () => {
  const codes = { backupCodes: ["abcd-efgh-jkmn"] };
  const refusal = { code: "step_up_needed" } as const;
  const { account } = world(BEN, {
    "POST /api/second-factor": { kind: "ok", body: codes },
    "POST /api/second-factor/backup-codes": { kind: "failed", failure: refusal },
  });
  expect(await account.turnOnSecondFactor("123456")).toEqual({ ok: true, value: codes });
  expect(await account.renewBackupCodes()).toEqual({ ok: false, refusal });
});

test("taking a mail back signs this device out where somebody is here", async () => {
  const here = world(BEN);
  await here.account.undoMail("token");
  expect(here.done).toEqual(["POST /api/account/mail/undo", "check"]);
  const nobody = world(null);
  await nobody.account.undoMail("token");
  expect(nobody.done).toEqual(["POST /api/account/mail/undo"]);
});

test("going to a provider leaves for the address that the server tells, and stays here when it is refused", async () => {
  const begun: HttpAnswer = { kind: "ok", body: { address: "https://provider.example/authorize" } };
  const link = "POST /api/provider-accounts/begin";
  const going = world(ANN, { "POST /api/sign-in/provider/begin": begun, [link]: begun });
  expect(await going.account.goToProvider("google", "sign_in")).toEqual({ ok: true });
  expect(await going.account.goToProvider("google", "link")).toEqual({ ok: true });
  const left = "leave for https://provider.example/authorize";
  expect(going.done).toEqual(["POST /api/sign-in/provider/begin", left, link, left]);
  const refusal = { code: "provider_away" } as const;
  const staying = world(ANN, { [link]: { kind: "failed", failure: refusal } });
  expect(await staying.account.goToProvider("apple", "link")).toEqual({ ok: false, refusal });
  expect(staying.done).toEqual([link]);
});
