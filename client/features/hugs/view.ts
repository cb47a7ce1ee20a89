import type { HugView } from "#shared/schema/hug.ts";
import type { HugListItem } from "../../net/state.ts";
import { dayWords } from "../../ui/when.ts";

export type HugDay = { readonly day: string; readonly hugs: readonly HugListItem[] };

/**
 * Hugs in days, newest first. `live` is what the inbox room shows: it is newer than the pages that were fetched, so
 * it wins for a hug in both, and hugs newer than all pages come first.
 */
export const hugDays = (
  fetched: readonly HugView[],
  live: readonly HugListItem[],
  nowMs: number,
): readonly HugDay[] => {
  const byId = new Map<string, HugListItem>(fetched.map((hug) => [hug.id, hug]));
  const oldestMs = fetched.at(-1)?.sentAtMs ?? Number.POSITIVE_INFINITY;
  for (const hug of live) {
    const known = byId.get(hug.id);
    if (known)
      byId.set(hug.id, {
        ...known,
        isSeen: known.isSeen || hug.isSeen,
        reaction: hug.reaction ?? known.reaction,
        request: hug.request ?? known.request,
      });
    else if (hug.sentAtMs >= oldestMs) byId.set(hug.id, hug);
  }
  const days: { day: string; hugs: HugListItem[] }[] = [];
  for (const hug of [...byId.values()].toSorted((a, b) => b.sentAtMs - a.sentAtMs)) {
    const day = dayWords(hug.sentAtMs, nowMs);
    const last = days.at(-1);
    if (last?.day === day) last.hugs.push(hug);
    else days.push({ day, hugs: [hug] });
  }
  return days;
};
