import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startChild } from "../child-process.ts";
import { breakThings, type Counts, type Say, type Trouble } from "./break-things.ts";
import type { Bug } from "./bug-names.ts";
import { preloadsOf, prepareDatabase, tamper } from "./bugs.ts";
import { check, type Findings } from "./checker.ts";
import { backTimes, calmOf } from "./back-times.ts";
import { readEvidence } from "./evidence.ts";
import { createFleet } from "./fleet.ts";
import type { GeneratorAnswer, GeneratorAsk } from "./generator.child.ts";
import { readHistory, recordTo } from "./history.ts";
import type { FaultsPlan, Planned } from "./plan.ts";
import { createPostgresProcess } from "./postgres.process.ts";
import { actAsStaff } from "./staff-goer.ts";
import { createOwnRedis } from "../../server/platform/cluster/testing/own-redis.ts";

export type RunReport = {
  readonly findings: Findings;
  /** After kills around which nothing else was broken, and after all kills, ms. */
  readonly backMs: readonly number[];
  readonly backAtWorstMs: readonly number[];
  /** After rolling restarts around which nothing else was broken, ms. */
  readonly backAfterRollMs: readonly number[];
  readonly counts: Counts;
  /** Ended other than by a fault, or not with 0 at SIGTERM. */
  readonly badEnds: readonly string[];
  readonly tookMs: number;
  readonly folder: string;
};

const GENERATORS = 2;
/** All must be answered by then; where a mistake was put in, what is not answered by then shows it. */
const SETTLE_MAX_MS = 180_000;
const SETTLE_MAX_BUG_MS = 20_000;
const LOOK_AGAIN_MS = 12_000;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One run: a world of its own, load, faults, peace, and what a checker finds. Leaves its folder where it found something. */
export const runFaults = async (
  plan: FaultsPlan,
  schedule: readonly Planned[],
  bug: Bug | null,
  say: Say,
): Promise<RunReport> => {
  const beganAtMs = Date.now();
  const folder = mkdtempSync(path.join(tmpdir(), "hugmood-faults-"));
  const file = path.join(folder, "history.ndjson");
  const [postgres, redis] = [await createPostgresProcess(), await createOwnRedis()];
  const troubles: Trouble[] = [];
  const badEnds: string[] = [];
  const generators = Array.from({ length: plan.people > 0 ? GENERATORS : 0 }, () =>
    startChild<GeneratorAsk, GeneratorAnswer>(new URL("generator.child.ts", import.meta.url)),
  );
  const everyone = (ask: (n: number) => GeneratorAsk) =>
    Promise.all(generators.map(({ ask: tell }, n) => tell(ask(n))));
  try {
    await Promise.all([postgres.start(), redis.start()]);
    const preloads = preloadsOf(bug);
    const of = { processes: plan.processes, databaseUrl: postgres.url, redisUrl: redis.url, preloads, folder };
    const fleet = await createFleet(of);
    try {
      await Promise.all(fleet.members.map((member) => member.start()));
      await prepareDatabase(postgres, bug);
      const baseUrl = fleet.door.url;
      const people = Math.ceil(plan.people / GENERATORS);
      const gathered = await everyone((n) => ({
        kind: "gather",
        baseUrl,
        file,
        seed: plan.seed * 100 + n,
        people,
        groups: n === 0 ? plan.groups : 0,
        keepsNewest: bug === "newest_ten",
      }));
      const everybody = gathered.flatMap(({ ids }) => ids ?? []);
      say(`${everybody.length} people are there`);
      await everyone(() => ({ kind: "begin", everybody, perS: plan.hugsPerS / GENERATORS }));
      const endActs = await actAsStaff(baseUrl, postgres, recordTo(file));
      const counts = await breakThings({ postgres, redis, fleet }, schedule, troubles, badEnds, say);
      say("Peace");
      await sleep(plan.people > 0 ? 3_000 : 500);
      await everyone(() => ({ kind: "end" }));
      await endActs();
      for (
        const endMs = Date.now() + (bug === null ? SETTLE_MAX_MS : SETTLE_MAX_BUG_MS);
        Date.now() < endMs;
        await sleep(2_000)
      ) {
        const waiting = (await everyone(() => ({ kind: "waiting" }))).reduce(
          (sum, answer) => sum + (answer.waiting ?? 0),
          0,
        );
        if (waiting === 0) break;
        say(`${waiting} hugs wait`);
      }
      // A device that was cut off looks again within seconds.
      if (plan.people > 0) await sleep(LOOK_AGAIN_MS);
      await everyone(() => ({ kind: "stop" }));
      await tamper(postgres, bug);
      const dataDirs = fleet.members.map(({ dataDir }) => dataDir);
      const [history, evidence] = [readHistory(file), await readEvidence(postgres, dataDirs)];
      const findings = check(history, evidence);
      return {
        findings,
        backMs: backTimes(history, calmOf(troubles, "kill")),
        backAtWorstMs: backTimes(
          history,
          troubles.filter(({ kind }) => kind === "kill"),
        ),
        backAfterRollMs: backTimes(history, calmOf(troubles, "roll")),
        counts,
        badEnds,
        tookMs: Date.now() - beganAtMs,
        folder,
      };
    } finally {
      await fleet.close();
    }
  } finally {
    await Promise.all(generators.map((generator) => generator.stop()));
    await Promise.all([postgres.remove(), redis.kill()]);
  }
};

export const forget = (folder: string): void => rmSync(folder, { recursive: true, force: true });
