import { useEffect, useState } from "react";
import { localTime } from "#shared/mood/local-time.ts";
import type { MoodView } from "#shared/schema/mood.ts";
import { useNowMs } from "../../net/clock.ts";
import { hereZone } from "../../ui/here-zone.ts";
import { useMoods, useWaitingMoods } from "../../ui/useMoods.ts";
import { moodsOfDay, type TodaysMood } from "./mood.view.ts";

/** Today's moods as far as they are known, and how many of all that were refused wait for a word. */
export const useTodaysMoods = (): { readonly moods: readonly TodaysMood[]; readonly refused: number } => {
  const moods = useMoods();
  const waiting = useWaitingMoods(moods);
  const today = localTime(hereZone(), useNowMs(60_000)).day;
  const [entries, setEntries] = useState<readonly MoodView[]>([]);
  useEffect(() => {
    if (typeof moods !== "object") return;
    let isOver = false;
    const read = async () => {
      const told = await moods.page({ from: today, until: today }, null, null);
      if (told.ok && !isOver) setEntries(told.value.items);
    };
    void read();
    const stop = moods.changes.subscribe(() => void read());
    return () => {
      isOver = true;
      stop();
    };
  }, [moods, today]);
  return {
    moods: moodsOfDay(
      today,
      entries,
      waiting.filter(({ state }) => typeof state !== "object"),
    ),
    refused: waiting.filter(({ state }) => typeof state === "object").length,
  };
};
