import { createCookieFetch } from "../../tools/friends/cookie-fetch.ts";
import { openToEverybody } from "../../tools/friends/open-to-everybody.ts";

/** A guest of a server, with whatever it takes to join rooms. */
export type Guest = {
  readonly userId: string;
  /** Asks for a fresh one once the last is getting old; null = the server gave none. */
  token(): Promise<string | null>;
  readonly fetch: typeof fetch;
};

/** Tokens live for five minutes. */
const TOKEN_MAX_MS = 180_000;

/** Comes in as a guest from an address of its own. Throws when the server does not let them in. */
export const enterGuest = async (url: string, name: string, address: string): Promise<Guest> => {
  const cookieFetch = createCookieFetch(url, {}, () => {});
  const own: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set("x-forwarded-for", address);
    headers.set("content-type", "application/json");
    return cookieFetch(input, { ...init, headers });
  };
  const being = { colour: "sea", texture: "plain" };
  const entered = await own(`${url}/api/guests`, { method: "POST", body: JSON.stringify({ name, being }) });
  if (!entered.ok) throw new Error(`${name} was not let in: ${entered.status} ${await entered.text()}`);
  const { id } = (await entered.json()) as { id: string }; // as: the route's documented answer
  await openToEverybody(url, own);
  let held: { readonly token: string; readonly atMs: number } | null = null;
  return {
    userId: id,
    fetch: own,
    async token() {
      if (held !== null && performance.now() - held.atMs < TOKEN_MAX_MS) return held.token;
      const answer = await own(`${url}/api/rooms/token`, { method: "POST" }).catch(() => null);
      if (answer === null || !answer.ok) return held?.token ?? null;
      const { token } = (await answer.json()) as { token: string }; // as above
      held = { token, atMs: performance.now() };
      return token;
    },
  };
};

/** `count` guests, each from an address that `block` (0 to 255) keeps apart from others'. */
export const enterGuests = async (url: string, count: number, block: number): Promise<readonly Guest[]> => {
  const guests: Guest[] = [];
  for (let n = 0; n < count; n += 1)
    guests.push(await enterGuest(url, `Guest ${block} ${n}`, `10.9.${block}.${n + 1}`));
  return guests;
};
