import { useCallback, useState } from "react";
import type { MoodsClient } from "../../net/moods.port.ts";
import type { Page } from "../../net/state.ts";
import type { Answer } from "../../ui/came.ts";
import { useMoodsRead } from "../../ui/useMoodsRead.ts";

/** More pages are asked for than a day has, and fewer than would hold somebody up. */
const PAGES_MOST = 20;

/** As many pages as were asked for, one list, and a way to ask for one more; `page` must be the same each time. */
export const usePages = <T>(page: (moods: MoodsClient, cursor: string | null) => Promise<Answer<Page<T>>>) => {
  const [pages, setPages] = useState(1);
  const read = useCallback(
    async (moods: MoodsClient): Promise<Answer<Page<T>>> => {
      const items: T[] = [];
      let cursor: string | null = null;
      let asOfMs: number | null = null;
      for (let count = 0; count < pages; count += 1) {
        const told: Answer<Page<T>> = await page(moods, cursor);
        if (!told.ok) return told;
        items.push(...told.value.items);
        cursor = told.value.next;
        asOfMs = told.asOfMs ?? null;
        if (cursor === null) break;
      }
      return { ok: true, value: { items, next: cursor }, asOfMs };
    },
    [page, pages],
  );
  const [came, again] = useMoodsRead(read);
  const more = pages < PAGES_MOST ? () => setPages(pages + 1) : null;
  return [came, again, more] as const;
};
