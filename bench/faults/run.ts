import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startChild } from "../child-process.ts";
import type { Bug } from "./bug-names.ts";
import { preloadsOf, prepareDatabase } from "./bugs.ts";
import { backTimes, check, type Findings } from "./checker.ts";
import { readEvidence } from "./evidence.ts";
import { createFleet, type Fleet } from "./fleet.ts";
import type { GeneratorAnswer, GeneratorAsk } from "./generator.child.ts";
import { readHistory } from "./history.ts";
import type { Fault, FaultsPlan, Planned } from "./plan.ts";
import { createPostgresProcess, type PostgresProcess } from "./postgres.process.ts";
import { createOwnRedis, type OwnRedis } from "../../server/platform/cluster/testing/own-redis.ts";

export type RunReport = {
  readonly findings: Findings;
  /** After kills while nothing else was broken, and after all kills. */
  readonly backMs: readonly number[];
  readonly backAtWorstMs: readonly number[];
  readonly counts: Readonly<Record<Fault["kind"], number>>;
  /** Ended other than by a fault, or not with 0 at SIGTERM. */
  readonly badEnds: readonly string[];
  readonly tookMs: number;
  readonly folder: string;
};
/** `isAlone`: nothing else was broken at that moment. */
type Kill = { readonly atMs: number; readonly isAlone: boolean };
type Say = (line: string) => void;
type World = { readonly postgres: PostgresProcess; readonly redis: OwnRedis; readonly fleet: Fleet };

const GENERATORS = 2;
/** All must be answered by then; where a mistake was put in, what is not answered by then shows it. */
const SETTLE_MAX_MS = 180_000;
const SETTLE_MAX_BUG_MS = 20_000;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A fault begins when at least two processes are up, so that every order of faults can be carried out. */
const enoughUp = async ({ members }: Fleet): Promise<void> => {
  while (members.filter((member) => member.isUp()).length < Math.min(2, members.length)) await sleep(50);
};

/** What the process that hangs owned has a new owner when it wakes. */
const stallUntilTakenOver = async (
  { postgres, fleet }: World,
  { who, forMs }: Extract<Fault, { readonly kind: "stall" }>,
): Promise<void> => {
  const active = `select id, epoch from group_hugs where status = 'ACTIVE'`;
  const before = await postgres.rows<{ id: string; epoch: number }>(active);
  fleet.members[who]?.stall();
  fleet.leadPast(who);
  for (const endMs = Date.now() + forMs; Date.now() < endMs; await sleep(100)) {
    const now = await postgres.rows<{ id: string; epoch: number }>(active);
    if (before.some(({ id, epoch }) => now.some((row) => row.id === id && row.epoch > epoch))) break;
  }
  fleet.members[who]?.wake();
  fleet.leadPast(null);
};

/** Does what is planned, in order; what heals by itself later is waited for at the end. */
const breakThings = async (
  world: World,
  schedule: readonly Planned[],
  onKill: (kill: Kill) => void,
  badEnds: string[],
  say: Say,
): Promise<void> => {
  const { postgres, redis, fleet } = world;
  const healing: Promise<void>[] = [];
  const later = (ms: number, heal: () => void | Promise<void>): void => void healing.push(sleep(ms).then(heal));
  const again = async (who: number): Promise<void> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await fleet.members[who]?.start();
      } catch (error) {
        // PostgreSQL may be away at this moment; whoever runs servers starts them again.
        if (tries >= 20) throw error;
        await sleep(500);
      }
    }
  };
  let [busyPostgres, busyRedis]: [Promise<void>, Promise<void>] = [Promise.resolve(), Promise.resolve()];
  /** Faults that are not healed yet. */
  let open = 0;
  const whileOpen = async (healed: Promise<void>): Promise<void> => {
    open += 1;
    await healed.finally(() => (open -= 1));
  };
  for (const { waitMs, fault } of schedule) {
    await sleep(waitMs);
    await enoughUp(fleet);
    const member = "who" in fault ? fleet.members[fault.who] : undefined;
    if (member && !member.isUp()) await sleep(1_500);
    say(JSON.stringify(fault));
    switch (fault.kind) {
      case "kill":
        if (!member?.isUp()) break;
        onKill({ atMs: Date.now(), isAlone: open === 0 });
        await member.kill();
        healing.push(whileOpen(again(fault.who)));
        break;
      case "roll": {
        if (!member?.isUp()) break;
        const code = await member.stop();
        if (code !== 0) badEnds.push(`process ${fault.who} ended with ${code} at SIGTERM`);
        await again(fault.who);
        break;
      }
      case "stall":
        if (fault.untilTakenOver) {
          await stallUntilTakenOver(world, fault);
          break;
        }
        member?.stall();
        later(fault.forMs, () => member?.wake());
        break;
      case "kill_postgres":
        await busyPostgres;
        await postgres.kill();
        busyPostgres = sleep(fault.forMs).then(() => postgres.start());
        healing.push(whileOpen(busyPostgres));
        break;
      case "kill_redis":
        await busyRedis;
        await redis.kill();
        busyRedis = sleep(fault.forMs).then(() => redis.start());
        healing.push(whileOpen(busyRedis));
        break;
      case "flush_redis":
        await busyRedis;
        await redis.flush();
        break;
      case "cut":
        member?.wire.cut();
        member?.wire.mend();
        break;
      case "cut_one_way":
        member?.wire.freezeAnswers();
        later(fault.forMs, () => member?.wire.mend());
        break;
    }
  }
  await Promise.all(healing);
};

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
  const kills: Kill[] = [];
  const badEnds: string[] = [];
  const generators = Array.from({ length: GENERATORS }, () =>
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
      await breakThings({ postgres, redis, fleet }, schedule, (kill) => void kills.push(kill), badEnds, say);
      say("Peace");
      await sleep(3_000);
      await everyone(() => ({ kind: "end" }));
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
      await sleep(12_000);
      await everyone(() => ({ kind: "stop" }));
      const [history, evidence] = [readHistory(file), await readEvidence(postgres)];
      const counts = {
        kill: 0,
        roll: 0,
        stall: 0,
        kill_postgres: 0,
        kill_redis: 0,
        flush_redis: 0,
        cut: 0,
        cut_one_way: 0,
      };
      for (const { fault } of schedule) counts[fault.kind] += 1;
      const findings = check(history, evidence);
      return {
        findings,
        backMs: backTimes(
          history,
          kills.filter(({ isAlone }) => isAlone),
        ),
        backAtWorstMs: backTimes(history, kills),
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
