/** `npm run restore -- <file>`: a backup into an empty database, the embedded one or the PostgreSQL of DATABASE_URL. */
import { join } from "node:path";
import { TransferRefused } from "../server/platform/transfer/refused.ts";
import { restoreBackup, type Restored } from "../server/platform/transfer/restore.ts";
import { comparedTable } from "./transfer/figures.ts";
import { runTransfer } from "./transfer/run-transfer.ts";
import { secretIn, transferSettings } from "./transfer/settings.ts";

const KEYS: Readonly<Record<Restored["keys"], (place: string) => string>> = {
  open: () => "Its secret is the one you have: everybody stays signed in.",
  "no keys": () => "Nobody was ever signed in there, so any secret will do.",
  sealed: (place) =>
    `The backup was made with another secret than yours. Before you start the server, set ${place} to the secret that ` +
    "the server had then: with any other it does not start.",
  unknown: (place) => `Before you start the server, give ${place} the secret that the server had then.`,
};

await runTransfer(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new TransferRefused("Which file? For example: npm run restore -- hugmood.backup.gz");
  const { dataDir, databaseUrl, authSecret } = transferSettings(process.env);
  const secret = authSecret ?? (databaseUrl === undefined ? secretIn(dataDir) : undefined);
  const { compared, keys } = await restoreBackup({ file, dataDir, databaseUrl, secret, log: console.log });
  console.log(comparedTable(compared));
  console.log("Restored, and read back the same.");
  console.log(KEYS[keys](databaseUrl === undefined ? `the file ${join(dataDir, "secret")}` : "AUTH_SECRET"));
});
