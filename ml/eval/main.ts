import { parseArgs } from "node:util";
import { FileProblem } from "./file-problem.ts";
import { identityReport } from "./identity-report.ts";
import { loadModel } from "./loaded-model.ts";
import { readMoodFile } from "./mood-file.ts";
import { moodReport, type MoodFigures } from "./mood-report.ts";
import { readNoteFile } from "./note-file.ts";
import { noteReport, type NoteFigures } from "./note-report.ts";
import { lexiconSum, noteModel, tfidfRidge } from "./note-scorer.ts";
import { pairsReport } from "./pairs-report.ts";
import { forecastParity, noteParity } from "./parity.ts";
import { isForecastTraining } from "./training-file.ts";

/**
 * `npm run eval:models -- --note FILE.csv --mood FILE.tsv`: both models on any files in the formats of EmoBank and
 * CoVidAffect, through the featurisers of the product, with every baseline beside. Either file may be left out.
 */
const print = (...parts: readonly string[]): void => console.log(`${parts.join("\n\n")}\n`);
const round = (value: number): number => (Number.isFinite(value) ? Number(value.toFixed(4)) : 0);
const rounded = <Figures extends NoteFigures | MoodFigures>(figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)])) as Figures; // as: same names

function filesAsked(): { readonly note?: string; readonly mood?: string } {
  try {
    return parseArgs({ options: { note: { type: "string" }, mood: { type: "string" } } }).values;
  } catch {
    throw new FileProblem("Usage: npm run eval:models -- --note FILE.csv --mood FILE.tsv (either may be left out).");
  }
}

async function evaluate(): Promise<void> {
  const asked = filesAsked();
  const noteFile = asked.note === undefined ? null : readNoteFile(asked.note);
  const moodFile = asked.mood === undefined ? null : readMoodFile(asked.mood);
  const note = await noteModel();
  const scorers = [...(note ? [note] : []), lexiconSum(), tfidfRidge()];
  if (!note) print("There is no note-affect: only the baselines are judged.");
  let noteFigures: NoteFigures = { n: 0, valenceR: 0, arousalR: 0 };
  if (noteFile) {
    const [tables, figures] = await noteReport(noteFile, scorers);
    print(...tables);
    noteFigures = note ? figures : { ...figures, valenceR: 0, arousalR: 0 };
  }
  print(await pairsReport(scorers));
  for (const scorer of scorers.filter(({ name }) => name !== "lexicon sum"))
    print(scorer.name, await identityReport(scorer));

  if (note) print(`note-affect, furthest from Python: ${(await noteParity(note)).toExponential(1)} (goal 1e-5)`);

  const forecast = await loadModel("mood-forecast");
  let moodFigures: MoodFigures = { people: 0, skill: 0, ewmaSkill: 0, coverage80: 0 };
  if (moodFile) {
    if (moodFile.leftOut > 0) print(`${moodFile.leftOut} rows without valence or arousal (NA) are left out.`);
    if (isForecastTraining(moodFile.bytes)) {
      print(
        "WARNING: mood-forecast was trained on this very file: its figures here flatter it. CARD.md has those of people left out.",
      );
    }
    const [tables, figures] = await moodReport(moodFile, forecast);
    print(...tables);
    moodFigures = figures;
  }
  if (forecast) {
    const { features, answers } = await forecastParity(forecast);
    print(
      `mood-forecast, furthest from Python: features ${features.toExponential(1)}, answers ${answers.toExponential(1)} (goal 1e-5)`,
    );
  }
  console.log(JSON.stringify({ bench: "models", note: rounded(noteFigures), mood: rounded(moodFigures) }));
}

try {
  await evaluate();
} catch (problem) {
  if (!(problem instanceof FileProblem)) throw problem;
  console.error(problem.message);
  process.exitCode = 1;
}
