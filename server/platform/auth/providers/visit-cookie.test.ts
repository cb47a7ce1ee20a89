import { expect, it } from "vitest";
import { createVisitCookie } from "./visit-cookie.ts";
import { createTicketCookie } from "../ticket-cookie.ts";
import { visitSecrets } from "./visit-secrets.ts";

const TOKEN = "t".repeat(43);
const read = (isSecure: boolean, cookie: string) => createVisitCookie(isSecure).read(new Headers({ cookie }));

it("behind https comes along from another site, to our host only; on http it does not", () => {
  expect(createVisitCookie(true).write(TOKEN)).toBe(
    `__Host-hugmood.visit=${TOKEN}; Max-Age=600; Path=/; HttpOnly; SameSite=None; Secure`,
  );
  expect(createVisitCookie(false).write(TOKEN)).toBe(
    `hugmood.visit=${TOKEN}; Max-Age=600; Path=/; HttpOnly; SameSite=Lax`,
  );
  expect(createVisitCookie(true).remove()).toContain("Max-Age=0");
  expect(read(true, `a=b; __Host-hugmood.visit=${TOKEN}`)).toBe(TOKEN);
  expect(read(false, `hugmood.visit=${TOKEN}; c=d`)).toBe(TOKEN);
});

it("the ticket of a sign-in that waits for a code comes with requests of our own pages only", () => {
  expect(createTicketCookie(true).write(TOKEN)).toBe(
    `__Host-hugmood.ticket=${TOKEN}; Max-Age=600; Path=/; HttpOnly; SameSite=Strict; Secure`,
  );
  expect(createTicketCookie(false).write(TOKEN)).toBe(
    `hugmood.ticket=${TOKEN}; Max-Age=600; Path=/; HttpOnly; SameSite=Strict`,
  );
});

it.each(["", "hugmood.visit=", "hugmood.visit=x", `hugmood.visit=${TOKEN}x`, `hugmoodXvisit=${TOKEN}`])(
  "%j holds none",
  (cookie) => expect(read(false, cookie)).toBeNull(),
);

it("without the prefix is none where people come by https", () => {
  expect(read(true, `hugmood.visit=${TOKEN}`)).toBeNull();
});

it("nonce and verifier are of this browser and this visit, and tell nothing of each other", () => {
  const one = visitSecrets(TOKEN, "a");
  expect(one).toEqual(visitSecrets(TOKEN, "a"));
  const all = [one, visitSecrets(TOKEN, "b"), visitSecrets("u".repeat(43), "a")].flatMap(({ nonce, verifier }) => [
    nonce,
    verifier,
  ]);
  expect(new Set(all).size).toBe(6);
  for (const each of all) expect(each).toMatch(/^[\w-]{43}$/);
});
