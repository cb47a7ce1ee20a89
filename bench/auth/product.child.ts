/** HugMood's process for sign-ins: what server/main.ts makes, with accounts that one password opens. */
import { randomUUID } from "node:crypto";
import { createPasswords } from "../../server/platform/auth/passwords.ts";
import { answerParent } from "../child-process.ts";
import { watchLoop } from "../loop-lag.ts";
import { openProduct, type Product } from "../open-product.ts";
import { cpuMs } from "../hugs/cpu.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";

// As an account is after its link was opened; the hash of one password serves all.
const ACCOUNTS = `
  with made as (
    insert into users (display_name, email, email_verified)
    select 'Person ' || n, 'person' || n || '@hugs.example', true from generate_series(1, $1::int) as n returning id
  )
  insert into credentials (user_id, account_id, provider_id, password) select id, id::text, 'credential', $2 from made`;

let product: Product | null = null;
let lag = watchLoop();

answerParent<ServerAsk, ServerAnswer>(async (ask) => {
  switch (ask.kind) {
    case "listen": {
      const { databaseUrl, dataDir, accounts, password } = ask;
      product = await openProduct({ databaseUrl, dataDir, secret: randomUUID(), port: 0, isBehindProxy: true });
      const hash = await createPasswords((work) => work()).hash(password);
      await product.database.rows(ACCOUNTS, [accounts, hash]);
      return { port: product.port, transport: product.transport };
    }
    case "watch":
      lag = watchLoop();
      return { cpuMs: cpuMs() };
    case "read":
      return { cpuMs: cpuMs(), lag: lag.read() };
    case "close":
      await product?.close();
      return {};
  }
});
