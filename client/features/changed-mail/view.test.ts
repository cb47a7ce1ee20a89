import { expect, test } from "vitest";
import type { Failure } from "../../net/state.ts";
import { newMailEnd, oldMailEnd } from "./view.ts";

const nextAfter = (end: typeof newMailEnd, refusal: Failure) => end("token", { ok: false, refusal }).next;

test("MAIL-1 a changed mail leads home, one that was taken back to another password", () => {
  expect(newMailEnd("token", { ok: true })).toMatchObject({ isDone: true, next: "home" });
  expect(oldMailEnd("token", { ok: true })).toMatchObject({ isDone: true, next: "new_password" });
});

test("MAIL-2 each refusal names a way on", () => {
  for (const end of [newMailEnd, oldMailEnd]) {
    expect(nextAfter(end, { code: "offline" })).toBe("again");
    expect(nextAfter(end, { code: "mail_taken" })).toBe("sign_in");
    expect(nextAfter(end, { code: "bad_message", path: "token" })).toBe("home");
    expect(end("", { ok: true }).isDone).toBe(false);
  }
  expect([newMailEnd, oldMailEnd].map((end) => nextAfter(end, { code: "link_expired" }))).toEqual(["home", "sign_in"]);
});
