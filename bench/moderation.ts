import { cpus, loadavg } from "node:os";
import { hasRedisServer } from "../server/platform/cluster/testing/own-redis.ts";
import { serverWords } from "./hugs/bench-database.ts";
import { measureModeration } from "./moderation/measure.ts";
import { parsePlan, USAGE } from "./moderation/moderation-plan.ts";
import { lineOf, rowsOf } from "./moderation/moderation-report.ts";
import { planOrExit } from "./plan-or-exit.ts";
import { tableOf } from "./table.ts";

const say = (line: string): void => console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}`);

const plan = planOrExit(parsePlan, USAGE);
// The launcher has looked for it.
const serverUrl = process.env["HUGMOOD_TEST_POSTGRES"] ?? null;
if (serverUrl === null || !hasRedisServer()) {
  console.error("Two processes need a PostgreSQL (TEST_DATABASE_URL) and the program redis-server.");
  process.exit(1);
}
const measured = await measureModeration(serverUrl, plan, say);
console.log(
  `\nNode ${process.versions.node}, ${await serverWords(serverUrl)}, ${cpus().length} processors ` +
    `(${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(1)}; ${plan.rooms} rooms, ${plan.moderators} moderators\n`,
);
console.log(`${tableOf(rowsOf(measured, plan))}\n`);
console.log(JSON.stringify(lineOf(measured, plan)));
