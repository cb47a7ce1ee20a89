import { cpus, loadavg } from "node:os";
import { openDatabase } from "../server/platform/database/open.ts";
import { makeDatabase, serverWords } from "./hugs/bench-database.ts";
import { makeMoods } from "./moods/made-moods.ts";
import { measureMonths } from "./moods/measure.ts";
import { parsePlan, USAGE } from "./moods/moods-plan.ts";
import { lineOf, rowsOf } from "./moods/moods-report.ts";
import { planOrExit } from "./plan-or-exit.ts";
import { postgresOrExit } from "./postgres-or-exit.ts";
import { tableOf } from "./table.ts";

const plan = planOrExit(parsePlan, USAGE);
const serverUrl = postgresOrExit();
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
