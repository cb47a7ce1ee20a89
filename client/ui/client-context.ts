import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { ClientState, HugMoodClient, Me } from "../net/state.ts";

export const ClientContext = createContext<HugMoodClient | null>(null);

export const useClient = (): HugMoodClient => {
  const client = useContext(ClientContext);
  if (!client) throw new Error("A page was drawn outside of <ClientContext>, so it has no client to talk to.");
  return client;
};

/** `select` must return something that is the same while the state is. */
export const useClientState = <T>(select: (state: ClientState) => T): T => useStore(useClient().store, select);

/** Who is signed in; only for pages that are drawn for somebody signed in. */
export const useMe = (): Me => {
  const me = useClientState((state) => state.me);
  if (!me || me === "unknown") throw new Error("A page for somebody signed in was drawn for nobody.");
  return me;
};
