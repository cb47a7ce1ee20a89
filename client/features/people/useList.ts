import { useCallback, useEffect, useRef, useState } from "react";
import type { ListedPerson } from "#shared/schema/people.ts";
import type { FollowList } from "#shared/schema/people.limits.ts";
import type { Failure } from "../../net/state.ts";
import { useClientState } from "../../ui/client-context.ts";
import { useAskPeople } from "../../ui/useTold.ts";

export type ListSoFar = {
  readonly people: readonly ListedPerson[];
  readonly state: "loading" | "more" | "all" | { readonly failure: Failure };
};

const NOTHING_YET: ListSoFar = { people: [], state: "loading" };

/** Pages of somebody's list as far as they were asked for. Another list is another component: give it a key. */
export const useList = (userId: string, list: FollowList): readonly [ListSoFar, () => void] => {
  const ask = useAskPeople();
  const isOnline = useClientState(({ connection }) => connection.kind === "online");
  const [soFar, setSoFar] = useState(NOTHING_YET);
  const cursor = useRef<string | null>(null);
  const isAsking = useRef(false);
  const more = useCallback(async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    setSoFar(({ people }) => ({ people, state: "loading" }));
    const told = await ask((people) => people.list(userId, list, cursor.current));
    isAsking.current = false;
    if (!told.ok) return setSoFar(({ people }) => ({ people, state: { failure: told.refusal } }));
    const { people, next } = told.value;
    cursor.current = next;
    setSoFar((before) => {
      const known = new Set(before.people.map(({ id }) => id));
      return {
        people: [...before.people, ...people.filter(({ id }) => !known.has(id))],
        state: next === null ? "all" : "more",
      };
    });
  }, [ask, userId, list]);
  const isEmpty = soFar.people.length === 0 && soFar.state !== "all";
  useEffect(() => {
    if (isEmpty) void more();
  }, [more, isOnline, isEmpty]);
  return [soFar, () => void more()];
};
