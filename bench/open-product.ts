import { createApp } from "../server/app.ts";
import { openServices } from "../server/open-services.ts";
import { aloneCluster } from "../server/platform/cluster/cluster.ts";
import { NO_COURIER } from "../server/platform/cluster/courier.ts";
import type { Database } from "../server/platform/database/database.ts";
import { openDatabase } from "../server/platform/database/open.ts";
import { nowMs } from "../server/platform/lifecycle/wall-clock.ts";
import { createLog } from "../server/platform/logger/logger.ts";

export type ProductOptions = {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly secret: string;
  /** 0 = any free one. */
  readonly port: number;
  /** Each request may name its own address. */
  readonly isBehindProxy?: boolean;
};
export type Product = {
  readonly port: number;
  readonly transport: string;
  readonly database: Database;
  readonly services: Awaited<ReturnType<typeof openServices>>;
  close(): Promise<void>;
};

/** Benches send faster than people may. */
const NO_LIMIT = 1_000_000_000;

/** What server/main.ts makes, in this process. */
export const openProduct = async (options: ProductOptions): Promise<Product> => {
  const { databaseUrl, dataDir, secret, port, isBehindProxy = false } = options;
  const log = createLog({ level: "error", format: "plain" });
  const database = await openDatabase({ databaseUrl: databaseUrl ?? undefined, dataDir });
  const where = { publicUrl: null, origin: () => "http://127.0.0.1" };
  const mail = { smtpUrl: null, from: "bench" };
  const services = await openServices({
    database,
    courier: NO_COURIER,
    secret,
    ...where,
    mail,
    hugsPerHour: NO_LIMIT,
    providers: { google: null, apple: null, facebook: null },
    log,
  });
  const app = createApp({
    config: {
      host: "127.0.0.1",
      port: { kind: "fixed", port },
      transport: "auto",
      publicUrl: null,
      isBehindProxy,
    },
    services,
    cluster: aloneCluster(),
    log,
    pagesFolder: dataDir,
    version: "bench",
    nowMs,
  });
  const { listening } = await app.listen();
  await services.start();
  const close = async (): Promise<void> => {
    for (const end of [app.close, ...services.stops, database.close]) await end();
  };
  return { port: listening.port, transport: listening.kind, database, services, close };
};
