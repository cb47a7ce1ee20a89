/** Somebody who takes part and has not left. */
export type Person = {
  readonly userId: string;
  readonly name: string;
  /** `colour/texture`. */
  readonly being: string;
  /** Theirs alone for as long as they are in it; 0 to capacity - 1. */
  readonly slot: number;
  readonly isIn: boolean;
  /** Ids of their connected devices. */
  readonly devices: ReadonlySet<string>;
  /** When the last device went; null = here. */
  readonly awaySinceMs: number | null;
};

/** By user id, in the order of their coming. */
export type People = ReadonlyMap<string, Person>;

export type Newcomer = { readonly userId: string; readonly name: string; readonly being: string };
/** Whoever may come in, with everybody who has a block with them, either way. */
export type Comer = Newcomer & { readonly hidden: ReadonlySet<string> };

/** Who comes back within this keeps their place; counted while it is pending, and without end while it is active. */
export const AWAY_KEPT_MS = 60_000;

export const isHere = ({ devices }: Person): boolean => devices.size > 0;

/** The first to come of those who are here. */
export const earliestHere = (people: People): Person | null => [...people.values()].find(isHere) ?? null;

/** How many could be started with: in and here. */
export const feltCount = (people: People): number =>
  [...people.values()].filter((person) => person.isIn && isHere(person)).length;

const freeSlot = (people: People): number => {
  const taken = new Set([...people.values()].map(({ slot }) => slot));
  let slot = 0;
  while (taken.has(slot)) slot += 1;
  return slot;
};

/** People as they were written down, all away since `nowMs`, slots in the order of their coming. */
export const peopleOf = (stored: readonly (Newcomer & { readonly isIn: boolean })[], nowMs: number): People =>
  new Map(
    stored.map(({ userId, name, being, isIn }, slot) => {
      return [userId, { userId, name, being, slot, isIn, devices: new Set<string>(), awaySinceMs: nowMs }];
    }),
  );

/** One more device of somebody; whoever comes anew stands last and takes the least free slot. */
export const withDevice = (people: People, who: Newcomer, deviceId: string): People => {
  const { userId, name, being } = who;
  const known = people.get(userId);
  const devices = new Set(known?.devices).add(deviceId);
  const slot = known?.slot ?? freeSlot(people);
  const isIn = known?.isIn ?? false;
  return new Map(people).set(userId, { userId, name, being, slot, isIn, devices, awaySinceMs: null });
};

export const withoutDevice = (people: People, person: Person, deviceId: string, nowMs: number): People => {
  const devices = new Set(person.devices);
  devices.delete(deviceId);
  const awaySinceMs = devices.size === 0 ? nowMs : null;
  return new Map(people).set(person.userId, { ...person, devices, awaySinceMs });
};

export const withReady = (people: People, userId: string, isIn: boolean): People => {
  const person = people.get(userId);
  return person ? new Map(people).set(userId, { ...person, isIn }) : people;
};

export const without = (people: People, userId: string): People => {
  const rest = new Map(people);
  rest.delete(userId);
  return rest;
};
