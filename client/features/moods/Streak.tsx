import { useCallback } from "react";
import { streakWords } from "#shared/mood/insights/streak.words.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import { useMoodsRead } from "../../ui/useMoodsRead.ts";

/** On how many days one has been logging; nothing while that is not known, and of a streak that ended. */
export const Streak = ({ today }: { readonly today: string }) => {
  const read = useCallback((moods: MoodsClient) => moods.streak(today), [today]);
  const [came] = useMoodsRead(read);
  return came.kind === "here" ? streakWords(came.value) : null;
};
