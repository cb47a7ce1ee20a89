import { useState } from "react";
import type { GroupHugSession } from "../../net/state.ts";
import { sentenceOf } from "../../ui/sentences.ts";

type Wanted = { readonly base: boolean; readonly isIn: boolean };

/** Whether one is in, as it will be once the server agrees; a refusal puts it back and gives its sentence. */
export const useIn = (session: GroupHugSession, known: boolean) => {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // What is wanted holds until the room says something newer.
  const isIn = wanted?.base === known ? wanted.isIn : known;
  const set = async (next: boolean): Promise<void> => {
    setWanted({ base: known, isIn: next });
    const result = await session.ready(next);
    setProblem(result.ok ? null : sentenceOf(result.refusal));
    if (!result.ok) setWanted(null);
  };
  return { isIn, problem, set };
};
