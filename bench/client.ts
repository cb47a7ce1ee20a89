import { cpus } from "node:os";
import { planOrExit } from "./plan-or-exit.ts";
import { parsePlan, USAGE, type BenchPlan } from "./client/bench-plan.ts";
import { shellRows, type BenchLine } from "./client/bench-report.ts";
import { tableOf, type Row } from "./table.ts";
import { openWorld, type BenchWorld } from "./client/bench-world.ts";
import { groupLineOf, groupRows } from "./client/group-report.ts";
import { measureTwo } from "./client/measure-two.ts";
import { playGroup } from "./client/play-group.ts";
import { selfCheckStop } from "./client/self-check-stop.ts";
import { selfCheck } from "./client/self-check.ts";
import { sendEachDesign } from "./client/two-guests.ts";

const say = (line: string): void => console.log(line);

const measured = async (
  world: BenchWorld,
  plan: BenchPlan,
): Promise<{ readonly rows: readonly Row[]; readonly line: BenchLine }> => {
  if (plan.group === null) return measureTwo(world, await sendEachDesign(world), plan);
  const { participants } = plan.group;
  const played = await playGroup(world, plan.group);
  return { rows: groupRows(participants, played), line: groupLineOf(world.shell, participants, played) };
};

const measure = async (world: BenchWorld, plan: BenchPlan): Promise<void> => {
  const { shell, firstLoad, differing, browserVersion } = world;
  const { rows, line } = await measured(world, plan);
  say(`Chromium ${browserVersion}, Node ${process.versions.node}, ${cpus().length} cores, drawn in software\n`);
  say(`${tableOf([...shellRows(shell, firstLoad, differing), ...rows])}\n`);
  say(JSON.stringify(line));
};

/** Every fault that is put in is found. */
const check = async (world: BenchWorld, { group }: BenchPlan): Promise<boolean> => {
  const isFound = await selfCheck(world, await sendEachDesign(world), say);
  return group === null ? isFound : (await selfCheckStop(world, group, say)) && isFound;
};

const plan = planOrExit(parsePlan, USAGE);
say(
  plan.kind === "self-check"
    ? "Client bench, self-check: the same with faults put in…"
    : plan.group === null
      ? `Client bench, ${plan.kind}: a server, two people, one hug of each design…`
      : `Client bench, ${plan.kind}: a server, ${plan.group.participants} people, one group hug…`,
);
const world = await openWorld(plan.group === null ? "emulated" : "none");
// What it started does not outlive it.
process.once("SIGTERM", () => void world.close().finally(() => process.exit(143)));
try {
  if (plan.kind !== "self-check") await measure(world, plan);
  else if (!(await check(world, plan))) process.exitCode = 1;
} finally {
  await world.close();
}
