import { ClientState } from "@colyseus/core";
import { createPace, type Pace } from "./pace.ts";
import type { RoomDeps } from "./room-deps.ts";

type Reader = { readonly state: ClientState; send(type: string, digest: number): void };

/**
 * Says now and then what devices should have, so that one with a wrong state joins anew. To be wanted after each patch
 * that held a change. `flush` sends what has not been sent: a digest is of what a device has got by then.
 */
export const createStateDigests = <C extends Reader>(
  { clock, digestLeastMs }: Pick<RoomDeps, "clock" | "digestLeastMs">,
  clients: Iterable<C>,
  flush: () => void,
  read: () => (client: C) => number,
): Pace =>
  createPace(clock, digestLeastMs, () => {
    flush();
    const digestFor = read();
    for (const client of clients) {
      // To one that is still joining it would come after a newer state.
      if (client.state === ClientState.JOINED) client.send("state/digest", digestFor(client));
    }
  });
