import type { OwnRedis } from "../../server/platform/cluster/testing/own-redis.ts";
import type { Fleet } from "./fleet.ts";
import { KINDS, type Fault, type Planned } from "./plan.ts";
import type { PostgresProcess } from "./postgres.process.ts";

/** Something was broken from one moment to the other; a server process until its follower was up. */
export type Trouble = { readonly kind: Fault["kind"]; readonly fromMs: number; toMs: number };
/** What was carried out: a process that is not up yet cannot be killed. */
export type Counts = Readonly<Record<Fault["kind"], number>>;
export type Say = (line: string) => void;
type World = { readonly postgres: PostgresProcess; readonly redis: OwnRedis; readonly fleet: Fleet };

/** A process that was killed is up again by then; otherwise what was planned for it is left out, and not counted. */
const UP_MAX_MS = 20_000;
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

/** Does what is planned, in order; what heals by itself later is waited for at the end. `troubles` gets what was broken when. */
export const breakThings = async (
  world: World,
  schedule: readonly Planned[],
  troubles: Trouble[],
  badEnds: string[],
  say: Say,
): Promise<Counts> => {
  const { postgres, redis, fleet } = world;
  const healing: Promise<void>[] = [];
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
  // as: of each kind
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Fault["kind"], number>;
  /** It may heal while other things are broken. */
  const breaks = ({ kind }: Fault, healed?: Promise<void>): Promise<void> => {
    const trouble: Trouble = { kind, fromMs: Date.now(), toMs: Infinity };
    troubles.push(trouble);
    const ends = Promise.resolve(healed).finally(() => (trouble.toMs = Date.now()));
    healing.push(ends);
    return ends;
  };
  for (const { waitMs, fault } of schedule) {
    await sleep(waitMs);
    await enoughUp(fleet);
    const member = "who" in fault ? fleet.members[fault.who] : undefined;
    for (const endMs = Date.now() + UP_MAX_MS; member && !member.isUp() && Date.now() < endMs; await sleep(50));
    if (member && !member.isUp()) continue;
    say(JSON.stringify(fault));
    counts[fault.kind] += 1;
    switch (fault.kind) {
      case "kill":
        void breaks(
          fault,
          Promise.resolve(member?.kill()).then(() => again(fault.who)),
        );
        break;
      case "roll": {
        const restart = async (): Promise<void> => {
          const code = await member?.stop();
          if (code !== 0) badEnds.push(`process ${fault.who} ended with ${code} at SIGTERM`);
          await again(fault.who);
        };
        await breaks(fault, restart());
        break;
      }
      case "stall":
        if (fault.untilTakenOver) {
          await breaks(fault, stallUntilTakenOver(world, fault));
          break;
        }
        member?.stall();
        void breaks(
          fault,
          sleep(fault.forMs).then(() => member?.wake()),
        );
        break;
      case "kill_postgres":
        await busyPostgres;
        await postgres.kill();
        busyPostgres = breaks(
          fault,
          sleep(fault.forMs).then(() => postgres.start()),
        );
        break;
      case "kill_redis":
        await busyRedis;
        await redis.kill();
        busyRedis = breaks(
          fault,
          sleep(fault.forMs).then(() => redis.start()),
        );
        break;
      case "flush_redis":
        await busyRedis;
        await breaks(fault, redis.flush());
        break;
      case "cut":
        member?.wire.cut();
        member?.wire.mend();
        void breaks(fault);
        break;
      case "cut_one_way":
        member?.wire.freezeAnswers();
        void breaks(
          fault,
          sleep(fault.forMs).then(() => member?.wire.mend()),
        );
        break;
    }
  }
  await Promise.all(healing);
  return counts;
};
