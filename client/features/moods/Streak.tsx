import { useCallback } from "react";
import { dayAfter } from "#shared/mood/local-time.ts";
import { streakOf, type Moment } from "#shared/mood/streak.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import { streakWords } from "./streak.words.ts";
import { useMoodsRead } from "../../ui/useMoodsRead.ts";

/** A year of them, which is what one question may span. */
const BACK_DAYS = 364;
/** Of days only which they are is known, so each is lived at its noon. */
const atNoon = (day: string): Moment => ({ day, atMs: Date.parse(`${day}T12:00:00Z`) });

/** On how many days one has been logging; nothing while that is not known. */
export const Streak = ({ today }: { readonly today: string }) => {
  const read = useCallback(
    (moods: MoodsClient) => moods.days({ from: dayAfter(today, -BACK_DAYS), until: today }),
    [today],
  );
  const [came] = useMoodsRead(read);
  if (came.kind !== "here" || came.value.length === 0) return null;
  const streak = streakOf(
    came.value.map(({ day }) => atNoon(day)),
    atNoon(today),
  );
  return <>{streakWords(streak)}</>;
};
