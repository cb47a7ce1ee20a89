import { useEffect, useRef, useState } from "react";
import type { AccountClient, Connection } from "../../net/state.ts";
import { useClient, useClientState } from "../../ui/client-context.ts";

/** Who is leaving has no room, but is answered. */
const ANSWERED: ReadonlySet<Connection["kind"]> = new Set(["online", "leaving"]);

/** `away`: out of reach. */
export type Asked<T> = T | "asking" | "away";

/**
 * What the server tells of the account; `read` must be the same each time. It is asked anew when the page is looked at
 * again, because a letter's link is opened in another tab, and when the connection is back.
 */
export const useAsked = <T extends object>(
  read: (account: AccountClient) => Promise<T | null>,
): readonly [Asked<T>, () => void] => {
  const client = useClient();
  const isOnline = useClientState(({ connection }) => ANSWERED.has(connection.kind));
  const [told, setTold] = useState<Asked<T>>("asking");
  const [times, setTimes] = useState(0);
  const askedTimes = useRef(-1);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const answer = await client.loadAccount().then(read, () => null);
      // What was known stays while it is out of reach.
      if (!isOver) setTold((before) => answer ?? (typeof before === "object" ? before : "away"));
    };
    const lookAgain = () => void (document.visibilityState === "visible" && look());
    // When the connection goes, this device may just be signed out.
    if (isOnline || askedTimes.current !== times) void look();
    askedTimes.current = times;
    document.addEventListener("visibilitychange", lookAgain);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", lookAgain);
    };
  }, [client, read, isOnline, times]);
  const again = () => {
    if (typeof told !== "object") setTold("asking");
    setTimes(times + 1);
  };
  return [told, again];
};
