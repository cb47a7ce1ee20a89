import type { StateView } from "@colyseus/schema";
import { digestOf, digestOfItems } from "#shared/schema/digest.ts";
import type { LobbyGroupHug, LobbyPerson, LobbyState } from "#shared/schema/lobby.ts";

type Card = LobbyPerson | LobbyGroupHug;
type Viewer = { readonly view?: Pick<StateView, "has"> | undefined };

const read = (cards: Iterable<readonly [string, Card]>): readonly (readonly [string, Card, number])[] =>
  [...cards].map(([id, card]) => [id, card, digestOf(card.toJSON())]);

/** What each viewer should have: cards are read once, and then only those in a viewer's view count. */
export const viewDigests = (state: LobbyState): ((viewer: Viewer) => number) => {
  const [people, groupHugs] = [read(state.people.entries()), read(state.groupHugs.entries())];
  return ({ view }) => {
    const seen = (cards: typeof people) =>
      digestOfItems(cards.flatMap(([id, card, digest]) => (view?.has(card) ? [[id, digest] as const] : [])));
    return digestOfItems([
      ["people", seen(people)],
      ["groupHugs", seen(groupHugs)],
      ["count", digestOf(state.count)],
    ]);
  };
};
