import { expect, test } from "vitest";
import {
  backupCodesText,
  deviceName,
  deviceWords,
  factorWords,
  inFours,
  keepProblems,
  letterWords,
  newMailWords,
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
});

test("YOU-6 codes say since when they are on and how many backup codes are left", () => {
  const words = (backupCodesLeft: number) =>
    factorWords({ isOn: true, sinceMs: NOW_MS - DAY_MS, backupCodesLeft }, NOW_MS);
  expect(words(9)).toBe("Your app was added yesterday. 9 backup codes are left.");
  expect(words(1)).toContain("One backup code is left");
  expect(words(0)).toContain("make new ones");
  expect(inFours("ABCDEFGHIJ")).toBe("ABCD EFGH IJ");
  expect(backupCodesText(["abcd-efgh-jkmn"])).toContain("\nabcd-efgh-jkmn\n");
});

test("YOU-7 a letter to another mail says what its link does, and where it is", () => {
  expect(newMailWords("a@b.org", "mailed")).toContain("you sign in with a@b.org from then on");
  expect(newMailWords("a@b.org", "printed")).toContain("in the log");
});

test("a passkey says where it was made and when it was used", () => {
  const nowMs = new Date(2026, 10, 26, 12).getTime();
  const key = { id: "k", device: "Safari on iOS", sinceMs: nowMs - 1_000, lastUsedMs: null };
  expect([passkeyName(key), passkeyWords(key, nowMs)]).toEqual(["Passkey of Safari on iOS", "Added today"]);
  expect(passkeyName({ ...key, device: "" })).toBe("A passkey");
  expect(passkeyWords({ ...key, lastUsedMs: nowMs - 86_400_000 }, nowMs)).toBe("Added today, last used yesterday");
});
