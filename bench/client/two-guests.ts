import type { Page } from "@playwright/test";
import type { Squeeze } from "#shared/design/squeeze.ts";
import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
import { STOCK_DESIGNS } from "#shared/design/stock/stock-designs.ts";
import type { Design } from "#shared/design/design.format.ts";
import { createCookieFetch } from "../../tools/friends/cookie-fetch.ts";
import { diceFrom } from "../../tools/friends/dice.ts";
import { gentleSqueeze } from "../../tools/friends/gentle-squeeze.ts";
import { createNodeClient } from "../../tools/friends/node-client.ts";
import type { BenchWorld } from "./bench-world.ts";

/** A hug that lies in the inbox of the one whose page it is. */
export type SentHug = { readonly id: string; readonly design: Design; readonly squeeze: Squeeze };

const SEED = 7;
const SEND_LIMIT_MS = 15_000;

/** Goes in as a guest, as a newcomer does. Resolves with the new person's id. */
export const enterByPage = async (page: Page, name: string): Promise<string> => {
  await page.getByRole("textbox").first().fill(name);
  await page.getByRole("button", { name: "Come in" }).click();
  await page.getByRole("heading", { name: "Be held for a moment" }).waitFor({ state: "detached" });
  await page.evaluate(letEverybodyIn, JSON.stringify({ ...DEFAULT_CONSENT, allowHugsFrom: "everyone" }));
  const { id } = (await fetchIn(page, "/api/me")) as { id: string }; // as: the route's documented answer
  return id;
};

/** Runs in the page: its guest takes hugs of everybody. */
const letEverybodyIn = async (body: string): Promise<void> => {
  const headers = { "content-type": "application/json" };
  const answer = await fetch("/api/consents/settings", { method: "PUT", headers, body });
  if (!answer.ok) throw new Error(`Everybody could not be let in: ${answer.status}`);
};

/** Another guest, over real sockets, sends one hug of each stock design; all of them stay unread. */
export const sendEachDesign = async ({
  url,
  page,
  personId,
}: Pick<BenchWorld, "url" | "page" | "personId">): Promise<readonly SentHug[]> => {
  const client = createNodeClient(
    url,
    createCookieFetch(url, {}, () => {}),
  );
  const dice = diceFrom(SEED);
  const drafts = STOCK_DESIGNS.map((design) => ({ design, squeeze: gentleSqueeze(dice) }));
  try {
    await client.start();
    const entered = await client.enter("Fern", { colour: "ember", texture: "plain" });
    if (!entered.ok) throw new Error(`The one who hugs was not let in: ${entered.refusal.code}.`);
    const to = { id: personId, name: "Ben", being: "honey/plain" };
    for (const { design, squeeze } of drafts) await client.sendHug({ to, design: design.id, squeeze, message: "" });
    await emptied(client);
  } finally {
    client.stop();
  }
  const { hugs } = (await fetchIn(page, "/api/hugs")) as { hugs: { id: string; design: string }[] }; // as: see above
  await page.close();
  return drafts.map(({ design, squeeze }) => {
    const hug = hugs.find((one) => one.design === design.id);
    if (hug === undefined) throw new Error(`The hug "${design.id}" was acknowledged and is not in the inbox.`);
    return { id: hug.id, design, squeeze };
  });
};

const emptied = async ({ store }: ReturnType<typeof createNodeClient>): Promise<void> => {
  const untilMs = performance.now() + SEND_LIMIT_MS;
  for (;;) {
    const { outbox, connection } = store.getState();
    if (outbox.length === 0) return;
    const refused = outbox.find(({ state }) => state.kind === "refused");
    if (refused) throw new Error(`The hug "${refused.design}" was refused: ${JSON.stringify(refused.state)}.`);
    if (performance.now() > untilMs)
      throw new Error(`${outbox.length} hugs are still on their way (${connection.kind}).`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const fetchIn = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(async (url) => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
    return response.json();
  }, path);
