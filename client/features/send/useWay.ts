import type { HugWay } from "#shared/schema/consent.ts";
import { useEffect, useState } from "react";
import { useClient, useClientState } from "../../ui/client-context.ts";

/** What a hug to somebody would meet now; null while it is not known. Asked anew when the connection is back, and after one left. */
export const useWay = (userId: string, hasLeft: boolean): HugWay | null => {
  const client = useClient();
  const isOnline = useClientState(({ connection }) => connection.kind === "online");
  const [way, setWay] = useState<HugWay | null>(null);
  useEffect(() => {
    if (!isOnline) return;
    let isOver = false;
    const ask = async () => {
      const consent = await client.loadConsent();
      const told = await consent.way(userId);
      if (!isOver) setWay(told);
    };
    // Without it the hug finds its way when it is sent.
    void ask().catch(() => {});
    return () => {
      isOver = true;
    };
  }, [client, userId, isOnline, hasLeft]);
  return way;
};
