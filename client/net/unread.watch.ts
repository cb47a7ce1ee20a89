import type { StoreApi } from "zustand/vanilla";
import type { Clock, Random, Surroundings } from "./platform.port.ts";
import type { ClientState } from "./state.ts";

const EVERY_MS = 60_000;
/** By so much of it the time between two questions differs, so that devices do not ask in step. */
const JITTER = 0.2;
/** What the inbox tells comes in bursts. */
const SOON_MS = 1_000;

export type UnreadWatchDeps = {
  readonly clock: Pick<Clock, "after">;
  readonly random: Random;
  readonly surroundings: Pick<Surroundings, "isVisible" | "onChange">;
  readonly store: Pick<StoreApi<ClientState>, "getState" | "subscribe">;
  readonly ask: () => void;
};

const yesesIn = ({ inbox }: ClientState): number => inbox.hugs.filter(({ request }) => request?.isAccepted).length;

/**
 * When to ask how many are unread: at once, when the page is looked at again, about once a minute while it is, and soon after
 * the inbox told of an answer, an invitation or a yes. Never while nobody looks.
 */
export const watchUnread = ({ clock, random, surroundings, store, ask }: UnreadWatchDeps): (() => void) => {
  let callOff = (): void => {};
  let wasVisible = false;
  const later = (delayMs: number): void => {
    callOff();
    callOff = clock.after(delayMs, now);
  };
  const now = (): void => {
    callOff();
    if (!surroundings.isVisible()) return;
    ask();
    later(EVERY_MS * (1 + JITTER * (2 * random() - 1)));
  };
  const look = (): void => {
    const isVisible = surroundings.isVisible();
    if (isVisible && !wasVisible) now();
    if (!isVisible) callOff();
    wasVisible = isVisible;
  };
  const stops = [
    surroundings.onChange(look),
    store.subscribe((state, before) => {
      if (state.inbox === before.inbox && state.reactions === before.reactions) return;
      const isTold =
        state.reactions !== before.reactions ||
        state.inbox.invitations !== before.inbox.invitations ||
        yesesIn(state) > yesesIn(before);
      if (isTold && surroundings.isVisible()) later(SOON_MS);
    }),
  ];
  look();
  return () => {
    callOff();
    for (const stop of stops) stop();
  };
};
