import type { RoomEventFacts, RoomPageFacts } from "#shared/schema/room-page.ts";
import { isMuted } from "./group-hug.acts.rules.ts";
import { isHere, type Person } from "./group-hug.people.rules.ts";
import type { GroupHug } from "./group-hug.state.rules.ts";

export type PageParts = {
  readonly events: readonly RoomEventFacts[];
  /** 0 to 255. */
  readonly pressureOf: (person: Person) => number;
  readonly nowMs: number;
  /** ms since 1970. */
  readonly wallNowMs: number;
};

/** A group hug as those who look into it are told: never its description, nor its message. */
export const pageOf = (hug: GroupHug, { events, pressureOf, nowMs, wallNowMs }: PageParts): RoomPageFacts => {
  const { about, design, phase, beats } = hug;
  const people = [...hug.people.values()];
  const pressures = Array.from({ length: Math.max(0, ...people.map(({ slot }) => slot + 1)) }, () => 0);
  for (const person of people) pressures[person.slot] = pressureOf(person);
  return {
    id: about.id,
    design: design.id,
    seed: about.seed,
    capacity: about.capacity,
    startsAtMs: phase.kind === "active" ? wallNowMs + phase.cue.startMs - nowMs : 0,
    hasWords: about.description !== "" || about.message !== "",
    people: people.map((person) => ({
      id: person.userId,
      name: person.name,
      being: person.being,
      slot: person.slot,
      isIn: person.isIn,
      isHere: isHere(person),
      isMuted: isMuted(hug, person.userId),
    })),
    pressures,
    beats: beats.steps,
    events,
    acts: hug.acts.held.map(({ id, kind, userId, name, category, atMs, untilMs }) => {
      return { id, kind, userId: userId ?? "", name, category, atMs, untilMs: untilMs ?? 0 };
    }),
  };
};
