import {
  RoomBeat,
  RoomEvent,
  RoomHeldAct,
  RoomPage,
  RoomPerson,
  type RoomPageFacts,
} from "#shared/schema/room-page.ts";
import type { ModerationState } from "#shared/schema/moderation.ts";
import { setChanged } from "../set-changed.project.ts";

/** As much of Colyseus' StateView as is needed here. */
type View = { has(seen: RoomPage): boolean; add(seen: RoomPage): unknown; remove(seen: RoomPage): unknown };
/** Into which room a device looks; null = into none. */
export type PageViewer = { readonly view: View; readonly into: string | null };

type Entries<T> = {
  get(id: string): T | undefined;
  set(id: string, item: T): unknown;
  delete(id: string): unknown;
  keys(): Iterable<string>;
};
/** Brings a map to what it should hold, item by item. */
const projectMap = <F extends { readonly id: string }, T extends object>(
  facts: readonly F[],
  items: Entries<T>,
  fieldsOf: (fact: F) => Partial<T>,
  make: (fact: F) => T,
): void => {
  const wanted = new Set(facts.map(({ id }) => id));
  for (const id of Array.from(items.keys())) if (!wanted.has(id)) items.delete(id);
  for (const fact of facts) {
    const known = items.get(fact.id);
    if (known) setChanged(known, fieldsOf(fact));
    else items.set(fact.id, make(fact));
  }
};

const eventKey = ({ atMs, kind, userId }: { atMs: number; kind: string; userId: string }): string =>
  `${atMs} ${kind} ${userId}`;

/** Events come at the end, and the oldest go at the beginning. */
const projectEvents = ({ events }: RoomPageFacts, page: RoomPage): void => {
  const first = events[0];
  const kept = page.events.findIndex((event) => first !== undefined && eventKey(event) === eventKey(first));
  if (kept > 0) page.events.splice(0, kept);
  else if (kept < 0) page.events.clear();
  for (const event of events.slice(page.events.length)) page.events.push(new RoomEvent().assign(event));
};

const projectPage = (facts: RoomPageFacts, page: RoomPage): void => {
  const { id, design, seed, capacity, startsAtMs, hasWords, pressures, beats } = facts;
  // The clocks that it is worked out from differ by less than that.
  const isSame = Math.abs(page.startsAtMs - startsAtMs) < 20;
  setChanged(page, { id, design, seed, capacity, hasWords, startsAtMs: isSame ? page.startsAtMs : startsAtMs });
  projectMap(
    facts.people,
    page.people,
    (person) => person,
    (person) => new RoomPerson().assign(person),
  );
  const fieldsOf = ({ kind, userId, name, category, atMs, untilMs }: RoomPageFacts["acts"][number]) => {
    return { kind, userId, name, category, atMs, untilMs };
  };
  projectMap(facts.acts, page.acts, fieldsOf, (act) => new RoomHeldAct().assign(fieldsOf(act)));
  while (page.pressures.length > pressures.length) page.pressures.pop();
  pressures.forEach((pressure, slot) => {
    if (slot === page.pressures.length) page.pressures.push(pressure);
    else if (page.pressures[slot] !== pressure) page.pressures[slot] = pressure;
  });
  if (beats.length < page.beats.length) page.beats.clear();
  for (const { spreadMs, boundMs, ...beat } of beats.slice(page.beats.length)) {
    const asSent = { spreadMs: Math.fround(spreadMs), boundMs: Math.fround(boundMs) };
    page.beats.push(new RoomBeat().assign({ ...beat, ...asSent }));
  }
  projectEvents(facts, page);
};

/** Brings the pages to those into which somebody looks, each for them only. Nothing else writes them. */
export const projectPages = (
  pages: ReadonlyMap<string, RoomPageFacts>,
  viewers: readonly PageViewer[],
  state: Pick<ModerationState, "pages">,
): void => {
  for (const [id, page] of state.pages)
    if (!pages.has(id)) {
      for (const { view } of viewers) if (view.has(page)) view.remove(page);
      state.pages.delete(id);
    }
  for (const [id, facts] of pages) {
    let page = state.pages.get(id);
    if (page === undefined) state.pages.set(id, (page = new RoomPage()));
    projectPage(facts, page);
    for (const { view, into } of viewers) {
      if (into === id && !view.has(page)) view.add(page);
      if (into !== id && view.has(page)) view.remove(page);
    }
  }
};
