import { BEING_COLOURS, BEING_TEXTURES } from "#shared/schema/being.ts";
import type { HugMoodClient } from "../../client/net/state.ts";
import { createCookieFetch } from "../../tools/friends/cookie-fetch.ts";
import type { Dice } from "../../tools/friends/dice.ts";
import { createNodeClient } from "../../tools/friends/node-client.ts";

/** One address brings in as many guests a minute as the server allows; beyond that the bench waits as it is told. */
const TRIES = 10;
const WAIT_MS = 1_000;

const enter = async (url: string, name: string, dice: Dice): Promise<HugMoodClient> => {
  const client = createNodeClient(
    url,
    createCookieFetch(url, {}, () => {}),
  );
  await client.start();
  const being = { colour: dice.pick(BEING_COLOURS), texture: dice.pick(BEING_TEXTURES) };
  for (let left = TRIES; ; left -= 1) {
    const result = await client.enter(name, being);
    if (result.ok) return client;
    const { refusal } = result;
    if (left === 0 || refusal.code !== "too_many") {
      client.stop();
      throw new Error(`${name} was not let in: ${refusal.code}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, refusal.retryAfterMs ?? WAIT_MS));
  }
};

/** `count` new guests over real sockets, one after the other. Throws a sentence, and leaves nobody behind. */
export const enterGuests = async (url: string, count: number, dice: Dice): Promise<readonly HugMoodClient[]> => {
  const clients: HugMoodClient[] = [];
  try {
    while (clients.length < count) clients.push(await enter(url, `Friend ${clients.length + 1}`, dice));
  } catch (error) {
    for (const client of clients) client.stop();
    throw error;
  }
  return clients;
};
