import { cpus, loadavg } from "node:os";
import { serverWords } from "./hugs/bench-database.ts";
import { checkOpenFiles } from "./idle/open-files.ts";
import { planOrExit } from "./plan-or-exit.ts";
import { measureStorm } from "./storm/measure.ts";
import { parsePlan, USAGE, type StormPlan } from "./storm/storm-plan.ts";
import { lineOf, rowsOf } from "./storm/storm-report.ts";
import { openBareServer, openProductServer } from "./storm/storm-servers.ts";
import { tableOf } from "./table.ts";

const sayFor =
  (name: string) =>
  (line: string): void =>
    console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${name}: ${line}`);

const checkedPlan = (args: readonly string[]): StormPlan => {
  const plan = parsePlan(args);
  // Two connections each while they come back.
  checkOpenFiles(2 * plan.clients);
  return plan;
};

const plan = planOrExit(checkedPlan, USAGE);
// The launcher has looked for it.
const serverUrl = process.env["HUGMOOD_TEST_POSTGRES"] ?? null;
const product = await measureStorm(await openProductServer(serverUrl), plan, sayFor("HugMood"));
const bare = await measureStorm(await openBareServer(), plan, sayFor("bare Colyseus"));
const store = serverUrl === null ? "embedded database" : await serverWords(serverUrl);
console.log(
  `\nNode ${process.versions.node}, ${product.transport}, ${store}, ${cpus().length} processors ` +
    `(${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(1)}; ${plan.clients} clients, ${plan.perS} hugs/s\n`,
);
console.log(`${tableOf(rowsOf({ product, bare }, cpus().length))}\n`);
console.log(JSON.stringify(lineOf({ product, bare })));
