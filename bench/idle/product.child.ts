/** HugMood's process, on a database of the bench's own, with the limits of people lifted. */
import "../faults/lift-limits.ts";
import { randomUUID } from "node:crypto";
import { answerAsServer } from "./answer-as-server.ts";
import { makeGuests, withTokens } from "../made-people.ts";
import { openProduct } from "../open-product.ts";

answerAsServer(async ({ databaseUrl, dataDir, users }) => {
  const product = await openProduct({ databaseUrl, dataDir, secret: randomUUID(), port: 0 });
  const people = await withTokens(product, await makeGuests(product, users));
  return { port: product.port, transport: product.transport, people };
});
