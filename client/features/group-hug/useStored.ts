import { useEffect, useState } from "react";
import { useClient, useClientState } from "../../ui/client-context.ts";
import type { Stored } from "./view.ts";

/** A group hug as the server tells of it, asked once it is wanted, and again when the connection is back. */
export const useStored = (id: string, isWanted: boolean): Stored => {
  const client = useClient();
  const isOnline = useClientState((state) => state.connection.kind === "online");
  const [found, setFound] = useState<{ readonly id: string; readonly stored: Stored } | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    void client.groupHug(id).then((stored) => !isOver && setFound({ id, stored }));
    return () => {
      isOver = true;
    };
  }, [client, id, isWanted, isOnline]);
  return found?.id === id ? found.stored : "loading";
};
