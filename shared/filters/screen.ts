import { contactSpans, type Span } from "./contact.ts";
import { englishMatches } from "./english-words.ts";
import { wordsOf, type Word } from "./fold.ts";
import { actOf, LABELS, type Act, type Label } from "./label.ts";
import { LANGUAGES, languagesOf } from "./languages.ts";
import { endOfMatch } from "./pattern.ts";

export type Screened = {
  /** In the order of `LABELS`, each once. */
  readonly labels: readonly Label[];
  readonly act: Act;
  /** What was found and where, in code units of the text, `end` exclusive. */
  readonly spans: readonly (Span & { readonly label: Label })[];
};

type Line = { readonly text: string; readonly words: readonly Word[]; readonly starts: readonly number[] };

const lineOf = (words: readonly Word[], script: "latin" | "cyrillic"): Line => {
  const own = words.filter((word) => word[script] !== null);
  let at = 0;
  const starts = own.map((word) => {
    const start = at;
    at += (word[script]?.length ?? 0) + 1;
    return start;
  });
  return { text: own.map((word) => word[script]).join(" "), words: own, starts };
};

/** From a place in the line to the words of the text that it touches. */
const spanIn = ({ words, starts }: Line, from: number, to: number): Span => {
  const first = starts.findLastIndex((start) => start <= from);
  const last = starts.findLastIndex((start) => start < to);
  return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 };
};

/** Who says "please don't" asks for the opposite. */
const NEGATIONS = new Set(
  "dont not never nie nicht niemals pas jamais non nao niet nooit sakin asla не никогда".split(" "),
);
const ASKS: ReadonlySet<Label> = new Set<Label>(["threat", "self_harm_urging"]);
const isNegated = (line: string, at: number): boolean =>
  line
    .slice(0, at)
    .trim()
    .split(" ")
    .slice(-2)
    .some((word) => NEGATIONS.has(word));

/** What is unkind in a text: pure, and without a network. `locale`: of the reader, where the text itself does not say its language. */
export const screen = (text: string, locale = ""): Screened => {
  const words = wordsOf(text);
  const lines = { latin: lineOf(words, "latin"), cyrillic: lineOf(words, "cyrillic") };
  const likely = languagesOf(lines.latin.text, locale);
  const spans: (Span & { label: Label })[] = contactSpans(text).map((span) => ({ ...span, label: "contact_details" }));
  for (const { label, start, end } of englishMatches(lines.latin.text))
    spans.push({ ...spanIn(lines.latin, start, end), label });
  for (const { code, script, lists } of LANGUAGES) {
    const line = lines[script];
    for (const [label, { certain, likely: ambiguous }] of lists)
      for (const patterns of likely.has(code) ? [certain, ambiguous] : [certain])
        for (const start of line.starts) {
          const end = endOfMatch(patterns, line.text, start);
          if (end !== null && !(ASKS.has(label) && isNegated(line.text, start)))
            spans.push({ ...spanIn(line, start, end), label });
        }
  }
  const labels = LABELS.filter((label) => spans.some((span) => span.label === label));
  return { labels, act: actOf(labels), spans: spans.toSorted((one, other) => one.start - other.start) };
};

/** What a name may not be. Where somebody is reached is no unkindness. */
export const isUnkindName = (name: string): boolean => screen(name).labels.some((label) => label !== "contact_details");
