/** What one caller wants to know at once. */
export type Asked = { readonly caller: string; readonly items: readonly unknown[] };
/** The items `from` to before `to` of a request. */
export type Slice<Request> = { readonly request: Request; readonly from: number; readonly to: number };

export type FairQueue<Request extends Asked> = {
  /** Items that wait. */
  readonly size: number;
  add(request: Request): void;
  /** 1 to `most` items, or none if nothing waits. */
  take(most: number): Slice<Request>[];
  /** What still waits of a request. */
  drop(request: Request): void;
};

/**
 * Callers take turns: `share` items of one, then of the next, so that whoever asks for few waits for a turn of each and
 * not for somebody's thousand. One caller's requests keep their order.
 */
export const createFairQueue = <Request extends Asked>(share: number): FairQueue<Request> => {
  /** By caller, in the order of their turns. */
  const lines = new Map<string, { readonly request: Request; next: number }[]>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(request) {
      if (request.items.length === 0) return;
      const line = lines.get(request.caller);
      if (line) line.push({ request, next: 0 });
      else lines.set(request.caller, [{ request, next: 0 }]);
      size += request.items.length;
    },
    take(most) {
      const slices = new Map<Request, Slice<Request>>();
      let room = most;
      for (const [caller, line] of lines) {
        if (room === 0) break;
        lines.delete(caller);
        const [first] = line;
        if (first === undefined) continue;
        const { request, next: from } = first;
        const to = Math.min(request.items.length, from + Math.min(share, room));
        slices.set(request, { request, from: slices.get(request)?.from ?? from, to });
        room -= to - from;
        size -= to - from;
        first.next = to;
        if (to === request.items.length) line.shift();
        // Goes through a Map reach what was put at its end meanwhile.
        if (line.length > 0) lines.set(caller, line);
      }
      return [...slices.values()];
    },
    drop(request) {
      const line = lines.get(request.caller) ?? [];
      const rest = line.filter((waiting) => waiting.request !== request);
      for (const { next } of line.filter((waiting) => waiting.request === request)) size -= request.items.length - next;
      if (rest.length > 0) lines.set(request.caller, rest);
      else lines.delete(request.caller);
    },
  };
};
