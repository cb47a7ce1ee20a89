import { COUNTRIES } from "./countries.ts";
import type { Emergency, Line } from "./line.ts";

const namesIn = (locale: string) => new Intl.DisplayNames([locale], { type: "region" });
const languageNames = new Intl.DisplayNames(["en"], { type: "language" });
const NAMES = namesIn("en");

export const countryName = (code: string): string => NAMES.of(code) ?? code;

/** Without marks and case, so that "turkiye" and "Türkiye" find the same. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export type CountryItem = { readonly code: string; readonly name: string };

/** Countries whose name in English or in one's own language, or whose code, begins a word as typed; all for nothing typed. */
export const findCountries = (typed: string, locale: string): readonly CountryItem[] => {
  const own = namesIn(locale);
  const wanted = plain(typed.trim());
  return COUNTRIES.map(({ code }) => ({ code, name: countryName(code) }))
    .filter(({ code, name }) =>
      [name, own.of(code) ?? "", code].some((said) => ` ${plain(said)}`.includes(` ${wanted}`)),
    )
    .toSorted((one, other) => one.name.localeCompare(other.name, "en"));
};

export const telHref = (number: string): string => `tel:${number.replaceAll(/[^\d*+#]/g, "")}`;
/** `?&body=` is what both kinds of phones read. */
export const smsHref = ({ to, word }: { readonly to: string; readonly word?: string }): string =>
  `sms:${to.replaceAll(" ", "")}${word === undefined ? "" : `?&body=${word}`}`;

/** "Day and night · English and Spanish · for young people". */
export const lineWords = ({ hours, languages, whom }: Line): string => {
  const spoken = new Intl.ListFormat("en").format(languages.map((code) => languageNames.of(code) ?? code));
  const when = hours === "always" ? "Day and night" : (hours ?? "Their hours are on their page");
  return [when, spoken, whom && `for ${whom}`].filter(Boolean).join(" · ");
};

const BRINGS: Readonly<Record<Emergency["brings"], string>> = {
  "all help": "Emergency",
  "an ambulance": "Ambulance",
  "the police": "Police",
};
export const emergencyWords = ({ brings }: Emergency): string => BRINGS[brings];
