import { useCallback, useEffect, useRef, useState } from "react";
import type { MoodsClient } from "../net/moods.port.ts";
import type { Failure } from "../net/state.ts";
import { useLooks } from "./useLooks.ts";
import { useMoods } from "./useMoods.ts";

/** What came. `asOfMs`: it is what this device knew then; null = it is what there is. */
export type Came<T> =
  | { readonly kind: "asking" }
  | { readonly kind: "here"; readonly value: T; readonly asOfMs: number | null }
  | { readonly kind: "failed"; readonly refusal: Failure };

/** What was read, or asked for without being kept here. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly asOfMs?: number | null }
  | { readonly ok: false; readonly refusal: Failure };
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
      setCame((before) => {
        if (told.ok) return { of: read, what: { kind: "here", value: told.value, asOfMs: told.asOfMs ?? null } };
        const isKnown = before?.of === read && before.what.kind === "here" && told.refusal.code === "offline";
        return isKnown ? before : { of: read, what: { kind: "failed", refusal: told.refusal } };
      });
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
  return [came?.of === read ? came.what : { kind: "asking" }, again];
};
