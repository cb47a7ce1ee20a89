import { matchMaker } from "@colyseus/core";
import { createSite } from "../../platform/http/site.ts";
import { listen } from "../../platform/transport/listen.ts";
import type { Listening } from "../../platform/transport/listening.ts";

/** Opens matchmaking and a free port of this machine for rooms alone: no routes, no pages. Room types are defined by then. */
export const openRoomPort = async (
  transport: "auto" | "ws" | "uws",
  onBug: (error: unknown) => void = () => {},
): Promise<Listening> => {
  await matchMaker.setup();
  await matchMaker.accept();
  const handle = createSite({
    api: async () => null,
    docs: async () => null,
    pages: { answer: async () => null },
    publicUrl: null,
    isBehindProxy: false,
    onBug,
  });
  const port = { kind: "fixed", port: 0 } as const;
  return (await listen({ handle, host: "127.0.0.1", port, transport, publicUrl: null })).listening;
};
