/**
 * `npm run sign-out -- --user <id or mail>` or `-- --everybody`: ends sessions in the database that the settings name.
 * Servers on the same PostgreSQL close what those have open within two seconds; the embedded database's must be stopped.
 */
import { openDatabase } from "../server/platform/database/open.ts";
import { needEmbedded } from "../server/platform/transfer/move.ts";
import { TransferRefused } from "../server/platform/transfer/refused.ts";
import { signOutPeople } from "../server/services/identity/sign-out-people.ts";
import { whomOf } from "./sign-out/whom.ts";
import { runTransfer } from "./transfer/run-transfer.ts";
import { transferSettings } from "./transfer/settings.ts";

await runTransfer(async () => {
  const whom = whomOf(process.argv.slice(2));
  const { dataDir, databaseUrl } = transferSettings(process.env);
  if (databaseUrl === undefined) needEmbedded(dataDir);
  const database = await openDatabase({ dataDir, databaseUrl, migrates: false });
  try {
    const ended = await signOutPeople(database, whom);
    if (ended === null) throw new TransferRefused("There is nobody with that id or mail.");
    const { people, sessions, guests } = ended;
    console.log(
      `${sessions} devices of ${people} people are signed out. ${guests} of them are guests, who cannot come back.`,
    );
  } finally {
    await database.close();
  }
});
