/** HugMood's process, which will be killed and started anew on the same port and database. No limit is lifted. */
import { answerParent, monotonicAheadMs } from "../child-process.ts";
import { cpuMs } from "../hugs/cpu.ts";
import { makeGuests, signIn, type Guest } from "../made-people.ts";
import { openProduct, type Product } from "../open-product.ts";

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

let product: Product | null = null;
const opened = (): Product => {
  if (product === null) throw new Error("It was not asked to listen yet.");
  return product;
};

const listen = async ({ guests, ...options }: ServerAsk & { kind: "listen" }): Promise<ServerAnswer> => {
  product = await openProduct({ ...options, isBehindProxy: true });
  const reachableAtMs = performance.now() + monotonicAheadMs();
  const made = guests === 0 ? [] : await signIn(product, await makeGuests(product, guests));
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
