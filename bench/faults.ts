import { planOrExit } from "./plan-or-exit.ts";
import { BUG_SHOWS, BUGS, type Bug } from "./faults/bug-names.ts";
import { bugPlan, parsePlan, scheduleOf, USAGE, type FaultsPlan } from "./faults/plan.ts";
import { lineOf, rowsOf } from "./faults/report.ts";
import { forget, runFaults } from "./faults/run.ts";
import { tableOf } from "./table.ts";

const say = (line: string): void => console.log(line);

/** What a mistake does takes a moment in which two things meet; on a busy machine that may be in another run. */
const RUNS_MAX = 3;

/** Whether a run with this mistake in it is found to do what it does; a run that finds nothing is made anew from another seed. */
const isCaught = async (plan: FaultsPlan, bug: Bug): Promise<boolean> => {
  for (let run = 1; run <= RUNS_MAX; run += 1) {
    const { plan: short, schedule } = bugPlan({ ...plan, seed: plan.seed + run - 1 }, bug);
    const { findings, folder } = await runFaults(short, schedule, bug, () => {});
    const found = findings[BUG_SHOWS[bug]];
    const seen =
      found.length === 0 ? `not found in run ${run}` : `${BUG_SHOWS[bug]}: ${found.length}, first: ${found[0]}`;
    say(`  ${bug.padEnd(22)}${seen}`);
    forget(folder);
    if (found.length > 0) return true;
  }
  return false;
};

const plan = planOrExit(parsePlan, USAGE);
if (plan.bug !== null) {
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
  say(`\n${tableOf(rowsOf(report))}\n`);
  const { lost, doubled, disordered, oldWrites, untraced, brokenTrace } = report.findings;
  const found = [...report.badEnds, ...brokenTrace, ...untraced, ...oldWrites, ...doubled, ...disordered, ...lost];
  for (const line of found.slice(0, 20)) say(`  ${line}`);
  if (found.length === 0) forget(report.folder);
  else
    say(
      `What was seen is kept in ${report.folder}; npm run faults -- --seed ${plan.seed} --kills ${plan.kills} plays it again.`,
    );
  say(JSON.stringify(lineOf(plan, report, plan.hasBugs ? BUGS.length : 0, caught)));
  if (found.length > 0 || (plan.hasBugs && caught < BUGS.length)) process.exitCode = 1;
}
