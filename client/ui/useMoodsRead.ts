import { useCallback, useEffect, useRef, useState } from "react";
import type { MoodsClient } from "../net/moods.port.ts";
import { cameAfter, type Answer, type Came } from "./came.ts";
import { useLooks } from "./useLooks.ts";
import { useMoods } from "./useMoods.ts";

const ASKING = { kind: "asking" } as const;
const LOST: Answer<never> = { ok: false, refusal: { code: "offline" } };

/**
 * What is read of one's moods, and a way to ask again; `read` must be the same each time. It is read anew when a mood
 * changed, here or on another device; until that came, what was known stays.
 */
export const useMoodsRead = <T>(read: (moods: MoodsClient) => Promise<Answer<T>>): readonly [Came<T>, () => void] => {
  const moods = useMoods();
  const [came, setCame] = useState<{ readonly of: typeof read; readonly what: Came<T> } | null>(null);
  const look = useCallback(
    async (isOver: () => boolean) => {
      if (moods === "loading") return;
      const told = moods === "lost" ? LOST : await read(moods);
      if (isOver()) return;
      setCame((before) => ({ of: read, what: cameAfter(before?.of === read ? before.what : ASKING, told) }));
    },
    [moods, read],
  );
  const again = useLooks(look, true);
  const lookAgain = useRef(again);
  useEffect(() => {
    lookAgain.current = again;
  });
  useEffect(
    () => (typeof moods === "string" ? undefined : moods.changes.subscribe(() => lookAgain.current())),
    [moods],
  );
  return [came?.of === read ? came.what : ASKING, again];
};
