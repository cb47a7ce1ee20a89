import { useState } from "react";
import type { TouchSettings } from "#shared/schema/inbox.ts";
import { useClient, useClientState } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { shownSettings, type Wanted } from "./wanted-settings.ts";

/** The settings as they will be once the server agrees; a refusal puts them back and gives its sentence. */
export const useTouchSettings = () => {
  const client = useClient();
  const known = useClientState((state) => state.inbox.settings);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const settings = shownSettings(wanted, known);
  const set = async (change: Partial<TouchSettings>): Promise<void> => {
    const asked: Wanted = { settings: { ...settings, ...change }, answeredWith: null };
    setWanted(asked);
    const result = await client.setTouch(asked.settings);
    setProblem(result.ok ? null : sentenceOf(result.refusal));
    const answered = result.ok ? { ...asked, answeredWith: client.store.getState().inbox.settings } : null;
    // An answer to an earlier wish says nothing about the newest one.
    setWanted((newest) => (newest === asked ? answered : newest));
  };
  return { settings, problem, set };
};
