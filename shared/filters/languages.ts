import type { Label } from "./label.ts";
import { compile, type ListPattern, type WordList } from "./pattern.ts";
import { DUTCH } from "./words/dutch.ts";
import { ENGLISH } from "./words/english.ts";
import { FRENCH } from "./words/french.ts";
import { GERMAN } from "./words/german.ts";
import { ITALIAN } from "./words/italian.ts";
import { POLISH } from "./words/polish.ts";
import { PORTUGUESE } from "./words/portuguese.ts";
import { RUSSIAN } from "./words/russian.ts";
import { SPANISH } from "./words/spanish.ts";
import { TURKISH } from "./words/turkish.ts";

export type Language = {
  readonly code: string;
  readonly script: "latin" | "cyrillic";
  readonly lists: readonly (readonly [Label, ListPattern])[];
};

const language = (code: string, words: WordList, script: Language["script"] = "latin"): Language => ({
  code,
  script,
  // as: entries of a record whose keys are labels
  lists: (Object.entries(words) as [Label, string][]).map(([label, list]) => [label, compile(list)] as const),
});

export const LANGUAGES: readonly Language[] = [
  language("en", ENGLISH),
  language("de", GERMAN),
  language("fr", FRENCH),
  language("es", SPANISH),
  language("it", ITALIAN),
  language("pt", PORTUGUESE),
  language("nl", DUTCH),
  language("pl", POLISH),
  language("tr", TURKISH),
  language("ru", RUSSIAN, "cyrillic"),
];

/** Small words by which a language is known, folded; those of several languages say little and are left out. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: "the you your are and is of to what this that with my i im he she they dont it",
  de: "der das und ist nicht ich du bist ein eine dich dir mir mit auf wir ihr den dem",
  fr: "le les est et je tu vous nous ton ta pas une suis avec pour cette ce es toi elle",
  es: "el los las eres y yo tu una con por que muy mi esta ese hijo soy",
  it: "il gli sei e ti io una con per che mi della non sono questo tuo",
  pt: "o os voce e eu um uma com por que nao seu sua esta meu vai teu",
  nl: "de het een en je bent ik jij niet met van wat die zijn mijn",
  pl: "ty jestes i nie jest to na sie w ja mnie co ten twoja",
  tr: "bir sen ve bu senin ben cok icin ne mi seni",
};

const SMALL_SETS = Object.entries(SMALL_WORDS).map(([code, list]) => [code, new Set(list.split(" "))] as const);

/** Which languages the text may be in: those with most of its small words; without any, the reader's. */
export const languagesOf = (line: string, locale: string): ReadonlySet<string> => {
  const words = line.split(" ");
  const counts = SMALL_SETS.map(([code, small]) => [code, words.filter((word) => small.has(word)).length] as const);
  const most = Math.max(...counts.map(([, count]) => count));
  if (most === 0) return new Set([locale.split("-")[0] ?? ""]);
  return new Set(counts.filter(([, count]) => count === most).map(([code]) => code));
};
