import { expect, test } from "vitest";
import { localTime } from "./local-time.ts";
import { momentOf } from "./moment.ts";

const utc = (text: string): number => Date.parse(text);

test("a clock's time becomes a moment, east and west, and with half hours", () => {
  expect(momentOf("UTC", "2026-03-05", 570)).toBe(utc("2026-03-05T09:30:00Z"));
  expect(momentOf("Europe/Berlin", "2026-07-01", 0)).toBe(utc("2026-06-30T22:00:00Z"));
  expect(momentOf("America/New_York", "2026-01-31", 1439)).toBe(utc("2026-02-01T04:59:00Z"));
  expect(momentOf("Asia/Kolkata", "2026-01-01", 60)).toBe(utc("2025-12-31T19:30:00Z"));
  expect(momentOf("Pacific/Kiritimati", "2026-01-01", 60)).toBe(utc("2025-12-31T11:00:00Z"));
});

test("of an hour that is shown twice it is the first, and a skipped one goes on after the jump", () => {
  expect(momentOf("Europe/Berlin", "2026-10-25", 150)).toBe(utc("2026-10-25T00:30:00Z"));
  expect(momentOf("Europe/Berlin", "2026-03-29", 150)).toBe(utc("2026-03-29T01:30:00Z"));
  expect(momentOf("America/New_York", "2026-11-01", 90)).toBe(utc("2026-11-01T05:30:00Z"));
  expect(momentOf("Australia/Lord_Howe", "2026-04-05", 105)).toBe(utc("2026-04-04T14:45:00Z"));
});

test("the moments of a year come back as the clock showed it, skipped ones apart", () => {
  for (const zone of ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu"]) {
    let other = 0;
    for (let atMs = utc("2026-01-01T00:00:00Z"); atMs < utc("2027-01-01T00:00:00Z"); atMs += 12_600_000) {
      const { day, minutes } = localTime(zone, atMs);
      const found = momentOf(zone, day, minutes);
      expect(localTime(zone, found)).toEqual(localTime(zone, atMs));
      if (found !== atMs) other += 1;
    }
    expect(other, zone).toBeLessThanOrEqual(1);
  }
});

test("an unknown zone throws", () => {
  expect(() => momentOf("Mars/Olympus", "2026-01-01", 0)).toThrow(RangeError);
});
