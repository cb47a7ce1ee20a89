import { useEffect, useState } from "react";
import type { ConsentClient } from "../../net/consent.port.ts";
import { useClient, useClientState } from "../../ui/client-context.ts";

export type Told<T> = T | "asking" | "away";

/** What the server tells; `read` must be the same each time. Asked anew when the connection is back, and by `again`. */
export const useTold = <T extends object>(
  read: (consent: ConsentClient) => Promise<T | null>,
): readonly [Told<T>, () => void] => {
  const client = useClient();
  const isOnline = useClientState(({ connection }) => connection.kind === "online");
  const [told, setTold] = useState<Told<T>>("asking");
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let isOver = false;
    const tell = (answer: T | null) =>
      // What was known stays while it is out of reach.
      !isOver && setTold((before) => answer ?? (typeof before === "object" ? before : "away"));
    void client
      .loadConsent()
      .then(read, () => null)
      .then(tell);
    return () => {
      isOver = true;
    };
  }, [client, read, isOnline, times]);
  const again = () => {
    if (typeof told !== "object") setTold("asking");
    setTimes(times + 1);
  };
  return [told, again];
};
