import { useCallback, useEffect, useRef, useState } from "react";
import type { Failure, Page, PeopleClient, Told } from "../../net/state.ts";
import { useClientState } from "../../ui/client-context.ts";
import { useAskPeople } from "../../ui/useTold.ts";

export type PagesSoFar<T> = {
  readonly items: readonly T[];
  readonly state: "loading" | "more" | "all" | { readonly failure: Failure };
};

/**
 * Pages of a list as far as they were asked for, and a way to ask for the next one; `read` must be the same each time.
 * Another list is another component: give it a key.
 */
export const usePages = <T extends { readonly id: string }>(
  read: (people: PeopleClient, cursor: string | null) => Promise<Told<Page<T>>>,
): readonly [PagesSoFar<T>, () => void] => {
  const ask = useAskPeople();
  const isOnline = useClientState(({ connection }) => connection.kind === "online");
  const [soFar, setSoFar] = useState<PagesSoFar<T>>({ items: [], state: "loading" });
  const cursor = useRef<string | null>(null);
  const isAsking = useRef(false);
  const more = useCallback(async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    setSoFar(({ items }) => ({ items, state: "loading" }));
    const told = await ask((people) => read(people, cursor.current));
    isAsking.current = false;
    if (!told.ok) return setSoFar(({ items }) => ({ items, state: { failure: told.refusal } }));
    const { items, next } = told.value;
    cursor.current = next;
    setSoFar((before) => {
      const known = new Set(before.items.map(({ id }) => id));
      return {
        items: [...before.items, ...items.filter(({ id }) => !known.has(id))],
        state: next === null ? "all" : "more",
      };
    });
  }, [ask, read]);
  const isEmpty = soFar.items.length === 0 && soFar.state !== "all";
  useEffect(() => {
    if (isEmpty) void more();
  }, [more, isOnline, isEmpty]);
  return [soFar, () => void more()];
};
