import { useEffect, useRef, useState } from "react";
import type { Connection } from "../net/state.ts";
import { useClientState } from "./client-context.ts";

/** Who is leaving or suspended has no room, but is answered. */
const ANSWERED: ReadonlySet<Connection["kind"]> = new Set(["online", "leaving", "suspended"]);

/**
 * Looks at once, when `look` is another, when the connection is back, with `looksAgain` when the page is looked at again,
 * and when what it returns is called. `look` is told by a function whether a newer one took its place. When the connection
 * goes nothing is asked: this device may just be signed out.
 */
export const useLooks = (look: (isOver: () => boolean) => Promise<void>, looksAgain = false): (() => void) => {
  const isOnline = useClientState(({ connection }) => ANSWERED.has(connection.kind));
  const [times, setTimes] = useState(0);
  const asked = useRef<{ readonly look: typeof look; readonly times: number } | null>(null);
  useEffect(() => {
    let isOver = false;
    const lookNow = () => void look(() => isOver);
    const lookAgain = () => void (document.visibilityState === "visible" && lookNow());
    if (isOnline || asked.current?.look !== look || asked.current.times !== times) lookNow();
    asked.current = { look, times };
    if (looksAgain) document.addEventListener("visibilitychange", lookAgain);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", lookAgain);
    };
  }, [look, looksAgain, isOnline, times]);
  return () => setTimes(times + 1);
};
