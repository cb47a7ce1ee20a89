import { cpus, loadavg } from "node:os";
import { openDatabase } from "../server/platform/database/open.ts";
import { makeDatabase, serverWords } from "./hugs/bench-database.ts";
import { makeMoods } from "./moods/made-moods.ts";
import { measureMonths } from "./moods/measure.ts";
import { parsePlan, USAGE } from "./moods/moods-plan.ts";
import { lineOf, rowsOf } from "./moods/moods-report.ts";
import { planOrExit } from "./plan-or-exit.ts";
import { tableOf } from "./table.ts";

const plan = planOrExit(parsePlan, USAGE);
// The launcher has looked for it.
const serverUrl = process.env["HUGMOOD_TEST_POSTGRES"];
if (serverUrl === undefined) {
  console.error("This needs a PostgreSQL: start one at 127.0.0.1:5432, or say where it is (TEST_DATABASE_URL).");
  process.exit(2);
}
const own = await makeDatabase(serverUrl);
try {
  const database = await openDatabase({ databaseUrl: own.url, dataDir: "" });
  console.log(`Making ${plan.entries} entries of ${plan.people} people`);
  const measured = await measureMonths(database, await makeMoods(database, plan), plan);
  await database.close();
  console.log(
    `\nNode ${process.versions.node}, ${await serverWords(serverUrl)}, ${cpus().length} processors ` +
      `(${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(1)}\n`,
  );
  console.log(`${tableOf(rowsOf(measured, plan))}\n`);
  console.log(JSON.stringify(lineOf(measured, plan)));
} finally {
  await own.drop();
}
