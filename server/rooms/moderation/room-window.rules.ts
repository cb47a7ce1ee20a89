import type { Look, RoomSort, RoomSummary } from "#shared/schema/moderation.ts";

/** A room, and which process has it. */
export type WatchedRoom = RoomSummary & { readonly process: string };
/** What a look finds: how many rooms it lets through, and those in its window, in order. */
export type Found = { readonly matched: number; readonly rooms: readonly WatchedRoom[] };

const BY: Readonly<Record<RoomSort, (a: RoomSummary, b: RoomSummary) => number>> = {
  name: (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  people: (a, b) => a.here - b.here,
  rate: (a, b) => a.rate - b.rate,
  spread: (a, b) => a.spreadMs - b.spreadMs,
  refusals: (a, b) => a.refusals - b.refusals,
  since: (a, b) => a.sinceMs - b.sinceMs,
};

const fold = (text: string): string => text.normalize("NFKC").toLowerCase();
/** What is searched in, by the summary that it is of: a room that changes has another one. */
const folded = new WeakMap<RoomSummary, string>();
const wordsOf = (room: RoomSummary): string => {
  const known = folded.get(room);
  if (known !== undefined) return known;
  // No search has a line's end in it, so none finds what is in both.
  const words = `${fold(room.name)}\n${fold(room.hostName)}`;
  folded.set(room, words);
  return words;
};

const matches = ({ phases, search }: Look): ((room: RoomSummary) => boolean) => {
  const words = fold(search).trim();
  const wanted = new Set<string>(phases);
  return (room) =>
    (wanted.size === 0 || wanted.has(room.phase)) &&
    (words === "" || wordsOf(room).includes(words) || room.id.startsWith(words));
};

/**
 * The window of a look, without bringing all rooms in order: the first `from + count` are kept while going through
 * (a heap whose top is the last of them). Rooms that are alike stand by their id, so that nothing jumps.
 */
export const lookAt = (known: ReadonlyMap<string, ReadonlyMap<string, RoomSummary>>, look: Look): Found => {
  const isMatch = matches(look);
  const by = BY[look.sort];
  const order = (a: RoomSummary, b: RoomSummary): number => {
    const way = by(a, b);
    return (look.isDescending ? -way : way) || (a.id < b.id ? -1 : 1);
  };
  const most = look.from + look.count;
  const heap: WatchedRoom[] = [];
  let matched = 0;
  for (const [process, rooms] of known)
    for (const room of rooms.values()) {
      if (!isMatch(room)) continue;
      matched += 1;
      if (heap.length < most) push(heap, { ...room, process }, order);
      else if (heap[0] !== undefined && order(room, heap[0]) < 0) replaceTop(heap, { ...room, process }, order);
    }
  return { matched, rooms: heap.toSorted(order).slice(look.from) };
};

type Order = (a: RoomSummary, b: RoomSummary) => number;

function push(heap: WatchedRoom[], room: WatchedRoom, order: Order): void {
  heap.push(room);
  for (let at = heap.length - 1; at > 0;) {
    const up = (at - 1) >> 1;
    const [here, above] = [heap[at], heap[up]];
    if (!here || !above || order(here, above) <= 0) return;
    [heap[at], heap[up]] = [above, here];
    at = up;
  }
}

function replaceTop(heap: WatchedRoom[], room: WatchedRoom, order: Order): void {
  heap[0] = room;
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let last = at;
    for (const down of [left, right]) {
      const [one, other] = [heap[down], heap[last]];
      if (one && other && order(one, other) > 0) last = down;
    }
    if (last === at) return;
    const [here, below] = [heap[at], heap[last]];
    if (!here || !below) return;
    [heap[at], heap[last]] = [below, here];
    at = last;
  }
}
