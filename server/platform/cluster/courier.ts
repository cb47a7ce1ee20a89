import type { ClusterPresence } from "./cluster-presence.ts";

/** Carries hints to the other processes. They may be lost: whoever depends on them also looks by themselves. */
export type Courier = {
  /**
   * `deliver` hears what others said of a topic, `onGap` that something may have been said that nobody heard; the
   * returned function says something to them.
   */
  carry<What>(topic: string, deliver: (what: What) => void, onGap?: () => void): (what: What) => void;
};

/** There is nobody else. */
export const NO_COURIER: Courier = { carry: () => () => {} };

/** By Redis; `me` tells one's own words, which come back, from the others'. */
export const createCourier = (
  presence: Pick<ClusterPresence, "subscribe" | "publish">,
  me: string,
): Courier & {
  /** Redis was away and is back: says so to all that listen here. */
  sayGap(): void;
} => {
  const gaps = new Set<() => void>();
  return {
    sayGap() {
      for (const onGap of gaps) onGap();
    },
    carry<What>(topic: string, deliver: (what: What) => void, onGap?: () => void) {
      if (onGap) gaps.add(onGap);
      const channel = `hugmood:${topic}`;
      void presence.subscribe(channel, (message) => {
        const { from, what } = message as { from: string; what: What }; // as: only processes of ours speak there
        if (from !== me) deliver(what);
      });
      return (what) => void presence.publish(channel, { from: me, what });
    },
  };
};
