/** HugMood's process, which will be killed and started anew on the same port and database. No limit is lifted. */
import { randomUUID } from "node:crypto";
import { answerParent, monotonicAheadMs } from "../child-process.ts";
import { cpuMs } from "../hugs/cpu.ts";
import { makeGuests } from "../made-people.ts";
import { openProduct, type Product } from "../open-product.ts";

/** Somebody signed in, with the cookie that says so. */
export type Guest = { readonly id: string; readonly cookie: string };
export type ServerAsk =
  | {
      readonly kind: "listen";
      readonly databaseUrl: string | null;
      readonly dataDir: string;
      readonly secret: string;
      readonly port: number;
      /** Made beforehand; 0 = there are some. */
      readonly guests: number;
    }
  | { readonly kind: "heads" }
  | { readonly kind: "usage" };
export type ServerAnswer = {
  readonly pid?: number;
  readonly transport?: string;
  readonly guests?: readonly Guest[];
  /** When it could be reached, by CLOCK_MONOTONIC, ms. */
  readonly reachableAtMs?: number;
  /** The last number of each inbox. */
  readonly heads?: readonly (readonly [userId: string, seq: number])[];
  readonly cpuMs?: number;
};

const SESSIONS = `
  insert into sessions (user_id, token, expires_at, confirmed_at)
  select id::uuid, encode(sha256(convert_to(token, 'UTF8')), 'hex'), now() + interval '365 days', now()
  from unnest(string_to_array($1, ','), string_to_array($2, ',')) as made (id, token)`;

let product: Product | null = null;
const opened = (): Product => {
  if (product === null) throw new Error("It was not asked to listen yet.");
  return product;
};

/** Sessions as the product makes them, not due for another cookie. */
const signIn = async (ids: readonly string[]): Promise<readonly Guest[]> => {
  const tokens = ids.map(() => randomUUID());
  await opened().database.rows(SESSIONS, [ids.join(","), tokens.join(",")]);
  return ids.map((id, n) => ({ id, cookie: `hugmood.session_token=${tokens[n]}` }));
};

const listen = async ({ guests, ...options }: ServerAsk & { kind: "listen" }): Promise<ServerAnswer> => {
  product = await openProduct({ ...options, isBehindProxy: true });
  const reachableAtMs = performance.now() + monotonicAheadMs();
  const made = guests === 0 ? [] : await signIn(await makeGuests(product, guests));
  return { pid: process.pid, transport: product.transport, reachableAtMs, guests: made };
};

const heads = async (): Promise<ServerAnswer> => {
  const rows = await opened().database.rows<{ id: string; seq: number }>(
    "select user_id as id, last_seq::float8 as seq from inbox_heads where last_seq > 0",
  );
  return { heads: rows.map(({ id, seq }) => [id, seq]) };
};

answerParent<ServerAsk, ServerAnswer>((ask) => {
  switch (ask.kind) {
    case "listen":
      return listen(ask);
    case "heads":
      return heads();
    case "usage":
      return { cpuMs: cpuMs() };
  }
});
