import type { StateView } from "@colyseus/schema";
import { digestOf, digestOfItems, itemDigest } from "#shared/schema/digest.ts";
import type { LobbyGroupHug, LobbyPerson, LobbyState } from "#shared/schema/lobby.ts";

type Card = LobbyPerson | LobbyGroupHug;
type Viewer = { readonly view?: Pick<StateView, "has"> | undefined };

const read = (cards: Iterable<readonly [string, Card]>): readonly (readonly [Card, number])[] =>
  [...cards].map(([id, card]) => [card, itemDigest(id, digestOf(card.toJSON()))]);

/** What each viewer should have: cards are hashed once, and then only those in a viewer's view count. */
export const viewDigests = (state: LobbyState): ((viewer: Viewer) => number) => {
  const [people, groupHugs] = [read(state.people.entries()), read(state.groupHugs.entries())];
  return ({ view }) => {
    const seen = (cards: typeof people) => {
      let sum = 0;
      for (const [card, digest] of cards) if (view?.has(card)) sum = (sum + digest) >>> 0;
      return sum;
    };
    return digestOfItems([
      ["people", seen(people)],
      ["groupHugs", seen(groupHugs)],
      ["count", digestOf(state.count)],
    ]);
  };
};
