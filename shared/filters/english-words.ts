import { collapseDuplicatesTransformer, DataSet, englishDataset, RegExpMatcher } from "obscenity";
import type { Label } from "./label.ts";

/** Of obscenity's English words those that mean one thing wherever they stand; names and other languages have the rest. */
const LABEL_OF: Readonly<Record<string, Label>> = {
  africoon: "slur",
  arabush: "slur",
  chingchong: "slur",
  nigger: "slur",
  tranny: "slur",
  bastard: "profanity",
  bollocks: "profanity",
  cunt: "profanity",
  twat: "profanity",
  bestiality: "sexual",
  blowjob: "sexual",
  buttplug: "sexual",
  deepthroat: "sexual",
  dildo: "sexual",
  doggystyle: "sexual",
  "double penetration": "sexual",
  ejaculate: "sexual",
  felch: "sexual",
  fellatio: "sexual",
  "finger bang": "sexual",
  fisting: "sexual",
  gangbang: "sexual",
  handjob: "sexual",
  hentai: "sexual",
  incest: "sexual",
  "jerk off": "sexual",
  jizz: "sexual",
  lubejob: "sexual",
  masturbate: "sexual",
  orgasm: "sexual",
  vagina: "sexual",
};

const words = new DataSet<{ originalWord: string }>()
  .addAll(englishDataset)
  .removePhrasesIf(({ metadata }) => !Object.hasOwn(LABEL_OF, metadata?.originalWord ?? ""));
const matcher = new RegExpMatcher({
  ...words.build(),
  blacklistMatcherTransformers: [
    collapseDuplicatesTransformer({
      defaultThreshold: 1,
      customThresholds: new Map(["b", "e", "o", "l", "s", "g"].map((letter) => [letter, 2])),
    }),
  ],
});

export type EnglishMatch = { readonly label: Label; readonly start: number; readonly end: number };

/** In a line of folded words; code units, `end` exclusive. */
export const englishMatches = (line: string): readonly EnglishMatch[] =>
  matcher.getAllMatches(line).flatMap((match) => {
    const { phraseMetadata } = words.getPayloadWithPhraseMetadata(match);
    const label = LABEL_OF[phraseMetadata?.originalWord ?? ""];
    return label === undefined ? [] : [{ label, start: match.startIndex, end: match.endIndex + 1 }];
  });
