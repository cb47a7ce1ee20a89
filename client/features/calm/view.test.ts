import { expect, test } from "vitest";
import { COUNTRIES, countryOf, DIRECTORIES, LISTED_ON } from "./countries.ts";
import { countryName, findCountries, lineWords, smsHref, telHref } from "./view.ts";

const NUMBER = /^[*(]?\d[\d ()]*\d$/;
const lines = COUNTRIES.flatMap((country) => country.lines);

test("CALM-2 every country has a number to call in danger, and is listed once", () => {
  expect(new Set(COUNTRIES.map(({ code }) => code)).size).toBe(COUNTRIES.length);
  for (const { code, emergency } of COUNTRIES) {
    expect(countryName(code), code).not.toBe(code);
    expect(emergency.length, code).toBeGreaterThan(0);
    for (const { number } of emergency) expect(number, code).toMatch(/^\d{2,5}$/);
  }
});

test("CALM-3 a time zone belongs to one country", () => {
  const zones = COUNTRIES.flatMap((country) => country.zones);
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones.filter((zone) => !/^[A-Z][A-Za-z_/]+$/.test(zone))).toEqual([]);
});

test("CALM-4 every line can be reached, and says in which language", () => {
  for (const { name, call, text, web, languages } of lines) {
    expect(call ?? text, name).toBeDefined();
    if (call !== undefined) expect(call, name).toMatch(NUMBER);
    if (text) expect(text.to, name).toMatch(NUMBER);
    if (web !== undefined) expect(new URL(web).protocol, name).toBe("https:");
    expect(languages.length, name).toBeGreaterThan(0);
  }
  for (const { web } of DIRECTORIES) expect(new URL(web).protocol).toBe("https:");
});

test("CALM-5 the date of the list is one date in two writings", () => {
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  expect(words.format(new Date(LISTED_ON.iso))).toBe(LISTED_ON.words);
});

test.each([
  ["ger", "en", "DE"],
  ["  GERM", "en", "DE"],
  ["deutsch", "de-AT", "DE"],
  ["zealand", "en", "NZ"],
  ["osterr", "de", "AT"],
  ["tur", "tr", "TR"],
  ["jp", "en", "JP"],
])("CALM-6 “%s” in %s finds %s", (typed, locale, code) => {
  expect(findCountries(typed, locale).map((one) => one.code)).toContain(code);
});

test("CALM-7 nothing typed finds all, nonsense finds none", () => {
  expect(findCountries("", "en")).toHaveLength(COUNTRIES.length);
  expect(findCountries("zzz", "en")).toEqual([]);
  expect(countryOf("ZZ")).toBeNull();
  expect(countryOf(null)).toBeNull();
});

test("CALM-8 what is pressed dials what is read", () => {
  expect(telHref("0800 111 0 111")).toBe("tel:08001110111");
  expect(telHref("*4141")).toBe("tel:*4141");
  expect(smsHref({ to: "85258", word: "SHOUT" })).toBe("sms:85258?&body=SHOUT");
  expect(smsHref({ to: "0477 13 11 14" })).toBe("sms:0477131114");
});

test("CALM-9 a line says when, in which language and for whom", () => {
  const words = lineWords({ name: "x", hours: "always", languages: ["en", "fr"], whom: "young people" });
  expect(words).toBe("Day and night · English and French · for young people");
  expect(lineWords({ name: "x", languages: ["sv"] })).toBe("Their hours are on their page · Swedish");
});
