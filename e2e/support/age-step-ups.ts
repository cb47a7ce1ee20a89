/** `node age-step-ups.ts <dataDir>`: as if it had been a quarter of an hour since anybody showed who they are. */
import { openDatabase } from "../../server/platform/database/open.ts";

const [dataDir = ""] = process.argv.slice(2);
const database = await openDatabase({ dataDir, migrates: false });
await database.rows("update sessions set stepped_up_at = stepped_up_at - interval '15 minutes'");
await database.close();
