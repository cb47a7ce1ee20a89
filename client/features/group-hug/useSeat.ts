import { useState, useSyncExternalStore } from "react";
import { useClient } from "../../ui/client-context.ts";
import { createSeat } from "./seat.ts";

/** A seat in a group hug as long as the page is there; `again` gives it back and asks for another one. Another id needs another page. */
export const useSeat = (id: string) => {
  const client = useClient();
  const [store, setStore] = useState(() => createSeat(client, id));
  const seat = useSyncExternalStore(store.subscribe, store.get);
  return { seat, again: () => setStore(createSeat(client, id)) };
};
