import { randomInt } from "node:crypto";
import { parsePlan, USAGE } from "./consent/consent-plan.ts";
import { HUNT_STEPS, hunt, LIFE_STEPS, onWorlds, runLives, type Tally } from "./consent/run.ts";
import { SEEDED_BUGS } from "./consent/seeded-bugs.ts";
import { planOrExit } from "./plan-or-exit.ts";

const PROGRESS_MS = 10_000;

const { steps, seed, worlds } = planOrExit((args) => parsePlan(args, randomInt(2 ** 31)), USAGE);
console.log(
  `Consent against its model: ${steps} steps on ${worlds} databases, seed ${seed} ` +
    `(again: npm run consent:model -- --seed ${seed} --steps ${steps} --worlds ${worlds})…`,
);

const tally: Tally = { steps: 0, faults: [] };
const sinceMs = performance.now();
const perS = (): string => (tally.steps / ((performance.now() - sinceMs) / 1_000)).toFixed(0);
const progress = setInterval(
  () => console.log(`${tally.steps} steps, ${perS()}/s, ${tally.faults.length} faults`),
  PROGRESS_MS,
);
let nextSeed = seed;
let left = steps;
const takeSteps = (most: number): number => {
  const taken = Math.min(most, left);
  left -= taken;
  return taken;
};
await onWorlds(worlds, (world) => runLives(world, () => nextSeed++, takeSteps, tally));
clearInterval(progress);
console.log(`${tally.steps} steps, ${perS()}/s`);
for (const { kind, words, step, seed: life } of tally.faults)
  console.log(
    `\n${kind} in step ${step}: ${words}\n  again: npm run consent:model -- --seed ${life} --steps ${LIFE_STEPS} --worlds 1`,
  );

const bugs = Object.keys(SEEDED_BUGS);
const waiting = [...bugs];
let caught = 0;
console.log(`\n${bugs.length} seeded bugs, seed ${seed}:`);
await onWorlds(worlds, async (world) => {
  for (let bug = waiting.shift(); bug !== undefined; bug = waiting.shift()) {
    const taken = await hunt(world, bug, seed);
    if (taken !== null) caught += 1;
    console.log(`  ${bug}: ${taken === null ? `NOT CAUGHT in ${HUNT_STEPS} steps` : `leaks after ${taken} steps`}`);
  }
});

const leaks = tally.faults.filter(({ kind }) => kind === "leak").length;
const missing = tally.faults.length - leaks;
console.log(
  `\n${JSON.stringify({ bench: "consent", steps: tally.steps, leaks, missing, seededBugs: bugs.length, seededBugsCaught: caught })}`,
);
if (tally.faults.length > 0 || caught < bugs.length) process.exitCode = 1;
