import { randomInt } from "node:crypto";
import { fuzzServer } from "../server/api/testing/fuzz-server.ts";
import { openRealServer } from "../server/api/testing/real-server.ts";
import { parsePlan, USAGE } from "./fuzz-api/fuzz-api-plan.ts";
import { planOrExit } from "./plan-or-exit.ts";

const { runs, seed } = planOrExit((args) => parsePlan(args, randomInt(2 ** 31)), USAGE);
console.log(
  `Contract fuzz: ${runs} requests to each operation, seed ${seed} (again: npm run fuzz:api -- --seed ${seed})…`,
);
const server = await openRealServer("pglite");
try {
  const { requests, statuses, findings } = await fuzzServer(server, { seed, runs });
  for (const { operation, words, request } of findings)
    console.log(`\n${operation}: ${words.join("; ")}\n  ${JSON.stringify(request)}`);
  for (const line of server.logged) console.log(`\nlogged: ${line.trim()}`);
  console.log(`\nanswers by status: ${JSON.stringify(statuses)}`);
  console.log(
    JSON.stringify({ bench: "fuzz-api", seed, requests, findings: findings.length, logged: server.logged.length }),
  );
  if (findings.length > 0 || server.logged.length > 0) process.exitCode = 1;
} finally {
  await server.close();
}
