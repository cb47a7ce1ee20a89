import { useState } from "react";
import { draftText, emptyDraft, readDraft, type Draft } from "./draft.ts";

/** A draft that outlives a reload of this tab. A browser that keeps nothing keeps it as long as the page. */
export const useNewDraft = (keptAs: string, newKey: () => string) => {
  const [draft, setDraft] = useState(() => {
    try {
      return readDraft(sessionStorage.getItem(keptAs), newKey());
    } catch {
      return emptyDraft(newKey());
    }
  });
  const change = (part: Partial<Draft>) => {
    setDraft((before) => {
      const next = { ...before, ...part };
      try {
        sessionStorage.setItem(keptAs, draftText(next));
      } catch {
        // Storage is full or forbidden.
      }
      return next;
    });
  };
  const clear = () => {
    try {
      sessionStorage.removeItem(keptAs);
    } catch {
      // As above.
    }
  };
  return { draft, change, clear };
};
