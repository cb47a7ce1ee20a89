import { startChild } from "../child-process.ts";
import type { InsightsPlan } from "./insights-plan.ts";
import type { ScoringAsk, ScoringMeasured } from "./scoring.asks.ts";

/** The product with one and with two workers, and the peer on its main thread. */
export type ScoringSides = Readonly<Record<"one" | "two" | "peer", ScoringMeasured>>;

const CHILD = new URL("./scoring.child.ts", import.meta.url);
/** It needs fewer to be told apart, and takes longer for each. */
const PEER_ROUNDS_MAX = 10;

/** One after the other, each in a process of its own. */
export const measureScoring = async (
  { rounds }: Pick<InsightsPlan, "rounds">,
  folder: URL,
  say: (line: string) => void,
): Promise<ScoringSides> => {
  const side = async (words: string, threads: number): Promise<ScoringMeasured> => {
    say(`1,000 notes and 1,000 forecasts, ${words}`);
    const child = startChild<ScoringAsk, ScoringMeasured>(CHILD);
    try {
      const times = threads === 0 ? Math.min(rounds, PEER_ROUNDS_MAX) : rounds;
      return await child.ask({ threads, rounds: times, folder: folder.href });
    } finally {
      await child.stop();
    }
  };
  return {
    one: await side("one worker", 1),
    two: await side("two workers", 2),
    peer: await side("one by one on the main thread", 0),
  };
};
