import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NoteAffect } from "#shared/mood/note/affect.ts";
import { createNoteReading, vocabularyFeeds } from "#shared/mood/note/reading.ts";
import { FileProblem } from "./file-problem.ts";
import { hashedText } from "./hashed-text.ts";
import { loadModel, MODELS, scoreAll } from "./loaded-model.ts";

export type Affect = Pick<NoteAffect, "valence" | "arousal">;
/** What says the affect of texts; lexicon and ridge only up to scale, which a correlation does not see. */
export type NoteScorer = { readonly name: string; score(texts: readonly string[]): Promise<readonly Affect[]> };

/** Null while there is no note-affect. */
export async function noteModel(): Promise<NoteScorer | null> {
  const model = await loadModel("note-affect");
  if (!model) return null;
  const { vocabulary } = await model.run(vocabularyFeeds(), ["vocabulary"]);
  if (vocabulary?.type !== "uint8")
    throw new FileProblem("ml/models/note-affect: it has no vocabulary; train it again.");
  const reading = createNoteReading(vocabulary.data);
  return { name: "note-affect", score: (texts) => scoreAll(model, reading, texts) };
}

const readBaseline = (name: string): unknown => JSON.parse(readFileSync(join(MODELS, "baselines", name), "utf8"));

export function lexiconSum(): NoteScorer {
  const lexicon = readBaseline("lexicon.json") as Record<string, readonly [number, number]>; // as: our own file
  const sum = (text: string): Affect => {
    const words = text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
    const known = words.flatMap((word) => (Object.hasOwn(lexicon, word) ? [lexicon[word] ?? [0.5, 0.5]] : []));
    return {
      valence: known.reduce((total, [valence]) => total + (valence ?? 0.5) - 0.5, 0),
      arousal: known.reduce((total, [, arousal]) => total + (arousal ?? 0.5) - 0.5, 0),
    };
  };
  return { name: "lexicon sum", score: async (texts) => texts.map(sum) };
}

type Packed = { readonly scale: number; readonly int16: string };
type TextRidge = Readonly<Record<"valence" | "arousal", { readonly intercept: number; readonly weights: Packed }>> & {
  readonly idf: Packed;
};

/** Numbers of a coefficient file: int16, little-endian, base64, times one scale. */
function unpack({ scale, int16 }: Packed): Float64Array {
  const bytes = Buffer.from(int16, "base64");
  return Float64Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readInt16LE(2 * at) * scale);
}

export function tfidfRidge(): NoteScorer {
  const ridge = readBaseline("tfidf-ridge.json") as TextRidge; // as: our own file
  const idf = unpack(ridge.idf);
  const weights = { valence: unpack(ridge.valence.weights), arousal: unpack(ridge.arousal.weights) };
  const score = (text: string): Affect => {
    const parts = [...hashedText(text)].map(([place, count]) => [place, count * (idf[place] ?? 0)] as const);
    const norm = Math.sqrt(parts.reduce((sum, [, value]) => sum + value * value, 0)) + 1e-9;
    const said = (of: "valence" | "arousal"): number =>
      parts.reduce((sum, [place, value]) => sum + (value / norm) * (weights[of][place] ?? 0), ridge[of].intercept);
    return { valence: said("valence"), arousal: said("arousal") };
  };
  return { name: "tf-idf ridge", score: async (texts) => texts.map(score) };
}
