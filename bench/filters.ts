import { CORPUS } from "../shared/filters/testing/corpus.ts";
import { scoreOf, type Score } from "../shared/filters/testing/score.ts";

/** Precision and recall of the filters on our own lines, and every line that is judged otherwise than it should be. */
const byLanguage: Record<string, Score> = {};
for (const [language, lines] of Object.entries(CORPUS)) {
  const { misses, ...score } = scoreOf(lines);
  byLanguage[language] = score;
  console.log(`${language}: ${score.n} lines, precision ${score.precision}, recall ${score.recall}`);
  for (const { text, expected, found } of misses) console.log(`  “${text}” is ${expected}, found ${found}`);
}
const { misses: _, ...all } = scoreOf(Object.values(CORPUS).flat());
console.log(JSON.stringify({ bench: "filters", ...all, byLanguage }));
