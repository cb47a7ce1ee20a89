import { cpus, loadavg } from "node:os";
import { planOrExit } from "./plan-or-exit.ts";
import { tableOf } from "./table.ts";
import { parsePlan, USAGE, type BenchPlan } from "./step/bench-plan.ts";
import { openWorld, type BenchWorld } from "./step/bench-world.ts";
import { countCaught, suspectsIn } from "./step/checker.ts";
import { figuresOf } from "./step/figures.ts";
import { playGroups } from "./step/play-group.ts";
import { SEEDED_FAULTS } from "./step/seeded-faults.ts";
import { lineOf, machineRows, rowsOf } from "./step/step-report.ts";

const saysTime = (): string => `${(performance.now() / 1000).toFixed(0).padStart(4)} s`;

const measure = async (world: BenchWorld, plan: BenchPlan): Promise<void> => {
  const played = await playGroups(world, plan, (line) => console.log(`${saysTime()}  ${line}`));
  const groups = played.map(({ record }) => record);
  const seededInto = played.find(({ record }) => record.group === 0);
  const caught = seededInto === undefined ? 0 : countCaught(seededInto.record, seededInto.faulty);
  const seeded = { faults: SEEDED_FAULTS.length, caught };
  const figures = figuresOf(groups, plan.cues);
  const { groups: count, clients, clientCues, probes } = figures;
  console.log(
    `\nNode ${process.versions.node}, ${world.transport}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; ` +
      `${count} groups, ${clients} clients, ${clientCues} client-cues, ${probes} probes\n`,
  );
  const rows = [...rowsOf(plan, figures, seeded, suspectsIn(groups)), ...machineRows(await world.lags())];
  console.log(`${tableOf(rows)}\n`);
  console.log(JSON.stringify(lineOf(plan, figures, seeded)));
};

const plan = planOrExit(parsePlan, USAGE);
const { groups, clients, cues, asymmetry } = plan;
console.log(`Lockstep bench: ${groups} groups of ${clients}, ${cues} cues each, asymmetry +-${asymmetry} %…`);
const world = await openWorld();
// What it started does not outlive it.
process.once("SIGTERM", () => void world.close().finally(() => process.exit(143)));
try {
  await measure(world, plan);
} finally {
  await world.close();
}
