/** `npm run backup -- <file>`: everything in the database, in a form that both kinds of database can take back. */
import { readFileSync } from "node:fs";
import { openDatabase } from "../server/platform/database/open.ts";
import { needEmbedded } from "../server/platform/transfer/move.ts";
import { TransferRefused } from "../server/platform/transfer/refused.ts";
import { writeBackup } from "../server/platform/transfer/write-backup.ts";
import { savedTable } from "./transfer/figures.ts";
import { runTransfer } from "./transfer/run-transfer.ts";
import { transferSettings } from "./transfer/settings.ts";

await runTransfer(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new TransferRefused("Where to? For example: npm run backup -- hugmood.backup.gz");
  const { dataDir, databaseUrl } = transferSettings(process.env);
  if (databaseUrl === undefined) needEmbedded(dataDir);
  // The file beside us is ours.
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const database = await openDatabase({ dataDir, databaseUrl, migrates: false });
  try {
    console.log(savedTable(await writeBackup({ database, file, app: version, nowMs: Date.now })));
  } finally {
    await database.close();
  }
  console.log(
    `Saved in ${file}. The secret is not in it: keep AUTH_SECRET, or the file secret of DATA_DIR, elsewhere.`,
  );
});
