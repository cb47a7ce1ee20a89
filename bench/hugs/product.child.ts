/** HugMood's process: what server/main.ts makes, on a database of the bench's own, with the limits of people lifted. */
import "../faults/lift-limits.ts";
import { randomUUID } from "node:crypto";
import { inTransaction } from "../../server/platform/transfer/in-transaction.ts";
import { answerParent } from "../child-process.ts";
import { watchLoop } from "../loop-lag.ts";
import { makeGuests, withTokens, type Person } from "../made-people.ts";
import { openProduct, type Product } from "../open-product.ts";
import { cpuMs } from "./cpu.ts";
import { hugAt, pairOf } from "./made-hugs.ts";
import { runOpenLoop } from "./open-loop.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";

const lag = watchLoop();

type World = { readonly product: Product; readonly people: readonly Person[]; readonly away: readonly string[] };
let world: World | null = null;

const open = async ({ databaseUrl, dataDir, people: count }: ServerAsk & { kind: "listen" }): Promise<ServerAnswer> => {
  const product = await openProduct({ databaseUrl, dataDir, secret: randomUUID(), port: 0 });
  const people = await withTokens(product, await makeGuests(product, count));
  const away = await makeGuests(product, count);
  world = { product, people, away };
  return { port: product.port, transport: product.transport, people, away };
};

const opened = () => {
  if (world === null) throw new Error("It was not asked to listen yet.");
  return world;
};

const load = async (ask: ServerAsk & { kind: "load" }): Promise<ServerAnswer> => {
  const { people, away, product } = opened();
  const record = await runOpenLoop(ask, async (n, intendedMs) => {
    const [from, to] = pairOf(n, people.length);
    const hug = hugAt(away[to] ?? "", intendedMs);
    return product.services.hugs.send(people[from]?.id ?? "", hug).then(
      ({ ok }) => ok,
      () => false,
    );
  });
  return { record };
};

const CHECK = `
  with inbox as (select user_id, count(*) as many, max(seq) as last from inbox_events group by user_id)
  select (select count(*)::int from hugs) as stored, (
    select count(*)::int from inbox_heads as head left join inbox on inbox.user_id = head.user_id
    where (head.last_seq, head.last_seq) <> (coalesce(many, 0), coalesce(last, 0))
  ) as gaps`;

/** After a whole run these are millions of rows, which takes longer than the product lets a statement take. */
const check = (): Promise<ServerAnswer> =>
  inTransaction(opened().product.database, "read", async (rows) => {
    const [found] = await rows<{ stored: number; gaps: number }>(CHECK);
    return found ?? {};
  });

const close = async (): Promise<ServerAnswer> => {
  await opened().product.close();
  return {};
};

answerParent<ServerAsk, ServerAnswer>((ask) => {
  switch (ask.kind) {
    case "listen":
      return open(ask);
    case "load":
      return load(ask);
    case "usage":
      return { cpuMs: cpuMs(), lag: lag.read() };
    case "check":
      return check();
    case "close":
      return close();
  }
});
