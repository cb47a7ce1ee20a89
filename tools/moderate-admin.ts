/** Before the server of `npm run demo -- --moderate` opens its database: the demo's admin, who is signed in by a link. */
import { openDatabase } from "../server/platform/database/open.ts";
import { TransferRefused } from "../server/platform/transfer/refused.ts";
import { makeDemoAdmin } from "./moderate/demo-admin.ts";
import { runTransfer } from "./transfer/run-transfer.ts";
import { transferSettings } from "./transfer/settings.ts";

await runTransfer(async () => {
  const { dataDir, databaseUrl } = transferSettings(process.env);
  const token = process.env["HUGMOOD_DEMO_TOKEN"] ?? "";
  if (databaseUrl !== undefined || token === "")
    throw new TransferRefused("This is for the demo's own embedded database: npm run demo -- --moderate");
  const database = await openDatabase({ dataDir });
  await makeDemoAdmin(database, token).finally(() => database.close());
});
