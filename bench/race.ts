import { planOrExit } from "./plan-or-exit.ts";
import { postgresOrExit } from "./postgres-or-exit.ts";
import { parsePlan, USAGE } from "./race/race-plan.ts";
import { hunt, newTally, onServer, race } from "./race/run.ts";
import { SEEDED_BUGS } from "./race/seeded-bugs.ts";

const PROGRESS_MS = 10_000;

const { hugs } = planOrExit(parsePlan, USAGE);
postgresOrExit();
console.log(`${hugs} hugs against bans, holds and blocks, from several connections to PostgreSQL…`);

const tally = newTally();
const bugs = Object.keys(SEEDED_BUGS);
let caught = 0;
await onServer(async (database) => {
  const sinceMs = performance.now();
  const say = () => {
    const perS = (tally.hugs / ((performance.now() - sinceMs) / 1_000)).toFixed(0);
    console.log(`${tally.hugs} hugs, ${perS}/s, ${tally.acts} acts, ${tally.after} after an act, ${tally.left} left`);
  };
  const progress = setInterval(say, PROGRESS_MS);
  await race(database, hugs, tally);
  clearInterval(progress);
  say();
  console.log(`\n${bugs.length} seeded bugs:`);
  for (const bug of bugs) {
    const sent = await hunt(database, bug);
    if (sent !== null) caught += 1;
    console.log(`  ${bug}: ${sent === null ? "NOT CAUGHT" : `shows after ${sent} hugs`}`);
  }
});
console.log(`\n${JSON.stringify({ bench: "race", ...tally, seededBugs: bugs.length, seededBugsCaught: caught })}`);
if (tally.after > 0 || tally.left > 0 || caught < bugs.length) process.exitCode = 1;
