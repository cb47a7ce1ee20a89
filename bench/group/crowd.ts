import type { LightSocket } from "../light-socket.ts";
import type { RoomSeats, Talk, Traffic } from "./talk.ts";
import { watchRoom, type RoomWatch } from "./watch-room.ts";
import { phaseOf, ROOM_OF } from "./workload.ts";

export type Person = { readonly number: number; readonly slot: number; readonly socket: LightSocket };
export type CrowdRoom = { readonly people: readonly Person[]; readonly watch: RoomWatch };

const JOINS_AT_ONCE = 16;

/** The people of one generator, in their rooms; one of each room is watched. `nowMs`: since the generator's epoch. */
export const createCrowd = (talk: Talk, port: number, nowMs: () => number) => {
  let rooms: CrowdRoom[] = [];
  let numbers = 0;
  const traffic: Traffic = { frames: 0, bytes: 0 };

  const joinRoom = async (seats: RoomSeats): Promise<CrowdRoom> => {
    const first = numbers;
    numbers += ROOM_OF;
    const watched = (first / ROOM_OF) % ROOM_OF;
    const watch = watchRoom(
      Array.from({ length: ROOM_OF }, (_, slot) => first + slot),
      watched,
    );
    const people: Person[] = [];
    // One after the other: slots are given in the order in which people come.
    for (let slot = 0; slot < ROOM_OF; slot += 1) {
      const onValues = slot === watched ? (values: ArrayLike<number>) => watch.take(values, nowMs()) : null;
      const socket = await talk.join({ port, seats, slot, traffic, onValues });
      people.push({ number: first + slot, slot, socket });
    }
    await talk.begin(people.map(({ socket }) => socket));
    return { people, watch };
  };
  const leave = (room: CrowdRoom): void => room.people.forEach(({ socket }) => socket.cut());
  const isWhole = ({ people }: CrowdRoom): boolean => people.every(({ socket }) => socket.isOpen);

  return {
    traffic,
    rooms: (): readonly CrowdRoom[] => rooms,
    async join(seats: readonly RoomSeats[]): Promise<void> {
      const waiting = [...seats];
      const joinNext = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) rooms.push(await joinRoom(next));
      };
      await Promise.all(Array.from({ length: JOINS_AT_ONCE }, joinNext));
    },
    keep(count: number): number {
      const kept = rooms.filter(isWhole).slice(0, count);
      for (const room of rooms) if (!kept.includes(room)) leave(room);
      rooms = kept;
      return rooms.length;
    },
    /** In the order in which they press. */
    inTurn: (): readonly Person[] =>
      rooms.flatMap(({ people }) => people).toSorted((one, other) => phaseOf(one.number) - phaseOf(other.number)),
  };
};
export type Crowd = ReturnType<typeof createCrowd>;
