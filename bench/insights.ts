import { cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { MODELS_FOLDER } from "../server/platform/scoring/scoring.ts";
import { runFalseDiscovery } from "./insights/false-discovery.ts";
import { falseDiscoveryTable } from "./insights/false-discovery.table.ts";
import { parsePlan, USAGE } from "./insights/insights-plan.ts";
import { lineOf, rowsOf } from "./insights/insights-report.ts";
import { measureScoring } from "./insights/scoring.measure.ts";
import { planOrExit } from "./plan-or-exit.ts";
import { tableOf } from "./table.ts";

const say = (line: string): void => console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}`);

const plan = planOrExit(parsePlan, USAGE);
const folder = plan.modelsFolder === null ? MODELS_FOLDER : pathToFileURL(`${resolve(plan.modelsFolder)}/`);
const sides = await measureScoring(plan, folder, say);
say("false discovery");
const study = await runFalseDiscovery({ dataFolder: plan.dataFolder, seed: plan.seed, rounds: plan.studies });
console.log(
  `\nNode ${process.versions.node}, ${cpus().length} processors (${cpus()[0]?.model.trim()}), ` +
    `load ${loadavg()[0]?.toFixed(1)}; ${plan.rounds} rounds\n`,
);
console.log(`${tableOf(rowsOf(sides))}\n`);
console.log(`${falseDiscoveryTable(study)}\n`);
console.log(JSON.stringify(lineOf(sides, study)));
