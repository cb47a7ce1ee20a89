import { randomInt } from "node:crypto";
import { cpus, loadavg } from "node:os";
import { planOrExit } from "./plan-or-exit.ts";
import { tableOf } from "./table.ts";
import { parsePlan, USAGE } from "./fuzz/fuzz-plan.ts";
import { findingsOf, isSound, lineOf, rowsOf } from "./fuzz/fuzz-report.ts";
import { fuzzTransport, prepareTransport, type Prepared, type TransportFigures } from "./fuzz/fuzz-transport.ts";

const saysTime = (): string => `${(performance.now() / 1000).toFixed(0).padStart(4)} s`;
const say = (line: string): void => console.log(`${saysTime()}  ${line}`);

const plan = planOrExit((args) => parsePlan(args, randomInt(2 ** 31)), USAGE);
const { seed, transports, frames, limitMs } = plan;
console.log(`Fuzz: ${transports.join(" and ")}, seed ${seed} (again: npm run fuzz -- --seed ${seed})…`);
const prepared: Prepared[] = [];
const close = (): Promise<unknown> => Promise.all(prepared.map(({ server }) => server.stop()));
// What it started does not outlive it.
process.once("SIGTERM", () => void close().finally(() => process.exit(143)));
try {
  const starting = await Promise.allSettled(transports.map(async (one) => prepared.push(await prepareTransport(one))));
  for (const one of starting) if (one.status === "rejected") throw one.reason;
  say("the servers are there");
  const figures: TransportFigures[] = [];
  for (const one of prepared) {
    figures.push(await fuzzTransport(one, { frames: frames / transports.length, seed, limitMs }, say));
    await one.server.stop();
  }
  console.log(
    `\nNode ${process.versions.node}, ${cpus().length} cores of ${cpus()[0]?.model ?? "?"}, load ${loadavg()[0]?.toFixed(1)}\n`,
  );
  console.log(`${tableOf(figures.flatMap(rowsOf))}\n`);
  for (const finding of figures.flatMap(findingsOf)) console.log(finding);
  console.log(JSON.stringify(lineOf(figures)));
  if (!isSound(figures)) process.exitCode = 1;
} finally {
  await close();
}
