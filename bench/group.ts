import { cpus, loadavg } from "node:os";
import { planOrExit } from "./plan-or-exit.ts";
import { tableOf } from "./table.ts";
import { lineOf, rowsOf } from "./group/group-report.ts";
import { measureSide, type Measured } from "./group/measure.ts";
import { parsePlan, USAGE, type BenchPlan } from "./group/plan.ts";
import { checkItself } from "./group/self-check.ts";
import { ROOM_OF } from "./group/workload.ts";

const say = (line: string): void => console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}`);

const measure = async (plan: BenchPlan): Promise<void> => {
  const measured: Measured[] = [];
  for (const side of plan.sides) measured.push(await measureSide(side, plan, say));
  console.log(
    `\nNode ${process.versions.node}, ${cpus().length} processors (${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(1)}; ` +
      `rooms of ${ROOM_OF}, 10 Hz in, 20 Hz out, each rung ${plan.seconds} s` +
      `${plan.isQuick ? "; quick: fewer peers, fewer and smaller rungs" : ""}\n`,
  );
  console.log(`${tableOf(rowsOf(measured))}\n`);
  console.log(JSON.stringify(lineOf(measured)));
};

const plan = planOrExit(parsePlan, USAGE);
if (plan.isSelfCheck) process.exitCode = (await checkItself(say)) ? 0 : 1;
else await measure(plan);
