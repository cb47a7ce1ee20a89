import { expect, test } from "vitest";
import type { Failure } from "../../net/state.ts";
import { confirmWords } from "./view.ts";

const guest = { id: "1", name: "Ana", being: "honey/plain", isGuest: true };
const account = { ...guest, isGuest: false };
const nextAfter = (refusal: Failure) =>
  [null, guest, account].map((me) => confirmWords("token", { ok: false, refusal }, me).next);

test("CONFIRM-1 an opened link leads on as whoever is here: nobody signs in, the account goes home", () => {
  expect([null, guest, account].map((me) => confirmWords("token", { ok: true }, me).next)).toEqual([
    "sign_in",
    "home",
    "home",
  ]);
  expect(confirmWords("token", { ok: true }, guest).text).toContain("not the one of Ana");
});

test("CONFIRM-2 each refusal names a way on", () => {
  expect(nextAfter({ code: "link_expired" })).toEqual(["sign_in", "ask", "home"]);
  expect(nextAfter({ code: "mail_taken" })).toEqual(["sign_in", "ask", "sign_in"]);
  expect(nextAfter({ code: "already_an_account" })).toEqual(["sign_in", "home", "home"]);
  expect(nextAfter({ code: "offline" })).toEqual(["again", "again", "again"]);
  expect(
    confirmWords("token", { ok: false, refusal: { code: "too_many", retryAfterMs: 60_000 } }, null).text,
  ).toContain("try again in");
});

test("CONFIRM-3 an address without all of its link says so and asks nothing", () => {
  expect(confirmWords("", { ok: true }, guest).title).toBe("This link is not whole");
  expect(nextAfter({ code: "bad_message", path: "token" })).toEqual(["home", "home", "home"]);
});
