import type { Country } from "./line.ts";
import { AFRICA_AND_MIDDLE_EAST } from "./lines/africa-middle-east.ts";
import { AMERICAS } from "./lines/americas.ts";
import { ASIA_PACIFIC } from "./lines/asia-pacific.ts";
import { EASTERN_EUROPE } from "./lines/eastern-europe.ts";
import { NORTHERN_EUROPE } from "./lines/northern-europe.ts";
import { SOUTHERN_EUROPE } from "./lines/southern-europe.ts";
import { WESTERN_EUROPE } from "./lines/western-europe.ts";

/** When the whole list was last gone through (CONTRIBUTING.md says how); shown on the page. */
export const LISTED_ON = { iso: "2026-11-26", words: "26 November 2026" };

/** Bundled, so that it is there without a network. */
export const COUNTRIES: readonly Country[] = [
  ...NORTHERN_EUROPE,
  ...WESTERN_EUROPE,
  ...SOUTHERN_EUROPE,
  ...EASTERN_EUROPE,
  ...AMERICAS,
  ...ASIA_PACIFIC,
  ...AFRICA_AND_MIDDLE_EAST,
];

/** For a country that is not listed: directories kept by those who run lines. */
export const DIRECTORIES = [
  { name: "findahelpline.com", web: "https://findahelpline.com" },
  { name: "befrienders.org", web: "https://befrienders.org" },
];

export const countryOf = (code: string | null): Country | null => COUNTRIES.find((one) => one.code === code) ?? null;
