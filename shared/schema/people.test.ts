import { expect, test } from "vitest";
import { aboutSchema, bioSchema, searchSchema, usernameSchema } from "./people.ts";

test.each([
  ["fern", "fern"],
  ["  Fern_01 ", "fern_01"],
  ["a.b_c", "a.b_c"],
  ["a".repeat(30), "a".repeat(30)],
])("%j is the username %s", (given, username) => {
  expect(usernameSchema.parse(given)).toBe(username);
});

test.each([
  "ab",
  "a".repeat(31),
  "x".repeat(100_000),
  "1fern",
  "_fern",
  "fern.",
  "fe..rn",
  "fe._rn",
  "fe rn",
  "fe-rn",
  "guest-0123456789abcdef",
  "férn",
  // Cyrillic
  "fеrn",
  "ｆｅｒｎ",
  "fern\u200b",
  "fe\nrn",
  "admin",
  "Ad.Min",
  "hugmood",
  "support_24",
  "someone",
])("%j is no username", (given) => {
  expect(usernameSchema.safeParse(given).success).toBe(false);
});

test("a bio has 500 characters as they are seen, and no hidden signs", () => {
  expect(bioSchema.parse(" Two\nlines ")).toBe("Two\nlines");
  expect(bioSchema.parse("👩‍👩‍👧".repeat(100))).toHaveLength(800);
  expect(bioSchema.safeParse("a".repeat(501)).success).toBe(false);
  expect(bioSchema.safeParse("a\u202eb").success).toBe(false);
});

test("what is left out stays, and nothing else is taken", () => {
  expect(aboutSchema.parse({})).toEqual({});
  expect(aboutSchema.safeParse({ isGuest: false }).success).toBe(false);
});

test("a search needs two characters", () => {
  expect(searchSchema.safeParse(" a ").success).toBe(false);
  expect(searchSchema.parse(" al ")).toBe("al");
});
