/**
 * `npm run keys:rotate`: wraps the keys of users under the first of MASTER_KEYS, while servers run on the same PostgreSQL.
 * A server does the same by itself soon after it started, so an embedded database needs no command.
 */
import { createMasterKeys, readMasterKeys } from "../server/platform/sealing/master-keys.ts";
import { rewrapAll } from "../server/platform/sealing/rewrap-keys.ts";
import { openDatabase } from "../server/platform/database/open.ts";
import { needEmbedded } from "../server/platform/transfer/move.ts";
import { TransferRefused } from "../server/platform/transfer/refused.ts";
import { runTransfer } from "./transfer/run-transfer.ts";
import { secretIn, transferSettings } from "./transfer/settings.ts";

await runTransfer(async () => {
  const { dataDir, databaseUrl, authSecret, masterKeys } = transferSettings(process.env);
  if (databaseUrl === undefined) needEmbedded(dataDir);
  const secret = authSecret ?? secretIn(dataDir);
  if (secret === undefined)
    throw new TransferRefused("AUTH_SECRET is missing: the first key of users follows from it.");
  const keys = createMasterKeys(secret, readMasterKeys(masterKeys ?? "") ?? []);
  const database = await openDatabase({ dataDir, databaseUrl, migrates: false });
  try {
    const rewrapped = await rewrapAll(database, keys);
    console.log(`${rewrapped} keys of users were wrapped under "${keys.first}"; all of them are now.`);
    const [left] = await database.rows<{ names: string | null }>(
      "select string_agg(distinct master_key, ', ') as names from user_keys where master_key <> $1",
      [keys.first],
    );
    if (left?.names) throw new TransferRefused(`Not those of ${left.names}, which MASTER_KEYS does not have.`);
  } finally {
    await database.close();
  }
});
