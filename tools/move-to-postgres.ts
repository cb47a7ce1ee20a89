/** `npm run move-to-postgres [-- --show-secret]`: the embedded database of DATA_DIR into the PostgreSQL of DATABASE_URL. */
import { join } from "node:path";
import { TransferRefused } from "../server/platform/transfer/refused.ts";
import { moveToPostgres } from "../server/platform/transfer/move.ts";
import { comparedTable } from "./transfer/figures.ts";
import { runTransfer } from "./transfer/run-transfer.ts";
import { secretIn, transferSettings } from "./transfer/settings.ts";

/** What the server on PostgreSQL needs as AUTH_SECRET. The secret itself only when it was asked for. */
const secretAdvice = (dataDir: string, isKnown: boolean, shows: boolean): string => {
  if (isKnown) return "AUTH_SECRET is the secret that this database was made with: everybody stays signed in.";
  const made = secretIn(dataDir);
  if (made === undefined) return "Start it with the AUTH_SECRET that its server had until now.";
  if (shows) return `Start it with\nAUTH_SECRET=${made}`;
  return (
    `Start it with AUTH_SECRET set to the text of ${join(dataDir, "secret")} (--show-secret prints it). ` +
    "With any other secret it does not start, since nobody could stay signed in."
  );
};

await runTransfer(async () => {
  const { dataDir, databaseUrl, authSecret } = transferSettings(process.env);
  if (databaseUrl === undefined) {
    throw new TransferRefused("Where to? Set DATABASE_URL to an empty PostgreSQL database, here or in .env.");
  }
  const compared = await moveToPostgres({ dataDir, databaseUrl, secret: authSecret, log: console.log });
  console.log(comparedTable(compared));
  console.log(`Moved. The database in ${dataDir} stays as it is, and nothing uses it while DATABASE_URL is set.`);
  console.log(secretAdvice(dataDir, authSecret !== undefined, process.argv.includes("--show-secret")));
});
