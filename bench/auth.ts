import { cpus, loadavg } from "node:os";
import { parsePlan, USAGE } from "./auth/auth-plan.ts";
import { lineOf, rowsOf } from "./auth/auth-report.ts";
import { measureAuth } from "./auth/measure.ts";
import { serverWords } from "./hugs/bench-database.ts";
import { planOrExit } from "./plan-or-exit.ts";
import { tableOf } from "./table.ts";

const plan = planOrExit(parsePlan, USAGE);
// The launcher has looked for it.
const serverUrl = process.env["HUGMOOD_TEST_POSTGRES"] ?? null;
const measured = await measureAuth(plan, serverUrl);
const store = serverUrl === null ? "embedded database" : await serverWords(serverUrl);
console.log(
  `\nNode ${process.versions.node}, ${measured.transport}, ${store}, ${cpus().length} processors ` +
    `(${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(1)}; ${plan.people} people, ${plan.seconds} s\n`,
);
console.log(`${tableOf(rowsOf(measured, plan))}\n`);
console.log(JSON.stringify(lineOf(measured)));
