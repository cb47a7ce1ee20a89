import { cpus, loadavg } from "node:os";
import { planOrExit } from "./plan-or-exit.ts";
import { tableOf } from "./table.ts";
import { serverWords } from "./hugs/bench-database.ts";
import { parsePlan, USAGE, type BenchPlan } from "./hugs/bench-plan.ts";
import { lineOf, rowsOf, type Measured } from "./hugs/hugs-report.ts";
import { measureEmbedded, measurePeer, measureProduct } from "./hugs/measure.ts";
import { checkItself } from "./hugs/self-check.ts";

const say = (line: string): void => console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}`);

const measure = async (plan: BenchPlan, serverUrl: string | null): Promise<void> => {
  const measured: Measured = {
    product: serverUrl === null ? null : await measureProduct(plan, serverUrl, say),
    peer: serverUrl === null ? null : await measurePeer(plan, serverUrl, say),
    embedded: await measureEmbedded(plan, say),
  };
  const store = serverUrl === null ? "no PostgreSQL" : await serverWords(serverUrl);
  console.log(
    `\nNode ${process.versions.node}, ${measured.embedded.transport}, ${store}, ${cpus().length} processors ` +
      `(${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(1)}; ${plan.people} people, each rate ${plan.seconds} s\n`,
  );
  console.log(`${tableOf(rowsOf(measured, cpus().length))}\n`);
  console.log(JSON.stringify(lineOf(measured)));
};

const plan = planOrExit(parsePlan, USAGE);
// The launcher has looked for it.
const serverUrl = process.env["HUGMOOD_TEST_POSTGRES"] ?? null;
if (plan.isSelfCheck) process.exitCode = (await checkItself(say)) ? 0 : 1;
else await measure(plan, serverUrl);
