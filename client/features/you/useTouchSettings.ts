import { useState } from "react";
import type { TouchSettings } from "#shared/schema/inbox.ts";
import { useClient, useClientState } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";

type Wanted = { readonly base: TouchSettings; readonly settings: TouchSettings };

/** The settings as they will be once the server agrees; a refusal puts them back and gives its sentence. */
export const useTouchSettings = () => {
  const client = useClient();
  const known = useClientState((state) => state.inbox.settings);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // What is wanted holds until the room says something newer.
  const settings = wanted?.base === known ? wanted.settings : known;
  const set = async (change: Partial<TouchSettings>): Promise<void> => {
    const next = { ...settings, ...change };
    setWanted({ base: known, settings: next });
    const result = await client.setTouch(next);
    setProblem(result.ok ? null : sentenceOf(result.refusal));
    if (!result.ok) setWanted(null);
  };
  return { settings, problem, set };
};
