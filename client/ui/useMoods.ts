import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { MoodsClient, WaitingMood } from "../net/moods.port.ts";
import { useClient, useClientState } from "./client-context.ts";

/** `lost`: its code could not be loaded; that is tried again with the connection. */
export type MoodsHere = MoodsClient | "loading" | "lost";

export const useMoods = (): MoodsHere => {
  const client = useClient();
  const connection = useClientState(({ connection: { kind } }) => kind);
  const [moods, setMoods] = useState<MoodsHere>("loading");
  useEffect(() => {
    let isOver = false;
    const keep = (loaded: MoodsClient | "lost") => {
      if (!isOver) setMoods((before) => (loaded === "lost" && typeof before === "object" ? before : loaded));
    };
    client.loadMoods().then(keep, () => keep("lost"));
    return () => {
      isOver = true;
    };
  }, [client, connection]);
  return moods;
};

const NONE = createStore<readonly WaitingMood[]>(() => []);
/** What waits on this device to be sent. */
export const useWaitingMoods = (moods: MoodsHere): readonly WaitingMood[] =>
  useStore(typeof moods === "object" ? moods.waiting : NONE);
