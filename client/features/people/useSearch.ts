import { useEffect, useState } from "react";
import type { ListedPerson } from "#shared/schema/people.ts";
import { SEARCH_MIN } from "#shared/schema/people.limits.ts";
import { after } from "../../net/clock.ts";
import type { Told } from "../../net/state.ts";
import { useAskPeople } from "../../ui/useTold.ts";

/** Whoever types is not finished before. */
const PAUSE_MS = 300;

export type Found = { readonly text: string; readonly told: Told<readonly ListedPerson[]> };

/** Asks once nothing was typed for a moment. The second: what was found last, by which text; null = nothing was asked. */
export const useSearch = (typed: string): { readonly isOn: boolean; readonly found: Found | null } => {
  const ask = useAskPeople();
  const [found, setFound] = useState<Found | null>(null);
  const text = typed.trim();
  const isOn = text.length >= SEARCH_MIN;
  useEffect(() => {
    if (!isOn) return;
    let isOver = false;
    const cancel = after(PAUSE_MS, () => {
      void ask((people) => people.search(text)).then((told) => !isOver && setFound({ text, told }));
    });
    return () => {
      isOver = true;
      cancel();
    };
  }, [ask, text, isOn]);
  return { isOn, found: isOn ? found : null };
};
