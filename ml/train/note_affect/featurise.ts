/**
 * Features for training, by the code that serves: `node featurise.ts words < TEXTS > WORDS` writes a line of words for
 * each text; `node featurise.ts ids VOCABULARY < TEXTS > FEATURES` a line of `id:mark`. TEXTS is a JSON string a line.
 */
import { readFileSync } from "node:fs";
import { featuresOf } from "../../../shared/mood/note/features.ts";
import { piecesOf } from "../../../shared/mood/note/pieces.ts";
import { readVocabulary } from "../../../shared/mood/note/vocabulary.ts";
import { wordsOf } from "../../../shared/mood/note/words.ts";

const [mode, path] = process.argv.slice(2);
const texts = readFileSync(0, "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => String(JSON.parse(line)));

let lineOf = (text: string): string =>
  wordsOf(piecesOf(text))
    .map((word) => word.text)
    .join(" ");
if (mode === "ids" && path) {
  const vocabulary = readVocabulary(readFileSync(path));
  lineOf = (text) => {
    const { ids, marks } = featuresOf(text, vocabulary);
    return ids.map((id, at) => `${id}:${marks[at]}`).join(" ");
  };
}
process.stdout.write(`${texts.map(lineOf).join("\n")}\n`);
