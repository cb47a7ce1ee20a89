import { expect, it } from "vitest";
import { createSessionCookie } from "./session-cookie.ts";

const TOKEN = "t".repeat(43);
const read = (isSecure: boolean, cookie: string) => createSessionCookie(isSecure, 60).read(new Headers({ cookie }));

it("is written for the whole site, to scripts unseen, and read back", () => {
  expect(createSessionCookie(false, 60).write(TOKEN)).toBe(
    `hugmood.session_token=${TOKEN}; Max-Age=60; Path=/; HttpOnly; SameSite=Lax`,
  );
  expect(createSessionCookie(true, 60).write(TOKEN)).toBe(
    `__Secure-hugmood.session_token=${TOKEN}; Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure`,
  );
  expect(createSessionCookie(true, 60).remove()).toContain("Max-Age=0");
  expect(read(false, `a=b; hugmood.session_token=${TOKEN}; c=d`)).toBe(TOKEN);
  expect(read(true, `__Secure-hugmood.session_token=${TOKEN}`)).toBe(TOKEN);
});

it("of before has a signature, which is left", () => {
  expect(read(false, "hugmood.session_token=plain.c2ln%3D")).toBe("plain");
});

it.each([
  "",
  "other=1",
  "hugmood.session_token=",
  "hugmoodXsession_token=x",
  `hugmood.session_token=${"x".repeat(201)}`,
])("%j holds none", (cookie) => {
  expect(read(false, cookie)).toBeNull();
});

it("without the prefix is none where people come by https", () => {
  expect(read(true, `hugmood.session_token=${TOKEN}`)).toBeNull();
});
