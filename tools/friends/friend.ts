import type { Being } from "#shared/schema/being.ts";
import type { HugView } from "#shared/schema/hug.ts";
import type { Clock } from "../../client/net/platform.port.ts";
import type { ClientState, HugMoodClient } from "../../client/net/state.ts";
import type { Act } from "./circle.rules.ts";

export type FriendHandlers = {
  readonly onId: (id: string) => void;
  readonly onLobby: (people: ClientState["lobby"]["people"]) => void;
  readonly onArrival: (hug: HugView) => void;
  /** Somebody reacted to a hug of this friend's. */
  readonly onReaction: (hugId: string) => void;
  readonly onUnreachable: (personId: string) => void;
};
export type Friend = { start(): Promise<void>; stop(): void; act(act: Act): Promise<void> };

const AGAIN_MS = 3_000;

/** One simulated friend: a real client that comes in as a guest, and again whenever the server forgot it. */
export const createFriend = (
  name: string,
  being: Being,
  client: HugMoodClient,
  clock: Clock,
  handlers: FriendHandlers,
): Friend => {
  const told = new Set<string>();
  let isStopped = false;
  let isEntering = false;
  let cancelEnter = () => {};
  const enter = async (): Promise<void> => {
    if (isEntering || isStopped) return;
    isEntering = true;
    const result = await client.enter(name, being);
    isEntering = false;
    if (!result.ok && !isStopped) cancelEnter = clock.after(AGAIN_MS, () => void enter());
  };
  const look = (state: ClientState): void => {
    if (state.me === null && state.connection.kind === "signed_out") void enter();
    if (typeof state.me === "object" && state.me !== null) handlers.onId(state.me.id);
    handlers.onLobby(state.lobby.people);
    for (const hug of state.arrivals) {
      if (told.has(hug.id)) continue;
      told.add(hug.id);
      handlers.onArrival(hug);
    }
    for (const { hugId } of state.reactions) {
      handlers.onReaction(hugId);
      client.dismissReaction(hugId);
    }
    for (const hug of state.outbox) {
      if (hug.state.kind !== "refused") continue;
      client.discardHug(hug.key);
      handlers.onUnreachable(hug.to.id);
    }
  };
  return {
    start: async () => {
      client.store.subscribe(look);
      await client.start();
    },
    stop: () => {
      isStopped = true;
      cancelEnter();
      client.stop();
    },
    act: async (act) => {
      if (act.kind === "answer") {
        await client.see(act.hugId);
        await client.react(act.hugId, act.emoji, act.message);
        return;
      }
      const { to, design, squeeze, message, answers } = act;
      // While the server does not know this friend there is no outbox; the next hug comes soon enough.
      if (typeof client.store.getState().me !== "object" || client.store.getState().me === null) return;
      await client.sendHug({ to, design, squeeze, message, ...(answers === undefined ? {} : { answers }) });
    },
  };
};
