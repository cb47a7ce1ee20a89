import { BUGS, type Bug } from "./faults/bugs.ts";
import { faultsIn } from "./faults/checker.ts";
import { bugPlan, parsePlan, scheduleOf, USAGE, type FaultsPlan } from "./faults/plan.ts";
import { lineOf, tableOf } from "./faults/report.ts";
import { forget, runFaults } from "./faults/run.ts";

const planOrExit = (): FaultsPlan => {
  try {
    return parsePlan(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exit(2);
  }
};
const say = (line: string): void => console.log(line);

/** Whether a run with this mistake in it is found at fault. */
const isCaught = async (plan: FaultsPlan, bug: Bug): Promise<boolean> => {
  const { plan: short, schedule } = bugPlan(plan, bug);
  const { findings, folder } = await runFaults(short, schedule, bug, () => {});
  const count = faultsIn(findings);
  const [first] = [...findings.lost, ...findings.doubled, ...findings.disordered, ...findings.oldWrites];
  say(`  ${bug.padEnd(22)}${count === 0 ? "NOT FOUND" : `found: ${count} faults, first: ${first}`}`);
  forget(folder);
  return count > 0;
};

const plan = planOrExit();
const isBug = (name: string): name is Bug => BUGS.some((bug) => bug === name);
if (plan.bug !== null) {
  if (!isBug(plan.bug)) {
    console.error(`There is no bug "${plan.bug}"; there are ${BUGS.join(", ")}.`);
    process.exit(2);
  }
  process.exitCode = (await isCaught(plan, plan.bug)) ? 0 : 1;
} else {
  say(
    `Faults, seed ${plan.seed}: ${plan.kills} kills, ${plan.people} people with two devices each, ${plan.hugsPerS} hugs a second`,
  );
  const report = await runFaults(plan, scheduleOf(plan), null, (line) => say(`  ${line}`));
  let caught = 0;
  if (plan.hasBugs) {
    say("Seeded bugs:");
    for (const bug of BUGS) caught += (await isCaught(plan, bug)) ? 1 : 0;
  }
  say(`\n${tableOf(plan, report)}\n`);
  const { lost, doubled, disordered, oldWrites } = report.findings;
  const found = [...lost, ...doubled, ...disordered, ...oldWrites, ...report.badEnds];
  for (const line of found.slice(0, 20)) say(`  ${line}`);
  if (found.length === 0) forget(report.folder);
  else
    say(
      `What was seen is kept in ${report.folder}; npm run faults -- --seed ${plan.seed} --kills ${plan.kills} plays it again.`,
    );
  say(JSON.stringify(lineOf(plan, report, plan.hasBugs ? BUGS.length : 0, caught)));
  if (found.length > 0 || (plan.hasBugs && caught < BUGS.length)) process.exitCode = 1;
}
