import type { RoomPageFacts } from "#shared/schema/room-page.ts";
import type { Clock } from "../platform/clock.ts";
import { createPace } from "./pace.ts";

/** Where rooms are looked into: nothing is told of one into which nobody looks. */
export type RoomPages = {
  /** A room that can be looked into. */
  open(id: string, room: LookedInto): OpenPage;
  /** Somebody looks into a room of any process, until the returned function is called. `onPage`: how it is now. */
  look(id: string, onPage: (page: RoomPageFacts) => void): () => void;
  end(): void;
};
export type LookedInto = {
  readonly page: () => RoomPageFacts;
  /** How many look into it, as soon as that changes. */
  readonly onLooked: (count: number) => void;
};
export type OpenPage = {
  /** It may be another one now. */
  changed(): void;
  end(): void;
};

/** What processes say to each other. */
export type PageWord =
  /** Into which rooms how many of a process look. */
  | { readonly kind: "look"; readonly process: string; readonly rooms: readonly (readonly [id: string, n: number])[] }
  | { readonly kind: "page"; readonly page: RoomPageFacts };
export type CarryPages = (deliver: (word: PageWord) => void, onGap: () => void) => (word: PageWord) => void;

/** A page is told this often at the most. */
export const PAGE_MS = 400;
/** Who looks says so this often, and is believed for so long. */
const BEAT_MS = 2_000;
const BELIEVED_MS = 7_000;

export type RoomPagesDeps = { readonly process: string; readonly clock: Clock; readonly carry?: CarryPages };

export const createRoomPages = ({ process, clock, carry }: RoomPagesDeps): RoomPages => {
  const opened = new Map<string, LookedInto & { readonly tell: ReturnType<typeof createPace>; count: number }>();
  const looking = new Map<string, Set<(page: RoomPageFacts) => void>>();
  const others = new Map<string, { readonly rooms: ReadonlyMap<string, number>; readonly untilMs: number }>();
  let cancelBeat: (() => void) | null = null;
  let isEnded = false;

  const show = (page: RoomPageFacts): void => {
    for (const onPage of looking.get(page.id) ?? []) onPage(page);
  };
  const countOf = (id: string): number => {
    let count = looking.get(id)?.size ?? 0;
    for (const { rooms } of others.values()) count += rooms.get(id) ?? 0;
    return count;
  };
  /** Whoever begins to look gets the page at once. */
  const recount = (ids: Iterable<string>): void => {
    for (const id of ids) {
      const room = opened.get(id);
      const count = countOf(id);
      if (room === undefined || room.count === count) continue;
      const isMore = count > room.count;
      room.count = count;
      room.onLooked(count);
      if (isMore) room.tell.want();
    }
  };
  const hear = (word: PageWord): void => {
    if (word.kind === "page") return show(word.page);
    const before = others.get(word.process)?.rooms ?? new Map<string, number>();
    const rooms = new Map(word.rooms);
    if (rooms.size === 0) others.delete(word.process);
    else others.set(word.process, { rooms, untilMs: clock.nowMs() + BELIEVED_MS });
    recount(new Set([...before.keys(), ...rooms.keys()]));
    if (rooms.size > 0) beatSoon();
  };
  const say = carry?.(hear, () => sayLooks()) ?? (() => {});
  const sayLooks = (): void =>
    say({ kind: "look", process, rooms: [...looking].map(([id, { size }]) => [id, size] as const) });
  const beat = (): void => {
    cancelBeat = null;
    for (const [name, { rooms, untilMs }] of others)
      if (untilMs <= clock.nowMs()) {
        others.delete(name);
        recount(rooms.keys());
      }
    if (looking.size > 0) sayLooks();
    if (looking.size > 0 || others.size > 0) beatSoon();
  };
  const beatSoon = (): void => {
    if (!isEnded) cancelBeat ??= clock.after(BEAT_MS, beat);
  };

  return {
    open(id, room) {
      const tell = createPace(clock, PAGE_MS, () => {
        const page = room.page();
        show(page);
        if ([...others.values()].some(({ rooms }) => rooms.has(id))) say({ kind: "page", page });
      });
      opened.set(id, { ...room, tell, count: 0 });
      recount([id]);
      return {
        changed() {
          if ((opened.get(id)?.count ?? 0) > 0) tell.want();
        },
        end() {
          tell.end();
          opened.delete(id);
        },
      };
    },
    look(id, onPage) {
      const own = looking.get(id) ?? new Set();
      looking.set(id, own);
      own.add(onPage);
      sayLooks();
      recount([id]);
      beatSoon();
      return () => {
        own.delete(onPage);
        if (own.size === 0) looking.delete(id);
        sayLooks();
        recount([id]);
      };
    },
    end() {
      isEnded = true;
      cancelBeat?.();
    },
  };
};
