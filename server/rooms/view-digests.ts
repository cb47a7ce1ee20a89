import type { StateView } from "@colyseus/schema";
import { digestOf, digestOfItems, itemDigest } from "#shared/schema/digest.ts";

type Card = Parameters<StateView["has"]>[0] & { toJSON(): unknown };
type Cards = { entries(): Iterable<readonly [string, Card]> };
type Viewer = { readonly view?: Pick<StateView, "has"> | undefined };

/**
 * What each viewer of a room should have, by the names of its state's fields. `cards`: maps of which each has those in
 * their view; they are hashed once. `rest`: what is the same for everybody.
 */
export const viewDigests = (
  cards: Readonly<Record<string, Cards>>,
  rest: Readonly<Record<string, unknown>>,
): ((viewer: Viewer) => number) => {
  const hashed = Object.entries(cards).map(([name, map]) => {
    const items = [...map.entries()].map(([id, card]) => [card, itemDigest(id, digestOf(card.toJSON()))] as const);
    return [name, items] as const;
  });
  const same = Object.entries(rest).map(([name, value]) => [name, digestOf(value)] as const);
  return ({ view }) => {
    const seen = hashed.map(([name, items]) => {
      let sum = 0;
      for (const [card, digest] of items) if (view?.has(card)) sum = (sum + digest) >>> 0;
      return [name, sum] as const;
    });
    return digestOfItems([...seen, ...same]);
  };
};
