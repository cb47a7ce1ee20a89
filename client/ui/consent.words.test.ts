import { expect, test } from "vitest";
import type { HugRequestView } from "#shared/schema/consent.ts";
import { ALLOW_HUGS_FROM } from "#shared/schema/privacy.ts";
import {
  ALLOW_CHOICES,
  disturbUntilMs,
  minuteOf,
  minuteWords,
  openRequests,
  quietUntilWords,
  UNTIL_OFF_MS,
} from "./consent.words.ts";

const NOW_MS = new Date(2026, 10, 23, 14, 30).getTime();

test("CONSENT-1 each of the five choices has its words, the most open first", () => {
  expect([...ALLOW_CHOICES].toSorted()).toEqual([...ALLOW_HUGS_FROM].toSorted());
  expect([ALLOW_CHOICES[0], ALLOW_CHOICES.at(-1)]).toEqual(["everyone", "nobody"]);
});

test("CONSENT-2 a request past its end is not shown", () => {
  const until = (expiresAtMs: number): HugRequestView => ({
    id: String(expiresAtMs),
    kind: "hug",
    from: { id: "ann", name: "Ann", being: "sea/plain" },
    message: "",
    askedAtMs: 0,
    expiresAtMs,
  });
  const last = NOW_MS + 1000;
  const requests = [until(last), until(NOW_MS + 1)];
  expect(openRequests(requests, NOW_MS)).toHaveLength(2);
  expect(openRequests(requests, last - 1)).toHaveLength(1);
  expect(openRequests(requests, last)).toEqual([]);
});

test("CONSENT-3 times of a day go to words and back", () => {
  for (const minute of [0, 59, 420, 1320, 1439]) expect(minuteOf(minuteWords(minute))).toBe(minute);
  expect(minuteWords(420)).toBe("07:00");
  expect(minuteOf("")).toBeNull();
});

test("CONSENT-4 do not disturb lasts an hour, until eight tomorrow, or a month", () => {
  expect(disturbUntilMs("hour", NOW_MS) - NOW_MS).toBe(3_600_000);
  expect(disturbUntilMs("morning", NOW_MS)).toBe(new Date(2026, 10, 24, 8).getTime());
  expect(disturbUntilMs("off", NOW_MS) - NOW_MS).toBe(UNTIL_OFF_MS);
  expect(quietUntilWords(NOW_MS + 50 * 60_000, NOW_MS)).toBe("for 50 minutes");
  expect(quietUntilWords(disturbUntilMs("morning", NOW_MS), NOW_MS)).toBe("until tomorrow, 08:00");
  expect(quietUntilWords(NOW_MS + UNTIL_OFF_MS, NOW_MS)).toBe("until you turn it off");
});
