import { useEffect, useRef, useState } from "react";
import type { OwnClient } from "../net/own.port.ts";
import { useClient, useClientState } from "./client-context.ts";

/** `away`: out of reach. */
export type Told<T> = T | "asking" | "away";

/** What the server tells of what is one's own, and anew when the connection is back; `read` must be the same each time. */
export const useOwn = <T extends object>(
  read: (own: OwnClient) => Promise<T | null>,
): readonly [Told<T>, (told: T) => void, () => void] => {
  const client = useClient();
  const isOnline = useClientState(({ connection }) => connection.kind === "online");
  const [told, setTold] = useState<Told<T>>("asking");
  const [times, setTimes] = useState(0);
  const askedTimes = useRef(-1);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const answer = await client.loadOwn().then(read, () => null);
      // What was known stays while it is out of reach.
      if (!isOver) setTold((before) => answer ?? (typeof before === "object" ? before : "away"));
    };
    if (isOnline || askedTimes.current !== times) void look();
    askedTimes.current = times;
    return () => {
      isOver = true;
    };
  }, [client, read, isOnline, times]);
  const again = () => {
    if (typeof told !== "object") setTold("asking");
    setTimes(times + 1);
  };
  return [told, setTold, again];
};
