import type { HugView } from "#shared/schema/hug.ts";

/** A hug as old as this came while nobody was looking: it waits at home and does not open by itself. */
export const FRESH_MS = 60_000;

export type ArrivalAct = { readonly kind: "none" } | { readonly kind: "open" | "tell"; readonly hug: HugView };

type Now = {
  readonly arrivals: readonly HugView[];
  /** Hugs that opened or were told of before. */
  readonly handled: ReadonlySet<string>;
  readonly path: string;
  readonly isVisible: boolean;
  readonly isTyping: boolean;
  readonly nowMs: number;
};

/**
 * What to do about hugs that arrive:
 *  N1  a fresh one opens by itself, at home only, while the page is looked at and nobody is typing.
 *  N2  on every other page, or while somebody types, it is told of and waits.
 *  N3  one that is not fresh waits at home.
 *  N4  each is handled once, the oldest first; one that is being felt is left alone.
 */
export const arrivalAct = ({ arrivals, handled, path, isVisible, isTyping, nowMs }: Now): ArrivalAct => {
  const hug = arrivals.find(
    ({ id, sentAtMs }) => !handled.has(id) && Math.abs(nowMs - sentAtMs) < FRESH_MS && path !== `/feel/${id}`,
  );
  if (!hug || !isVisible) return { kind: "none" };
  return { kind: path === "/" && !isTyping ? "open" : "tell", hug };
};

/**
 *  N5  an invitation to a group hug is told of on every page but home, which shows it, and those where somebody is
 *      being hugged or makes a hug.
 */
export const isInvitationTold = (path: string): boolean => path !== "/" && !/^\/(hug|feel|group-hug)\//.test(path);
