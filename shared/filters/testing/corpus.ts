import type { Label } from "../label.ts";
import { LINES as DE } from "./lines/de.ts";
import { LINES as EN } from "./lines/en.ts";
import { LINES as ES } from "./lines/es.ts";
import { LINES as FR } from "./lines/fr.ts";
import { LINES as HIDDEN } from "./lines/hidden.ts";
import { LINES as IT } from "./lines/it.ts";
import { LINES as NAMES } from "./lines/names.ts";
import { LINES as NL } from "./lines/nl.ts";
import { LINES as PL } from "./lines/pl.ts";
import { LINES as PT } from "./lines/pt.ts";
import { LINES as RU } from "./lines/ru.ts";
import { LINES as TR } from "./lines/tr.ts";

export type Judged = { readonly text: string; readonly labels: readonly Label[] };

const judged = (lines: string): readonly Judged[] =>
  lines
    .trim()
    .split("\n")
    .map((line) => {
      const [labels = "", text = ""] = line.split(" | ");
      // as: each is looked up in the test of this corpus
      return { text, labels: labels === "-" ? [] : (labels.split(",") as Label[]) };
    });

/** By language; `names` are innocent ones, `hidden` are words that try not to be found. */
export const CORPUS: Readonly<Record<string, readonly Judged[]>> = {
  en: judged(EN),
  de: judged(DE),
  fr: judged(FR),
  es: judged(ES),
  it: judged(IT),
  pt: judged(PT),
  nl: judged(NL),
  pl: judged(PL),
  tr: judged(TR),
  ru: judged(RU),
  names: judged(NAMES),
  hidden: judged(HIDDEN),
};
