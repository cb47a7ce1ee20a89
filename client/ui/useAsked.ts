import { useEffect, useRef, useState } from "react";
import type { Connection, HugMoodClient } from "../net/state.ts";
import { useClient, useClientState } from "./client-context.ts";

/** Who is leaving has no room, but is answered. */
const ANSWERED: ReadonlySet<Connection["kind"]> = new Set(["online", "leaving"]);

/** `away`: out of reach. */
export type Asked<T> = T | "asking" | "away";

/**
 * What the server tells, a way to say what it tells now, and to ask again. `load` and `read` must be the same each time;
 * `read` gives null where nothing could be had. Asked anew when the connection is back, and with `looksAgain` when the page
 * is looked at again.
 */
export const useAsked = <C, T extends object>(
  load: (client: HugMoodClient) => Promise<C>,
  read: (loaded: C) => Promise<T | null>,
  looksAgain = false,
): readonly [Asked<T>, (told: T) => void, () => void] => {
  const client = useClient();
  const isOnline = useClientState(({ connection }) => ANSWERED.has(connection.kind));
  const [told, setTold] = useState<Asked<T>>("asking");
  const [times, setTimes] = useState(0);
  const askedTimes = useRef(-1);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const answer = await load(client).then(read, () => null);
      // What was known stays while it is out of reach.
      if (!isOver) setTold((before) => answer ?? (typeof before === "object" ? before : "away"));
    };
    const lookAgain = () => void (document.visibilityState === "visible" && look());
    // When the connection goes, this device may just be signed out.
    if (isOnline || askedTimes.current !== times) void look();
    askedTimes.current = times;
    if (looksAgain) document.addEventListener("visibilitychange", lookAgain);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", lookAgain);
    };
  }, [client, load, read, looksAgain, isOnline, times]);
  const again = () => {
    if (typeof told !== "object") setTold("asking");
    setTimes(times + 1);
  };
  return [told, setTold, again];
};
