import { cpus, loadavg } from "node:os";
import { serverWords } from "./hugs/bench-database.ts";
import { parsePlan, USAGE, type IdlePlan } from "./idle/idle-plan.ts";
import { lineOf, rowsOf } from "./idle/idle-report.ts";
import { measureSide, type Side } from "./idle/measure.ts";
import { checkOpenFiles } from "./idle/open-files.ts";
import { planOrExit } from "./plan-or-exit.ts";
import { tableOf } from "./table.ts";

const LONG_PATCH_MS = 60_000;
/** As soon as uWebSockets.js can: it notices within 8 s who is gone, as HugMood does. */
const SHORT_IDLE_S = 8;
const HUGMOOD: Side = { name: "HugMood", program: "product.child.ts", speech: "hugmood" };
const BARE: Side = { name: "bare Colyseus rooms on uWS", program: "bare.child.ts", speech: "bare" };
const SLOW: Side = { ...BARE, name: "the same, a patch a minute", patchRateMs: LONG_PATCH_MS };
const WATCHING: Side = { ...SLOW, name: "the same, a patch a minute, gone within 8 s", idleTimeoutS: SHORT_IDLE_S };
const SOCKET_IO: Side = { name: "socket.io", program: "socket-io.child.ts", speech: "socket.io" };

const say = (line: string): void => console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}`);

const checkedPlan = (args: readonly string[]): IdlePlan => {
  const plan = parsePlan(args);
  checkOpenFiles(plan.users);
  return plan;
};

const plan = planOrExit(checkedPlan, USAGE);
// The launcher has looked for it.
const serverUrl = process.env["HUGMOOD_TEST_POSTGRES"] ?? null;
const measure = async (side: Side) => {
  const measured = await measureSide(side, plan, serverUrl);
  const { name, users, failed, joinsPerS, idle } = measured;
  say(
    `${name}: ${users - failed} joined, ${Math.round(joinsPerS)}/s, then ${(100 * idle.server).toFixed(1)} % of a core`,
  );
  return measured;
};
const product = await measure(HUGMOOD);
const bare = await measure(BARE);
const others = [];
for (const side of plan.isQuick ? [SLOW, SOCKET_IO] : [SLOW, WATCHING, SOCKET_IO]) others.push(await measure(side));
const store = serverUrl === null ? "embedded database" : await serverWords(serverUrl);
console.log(
  `\nNode ${process.versions.node}, ${product.transport}, ${store}, ${cpus().length} processors ` +
    `(${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(1)}; ${plan.users} users, ${plan.atOnce} joins at once, ` +
    `${plan.seconds} s\n`,
);
console.log(`${tableOf(rowsOf({ product, bare, others }, cpus().length))}\n`);
console.log(JSON.stringify(lineOf({ product, bare, others })));
