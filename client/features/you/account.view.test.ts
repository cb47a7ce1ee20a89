import { expect, test } from "vitest";
import {
  changeProblems,
  changeRefusal,
  deviceName,
  deviceWords,
  keepProblems,
  letterWords,
  passkeyName,
  passkeyWords,
} from "./account.view.ts";

const NOW_MS = new Date(2026, 10, 23, 20, 0).getTime();
const DAY_MS = 24 * 60 * 60_000;
const phone = {
  id: "1",
  device: "Firefox on Android",
  isThis: false,
  sinceMs: NOW_MS - 21 * DAY_MS,
  lastUsedMs: NOW_MS,
};

test("YOU-3 a device is told with the days on which it was used and signed in", () => {
  expect(deviceWords(phone, NOW_MS)).toMatch(/^Last used today, signed in on Monday,? 2 November$/);
  expect(deviceWords({ ...phone, lastUsedMs: NOW_MS - DAY_MS }, NOW_MS)).toContain("Last used yesterday");
  expect(deviceWords({ ...phone, isThis: true, sinceMs: NOW_MS }, NOW_MS)).toBe("In use now, signed in today");
  expect([phone, { ...phone, device: "" }].map(deviceName)).toEqual(["Firefox on Android", "A device"]);
});

test("YOU-4 where the letter is depends on how letters leave", () => {
  expect(letterWords("a@b.org", "mailed")).toBe("We sent a letter to a@b.org. Open its link to finish.");
  expect(letterWords("a@b.org", "printed")).toContain("in the log");
});

test("YOU-5 what is wrong with a mail and passwords stands where it is", () => {
  expect(Object.keys(keepProblems("", "short"))).toEqual(["mail", "password"]);
  expect(keepProblems("ana@example.org", "three warm words")).toEqual({});
  expect(Object.keys(changeProblems("", "three warm words"))).toEqual(["current"]);
  expect(Object.keys(changeRefusal({ code: "wrong_sign_in" }))).toEqual(["current"]);
  expect(Object.keys(changeRefusal({ code: "weak_password" }))).toEqual(["password"]);
});

test("a passkey says where it was made and when it was used", () => {
  const nowMs = new Date(2026, 10, 26, 12).getTime();
  const key = { id: "k", device: "Safari on iOS", sinceMs: nowMs - 1_000, lastUsedMs: null };
  expect([passkeyName(key), passkeyWords(key, nowMs)]).toEqual(["Passkey of Safari on iOS", "Added today"]);
  expect(passkeyName({ ...key, device: "" })).toBe("A passkey");
  expect(passkeyWords({ ...key, lastUsedMs: nowMs - 86_400_000 }, nowMs)).toBe("Added today, last used yesterday");
});
