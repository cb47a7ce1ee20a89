/** Scores in a process of its own, so that memory and delay of its event loop are its own. */
import { systemClock } from "../../server/platform/clock.ts";
import { createLog } from "../../server/platform/logger/logger.ts";
import { loadModel } from "../../server/platform/scoring/load-model.ts";
import { MODELS } from "../../server/platform/scoring/models.ts";
import type { Scored, Scorer } from "../../server/platform/scoring/scoring.port.ts";
import { createScoring } from "../../server/platform/scoring/scoring.ts";
import type { ServedModel } from "../../server/platform/scoring/served-model.ts";
import { answerParent } from "../child-process.ts";
import { memoryNow } from "../idle/memory.ts";
import { madeForecasts, MOST_ENTRIES, USUAL_ENTRIES } from "./made-forecasts.ts";
import { madeNotes } from "./made-notes.ts";
import { measureIdle, measureRounds } from "./measure-rounds.ts";
import { parityOf } from "./parity.ts";
import type { ModelMeasured, ScoringAsk, ScoringMeasured } from "./scoring.asks.ts";

const ITEMS = 1_000;
/** They come from so many callers, at the same time. */
const CALLERS = 50;
const SEED = 1;
const IDLE_MS = 1_000;

/** A thousand items as requests of many callers. */
const askAll = async <Item>(score: Scorer<Item, unknown>, items: readonly Item[]): Promise<void> => {
  const each = Math.ceil(items.length / CALLERS);
  const parts = Array.from({ length: CALLERS }, (_, n) => items.slice(n * each, (n + 1) * each));
  const answers = await Promise.all(parts.map((part, n) => score(part, `caller ${n}`)));
  const bad = answers.find(({ kind }) => kind !== "scored");
  if (bad !== undefined) throw new Error(`A thousand items were not scored: ${JSON.stringify(bad)}`);
};

const measureModel = async <Item>(
  rounds: number,
  items: readonly Item[],
  score: Scorer<Item, unknown>,
): Promise<ModelMeasured> => {
  const sinceMs = performance.now();
  const first: Scored<unknown> = await score(items.slice(0, 1), "first");
  const firstMs = performance.now() - sinceMs;
  if (first.kind === "not_there") return first;
  if (first.kind === "refused") throw new Error(`The first item was refused: ${first.refusal.code}`);
  return { kind: "measured", firstMs, ...(await measureRounds(rounds, () => askAll(score, items))) };
};

/** The usual way: the model is loaded where requests are answered, and asked for each item by itself. */
const peerOf = async <Item, Result>(
  folder: URL,
  name: string,
  model: ServedModel<Item, Result>,
): Promise<Scorer<Item, Result>> => {
  const loaded = await loadModel(folder, name, model, (work) => work());
  return async (items) => {
    if (loaded.kind === "not_there") return loaded;
    const results: Result[] = [];
    for (const item of items) results.push(...model.unpack((await loaded.score(model.pack([item]))) as never)); // as: what its own reading made
    return { kind: "scored", results };
  };
};

answerParent(async ({ threads, rounds, folder: address }: ScoringAsk): Promise<ScoringMeasured> => {
  const folder = new URL(address);
  const log = createLog({ level: "error", format: "plain" });
  const notes = madeNotes(ITEMS, SEED);
  const forecasts = madeForecasts(ITEMS, SEED, USUAL_ENTRIES);
  const longForecasts = madeForecasts(ITEMS, SEED, MOST_ENTRIES);
  const idle = await measureIdle(IDLE_MS);
  const before = await memoryNow();
  const scoring = createScoring({ threads: Math.max(1, threads), folder, clock: systemClock, log });
  const isPeer = threads === 0;
  const askNotes = isPeer ? await peerOf(folder, "note-affect", MODELS["note-affect"]) : scoring.notes;
  const askForecasts = isPeer ? await peerOf(folder, "mood-forecast", MODELS["mood-forecast"]) : scoring.forecasts;
  const measured = {
    notes: await measureModel(rounds, notes, askNotes),
    forecasts: await measureModel(rounds, forecasts, askForecasts),
    longForecasts: await measureModel(Math.ceil(rounds / 4), longForecasts, askForecasts),
  };
  const parity = await parityOf(scoring, folder);
  const after = await memoryNow();
  await scoring.close();
  return { ...measured, parity, idle, rss: { before: before.rss, after: after.rss } };
});
