import { Client, type Room } from "@colyseus/sdk";
import { PROTOCOL_VERSION } from "#shared/schema/protocol.ts";
import type { Guest } from "../made-people.ts";

/** Somebody in a room, as the SDK has it: what they see is decoded. */
export type Seat<State> = {
  readonly guest: Guest;
  request(name: string, body: unknown): Promise<unknown>;
  readonly state: State;
  /** When its state is so, performance.now(); null = not in time, or the connection ended. */
  whenSeen(is: (state: State) => boolean): Promise<number | null>;
  /** When it is told something by that name, performance.now(); null as above. */
  whenTold(name: string): Promise<number | null>;
  /** When it is closed, performance.now(); null = not in time. */
  whenClosed(): Promise<number | null>;
  leave(): void;
};

type Happened = { readonly kind: "state" | "over" } | { readonly kind: "told"; readonly name: string };

const SEEN_MAX_MS = 10_000;
const ANSWER_MAX_MS = 10_000;

const tokenOf = async (url: string, { cookie }: Guest): Promise<string> => {
  const answer = await fetch(`${url}/api/rooms/token`, { method: "POST", headers: { cookie, origin: url } });
  if (!answer.ok) throw new Error(`There is no token: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { token: string }).token; // as: the route's documented answer
};

/** Joins at a process; the room may be in the other one. */
export const takeSeat = async <State>(
  port: number,
  guest: Guest,
  name: string,
  options: object = {},
): Promise<Seat<State>> => {
  const url = `http://127.0.0.1:${port}`;
  // A fresh one each time: under Node a socket that failed once sticks to its client.
  const client = new Client(url);
  client.auth.token = await tokenOf(url, guest);
  const room: Room = await client.joinOrCreate(name, { protocol: PROTOCOL_VERSION, ...options });
  room.reconnection.enabled = false;
  const watching = new Set<(happened: Happened) => void>();
  const tell = (happened: Happened): void => {
    for (const one of watching) one(happened);
  };
  room.onMessage("*", (name) => tell({ kind: "told", name: String(name) }));
  room.onError(() => {});
  room.onStateChange(() => tell({ kind: "state" }));
  room.onLeave(() => tell({ kind: "over" }));
  const seen = (): State => room.state as State; // as: of the room that was asked for
  /** `judge`: false = it will never be, null = not yet. */
  const when = (judge: (happened: Happened) => boolean | null): Promise<number | null> =>
    new Promise((resolve) => {
      const end = (is: boolean): void => {
        clearTimeout(limit);
        watching.delete(one);
        resolve(is ? performance.now() : null);
      };
      const one = (happened: Happened): void => {
        const is = judge(happened);
        if (is !== null) end(is);
      };
      const limit = setTimeout(() => end(false), SEEN_MAX_MS);
      watching.add(one);
      one({ kind: "state" });
    });
  return {
    guest,
    get state() {
      return seen();
    },
    request: (what, body) => room.request(what, body, { timeout: ANSWER_MAX_MS }),
    whenSeen: (is) => when(({ kind }) => is(seen()) || (kind === "over" ? false : null)),
    whenTold: (name) =>
      when(
        (happened) => (happened.kind === "told" && happened.name === name) || (happened.kind === "over" ? false : null),
      ),
    whenClosed: () => when(({ kind }) => kind === "over" || null),
    leave: () => void room.leave().catch(() => undefined),
  };
};

/** One after the other, so many at a time; in their order. */
export const inLanes = async <From, To>(
  all: readonly From[],
  atOnce: number,
  make: (one: From, n: number) => Promise<To>,
): Promise<readonly To[]> => {
  const made: To[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < all.length; n = next++) made[n] = await make(all[n] as From, n); // as: within its length
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return made;
};
