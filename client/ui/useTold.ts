import { useCallback, useState } from "react";
import type { PeopleClient, Told } from "../net/state.ts";
import { cameAfter, type Came } from "./came.ts";
import { useClient } from "./client-context.ts";
import { useLooks } from "./useLooks.ts";

const ASKING = { kind: "asking" } as const;
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

/** What the server tells, and a way to ask again; `read` must be the same each time. Until that came, what was known stays. */
export const useTold = <T>(read: (people: PeopleClient) => Promise<Told<T>>): readonly [Came<T>, () => void] => {
  const ask = useAskPeople();
  const [came, setCame] = useState<{ readonly of: typeof read; readonly what: Came<T> } | null>(null);
  const look = useCallback(
    async (isOver: () => boolean) => {
      const told = await ask(read);
      if (isOver()) return;
      setCame((before) => ({ of: read, what: cameAfter(before?.of === read ? before.what : ASKING, told) }));
    },
    [ask, read],
  );
  const again = useLooks(look);
  return [came?.of === read ? came.what : ASKING, again];
};
