import { useEffect, useState } from "react";
import type { HugView } from "#shared/schema/hug.ts";
import { useClient, useClientState } from "../../ui/client-context.ts";

/** One that an earlier version kept on this device has no limit. */
const withLimit = (hug: HugView): HugView =>
  hug.touch === undefined ? { ...hug, touch: { touchCap: 100, touchForm: "touch" } } : hug;

/** A hug by id: one that waits on this device, else as the server tells. It stays though it is seen meanwhile. */
export const useHug = (hugId: string): HugView | "loading" | "gone" => {
  const client = useClient();
  const arrived = useClientState((state) => state.arrivals.find(({ id }) => id === hugId));
  const isOnline = useClientState((state) => state.connection.kind === "online");
  const [found, setFound] = useState<HugView | "gone" | null>(arrived ?? null);
  const isHere = typeof found === "object" && found?.id === hugId;
  if (!isHere && arrived) setFound(arrived);
  useEffect(() => {
    if (isHere) return;
    let isOver = false;
    // Asked again when the connection is back.
    void client.hug(hugId).then((hug) => !isOver && setFound(hug ?? (isOnline ? "gone" : null)));
    return () => {
      isOver = true;
    };
  }, [client, hugId, isHere, isOnline]);
  if (isHere) return withLimit(found);
  return found === "gone" ? "gone" : "loading";
};
