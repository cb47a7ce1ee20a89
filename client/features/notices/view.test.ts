import { expect, test } from "vitest";
import { fakeHistory } from "../testing/fake-scenes.ts";
import { arrivalAct, FRESH_MS, isInvitationTold } from "./view.ts";

const NOW_MS = 1_760_000_000_000;
const [first, second] = fakeHistory(NOW_MS).map((hug) => ({ ...hug, sentAtMs: NOW_MS - 500 }));
if (!first || !second) throw new Error("there is a history");
const now = {
  arrivals: [first, second],
  handled: new Set<string>(),
  path: "/",
  isVisible: true,
  isTyping: false,
  nowMs: NOW_MS,
};

test("N1 a fresh hug opens at home while the page is looked at", () => {
  expect(arrivalAct(now)).toEqual({ kind: "open", hug: first });
  expect(arrivalAct({ ...now, isVisible: false })).toEqual({ kind: "none" });
});

test("N2 elsewhere, or while somebody types, it is told of", () => {
  expect(arrivalAct({ ...now, isTyping: true }).kind).toBe("tell");
  expect(arrivalAct({ ...now, path: "/hug/7" }).kind).toBe("tell");
});

test("N3 a hug that is not fresh waits", () => {
  expect(arrivalAct({ ...now, nowMs: NOW_MS + FRESH_MS })).toEqual({ kind: "none" });
});

test("N4 each is handled once, and one that is being felt is left alone", () => {
  expect(arrivalAct({ ...now, handled: new Set([first.id]) })).toEqual({ kind: "open", hug: second });
  expect(arrivalAct({ ...now, arrivals: [first], path: `/feel/${first.id}` })).toEqual({ kind: "none" });
});

test("N5 an invitation is told of where it is not seen anyway and nobody is being hugged", () => {
  expect(["/hugs", "/you"].map(isInvitationTold)).toEqual([true, true]);
  expect(["/", "/hug/7", "/feel/7", "/group-hug/7", "/group-hug/new"].some(isInvitationTold)).toBe(false);
});
