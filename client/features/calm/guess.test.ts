import { expect, test } from "vitest";
import { guessCountry } from "./guess.ts";

test.each([
  ["the time zone says it", "Europe/Vienna", ["en-US"], "AT"],
  ["the region of a language says it, where the zone is not one of ours", "UTC", ["de-CH", "en-US"], "CH"],
  ["the first region that is listed counts", "Etc/GMT", ["fr-SN", "pt-BR"], "BR"],
  ["a script is no region", "UTC", ["zh-Hant-TW"], "TW"],
  ["a language without a region says nothing", "UTC", ["de"], null],
  ["what is unheard of says nothing", "Moon/Tranquility", ["xx-YY", ""], null],
])("CALM-1 %s", (_words, zone, locales, code) => {
  expect(guessCountry(zone, locales)).toBe(code);
});
