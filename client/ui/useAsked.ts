import { useCallback, useState } from "react";
import type { HugMoodClient } from "../net/state.ts";
import { useClient } from "./client-context.ts";
import { useLooks } from "./useLooks.ts";

/** `away`: out of reach. */
export type Asked<T> = T | "asking" | "away";

/**
 * What the server tells, a way to say what it tells now, and to ask again. `load` and `read` must be the same each time;
 * `read` gives null where nothing could be had.
 */
export const useAsked = <C, T extends object>(
  load: (client: HugMoodClient) => Promise<C>,
  read: (loaded: C) => Promise<T | null>,
  looksAgain = false,
): readonly [Asked<T>, (told: T) => void, () => void] => {
  const client = useClient();
  const [told, setTold] = useState<Asked<T>>("asking");
  const look = useCallback(
    async (isOver: () => boolean) => {
      const answer = await load(client).then(read, () => null);
      // What was known stays while it is out of reach.
      if (!isOver()) setTold((before) => answer ?? (typeof before === "object" ? before : "away"));
    },
    [client, load, read],
  );
  const lookAgain = useLooks(look, looksAgain);
  const again = () => {
    if (typeof told !== "object") setTold("asking");
    lookAgain();
  };
  return [told, setTold, again];
};
