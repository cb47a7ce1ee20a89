import { useCallback, useState } from "react";
import { localTime } from "#shared/mood/local-time.ts";
import type { InsightsView } from "#shared/schema/insights.ts";
import { useNowMs } from "../../net/clock.ts";
import type { InsightsClient } from "../../net/insights.port.ts";
import { isPassing } from "../../net/passing.ts";
import type { Failure } from "../../net/state.ts";
import { useClient, useClientState } from "../../ui/client-context.ts";
import { hereZone } from "../../ui/here-zone.ts";
import { useLooks } from "../../ui/useLooks.ts";

/** `today`: the day for which it was asked. `asOfMs`: out of reach, this is what this device read then; null = it is what there is. */
export type CameInsights =
  | { readonly kind: "asking" }
  | {
      readonly kind: "here";
      readonly view: InsightsView;
      readonly today: string;
      readonly asOfMs: number | null;
    }
  | { readonly kind: "failed"; readonly refusal: Failure };

/** Today in the device's zone, YYYY-MM-DD. */
const useToday = (): string => localTime(hereZone(), useNowMs(60_000)).day;

/** What one's moods tell today. Read anew when it was worked out anew, or the day is another; until then what was known stays. */
export const useInsights = (): readonly [CameInsights, () => void] => {
  const client = useClient();
  const today = useToday();
  const atMs = useClientState(({ inbox }) => inbox.insightsAtMs);
  const [came, setCame] = useState<CameInsights>({ kind: "asking" });
  const look = useCallback(
    async (isOver: () => boolean) => {
      const read = (insights: InsightsClient) => insights.view(today, hereZone());
      const told = await client.loadInsights().then(read, () => ({ ok: false, refusal: { code: "offline" } }) as const);
      if (isOver()) return;
      setCame((before) => {
        if (told.ok) return { kind: "here", view: told.value, today, asOfMs: told.asOfMs };
        return before.kind === "here" && isPassing(told.refusal) ? before : { kind: "failed", refusal: told.refusal };
      });
    },
    // oxlint-disable-next-line react/exhaustive-deps -- what was worked out anew is read anew
    [client, today, atMs],
  );
  return [came, useLooks(look, true)];
};
