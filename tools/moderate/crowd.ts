import { randomUUID } from "node:crypto";
import { BEING_COLOURS, BEING_TEXTURES, type Being } from "#shared/schema/being.ts";
import type { Category } from "#shared/schema/conduct.ts";
import type { HugMoodClient } from "../../client/net/state.ts";
import { createCookieFetch } from "../friends/cookie-fetch.ts";
import { createNodeClient } from "../friends/node-client.ts";
import type { Life } from "./hold-table.ts";

/** Somebody simulated, named so, who came in as a guest. */
export type Comer = {
  readonly client: HugMoodClient;
  report(groupHugId: string, category: Category, words: string): Promise<boolean>;
};

/** By the name, so that the demo looks the same each time. */
const beingOf = (name: string): Being => ({
  colour: BEING_COLOURS[name.charCodeAt(0) % BEING_COLOURS.length] ?? "sea",
  texture: BEING_TEXTURES[name.length % BEING_TEXTURES.length] ?? "plain",
});
const TRIES = 40;
const AGAIN_MS = 3_000;

/** Null: not let in, or all is over. */
export const comeIn = async (url: string, name: string, { isOver, rest }: Life): Promise<Comer | null> => {
  const ownFetch = createCookieFetch(url, {}, () => {});
  const client = createNodeClient(url, ownFetch);
  await client.start();
  for (let n = 0; n < TRIES && !isOver(); n += 1) {
    const entered = await client.enter(`${name} (simulated)`, beingOf(name));
    if (entered.ok)
      return {
        client,
        async report(subjectId, category, words) {
          const answer = await ownFetch(`${url}/api/reports`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ key: randomUUID(), subject: "room", subjectId, category, words }),
          });
          await answer.arrayBuffer();
          return answer.ok;
        },
      };
    await rest(AGAIN_MS);
  }
  client.stop();
  return null;
};
