import { useCallback, useState } from "react";
import type { Result } from "../../net/state.ts";
import { actSentenceOf } from "./act.words.ts";

/** Carries out one request at a time; what was refused is told as a sentence until the next one. */
export const useAct = () => {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const act = useCallback(async (ask: () => Promise<Result>): Promise<boolean> => {
    setIsBusy(true);
    setProblem(null);
    const result = await ask();
    setIsBusy(false);
    if (!result.ok) setProblem(actSentenceOf(result.refusal));
    return result.ok;
  }, []);
  return { act, problem, isBusy };
};
