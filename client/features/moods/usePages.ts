import { useCallback, useState } from "react";
import type { MoodView } from "#shared/schema/mood.ts";
import type { MoodsClient, Read } from "../../net/moods.port.ts";
import type { Page } from "../../net/state.ts";
import { useMoodsRead } from "../../ui/useMoodsRead.ts";

/** More pages are asked for than a day has, and fewer than would hold somebody up. */
const PAGES_MOST = 20;

/** All moods of some days, the newest first, as many pages as were asked for. */
export const usePages = (from: string, until: string) => {
  const [pages, setPages] = useState(1);
  const read = useCallback(
    async (moods: MoodsClient): Promise<Read<Page<MoodView>>> => {
      const items: MoodView[] = [];
      let cursor: string | null = null;
      let asOfMs: number | null = null;
      for (let page = 0; page < pages; page += 1) {
        const told: Read<Page<MoodView>> = await moods.page({ from, until }, null, cursor);
        if (!told.ok) return told;
        items.push(...told.value.items);
        cursor = told.value.next;
        asOfMs = told.asOfMs;
        if (cursor === null) break;
      }
      return { ok: true, value: { items, next: cursor }, asOfMs };
    },
    [from, until, pages],
  );
  const [came, again] = useMoodsRead(read);
  const more = pages < PAGES_MOST ? () => setPages(pages + 1) : null;
  return [came, again, more] as const;
};
