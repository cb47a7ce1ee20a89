import { useState } from "react";
import { draftText, EMPTY_DRAFT, readDraft, type Draft } from "./draft.ts";

/** A draft that outlives a reload of this tab; one a person. A browser that keeps nothing keeps it as long as the page. */
export const useDraft = (
  key: string,
  designs: readonly string[],
): readonly [Draft, (change: Partial<Draft>) => void, () => void] => {
  const [draft, setDraft] = useState(() => {
    try {
      return readDraft(sessionStorage.getItem(key), designs);
    } catch {
      return EMPTY_DRAFT;
    }
  });
  const change = (part: Partial<Draft>) => {
    setDraft((before) => {
      const next = { ...before, ...part };
      try {
        sessionStorage.setItem(key, draftText(next));
      } catch {
        // Storage is full or forbidden.
      }
      return next;
    });
  };
  const clear = () => {
    setDraft(EMPTY_DRAFT);
    try {
      sessionStorage.removeItem(key);
    } catch {
      // As above.
    }
  };
  return [draft, change, clear];
};
