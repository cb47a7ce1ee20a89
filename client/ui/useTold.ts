import { useCallback, useState } from "react";
import type { Failure, PeopleClient, Told } from "../net/state.ts";
import { useClient } from "./client-context.ts";
import { useLooks } from "./useLooks.ts";

/** What came, the one of before while it is asked for anew; a failure only where nothing came yet. */
export type Came<T> =
  | { readonly kind: "asking" }
  | { readonly kind: "here"; readonly value: T }
  | { readonly kind: "failed"; readonly refusal: Failure };

const LOST: Told<never> = { ok: false, refusal: { code: "offline" } };

/** Asks the code of people for something; also where that cannot be loaded there is an answer. */
export const useAskPeople = () => {
  const client = useClient();
  return useCallback(
    <T>(read: (people: PeopleClient) => Promise<Told<T>>): Promise<Told<T>> =>
      client.loadPeople().then(read, () => LOST),
    [client],
  );
};

/** What the server tells, and a way to ask again; `read` must be the same each time. */
export const useTold = <T>(read: (people: PeopleClient) => Promise<Told<T>>): readonly [Came<T>, () => void] => {
  const ask = useAskPeople();
  const [came, setCame] = useState<{ readonly of: typeof read; readonly what: Came<T> } | null>(null);
  const look = useCallback(
    async (isOver: () => boolean) => {
      const told = await ask(read);
      if (isOver()) return;
      setCame((before) => {
        if (told.ok) return { of: read, what: { kind: "here", value: told.value } };
        const isKnown = before?.of === read && before.what.kind === "here" && told.refusal.code === "offline";
        return isKnown ? before : { of: read, what: { kind: "failed", refusal: told.refusal } };
      });
    },
    [ask, read],
  );
  const again = useLooks(look);
  return [came?.of === read ? came.what : { kind: "asking" }, again];
};
