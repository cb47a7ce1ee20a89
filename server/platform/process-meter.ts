import { monitorEventLoopDelay } from "node:perf_hooks";
import type { ProcessHealth } from "#shared/schema/moderation.ts";
import type { Clock } from "./clock.ts";

/** What happened, counted as it happens. */
export type ProcessCounts = {
  /** A request of a room was answered; `ms`: after so long. */
  answered(ms: number, isRefused: boolean): void;
  /** A request over HTTP was answered. */
  served(isRefused: boolean): void;
  joined(): void;
  hugged(): void;
  reported(): void;
  /** Somebody's inbox opened here (1), or closed (-1). */
  person(by: 1 | -1): void;
};
export type ProcessMeter = {
  readonly counts: ProcessCounts;
  /** How this process is: rates since the last reading, times of the last ten seconds. */
  read(): Promise<ProcessHealth>;
};

type ProcessMeterDeps = {
  readonly clock: Pick<Clock, "nowMs">;
  readonly ping: () => Promise<void>;
  /** What waits in the database, for all processes together. */
  readonly depths: () => Promise<{ readonly jobs: number; readonly held: number }>;
  readonly open: () => { readonly rooms: number; readonly devices: number };
};

/** What waits is looked at no more often. */
const DEPTHS_EVERY_MS = 10_000;
const TIMES_MS = 10_000;
const TIMES_MOST = 5_000;
const UINT16_MAX = 65_535;
const NONE = { requests: 0, refusals: 0, joins: 0, hugs: 0, reports: 0 };

const whole = (value: number): number => Math.max(0, Math.min(UINT16_MAX, Math.round(value)));
/** Of sorted values; 0 where there are none. */
const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

/** Counting costs next to nothing; figures are made when somebody reads them. */
export const createProcessMeter = ({ clock, ping, depths, open }: ProcessMeterDeps): ProcessMeter => {
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  let counted = { ...NONE };
  let people = 0;
  let times: { readonly atMs: number; readonly ms: number }[] = [];
  let readAtMs = clock.nowMs();
  let waiting = { jobs: 0, held: 0 };
  let depthsAtMs = -Infinity;

  const count = (name: keyof typeof NONE): void => void (counted[name] += 1);
  const askedCount = (isRefused: boolean): void => {
    count("requests");
    if (isRefused) count("refusals");
  };
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const sinceMs = clock.nowMs();
    return work().then(
      () => clock.nowMs() - sinceMs,
      () => UINT16_MAX,
    );
  };
  const lookAtDepths = async (): Promise<void> => {
    if (clock.nowMs() < depthsAtMs + DEPTHS_EVERY_MS) return;
    depthsAtMs = clock.nowMs();
    waiting = await depths().catch(() => waiting);
  };
  return {
    counts: {
      answered(ms, isRefused) {
        askedCount(isRefused);
        if (times.length < TIMES_MOST) times.push({ atMs: clock.nowMs(), ms });
      },
      served: askedCount,
      joined: () => count("joins"),
      hugged: () => count("hugs"),
      reported: () => count("reports"),
      person: (by) => void (people += by),
    },
    async read() {
      const [databaseMs] = await Promise.all([timed(ping), lookAtDepths()]);
      const nowMs = clock.nowMs();
      const seconds = Math.max(0.5, (nowMs - readAtMs) / 1_000);
      const perS = (name: keyof typeof NONE): number => whole(counted[name] / seconds);
      times = times.filter(({ atMs }) => atMs > nowMs - TIMES_MS);
      const sorted = times.map(({ ms }) => ms).toSorted((a, b) => a - b);
      const health = {
        ...open(),
        people,
        loopP99Ms: whole(loop.percentile(99) / 1e6),
        memoryMb: whole(process.memoryUsage.rss() / 2 ** 20),
        requests: perS("requests"),
        refusals: perS("refusals"),
        joins: perS("joins"),
        hugs: perS("hugs"),
        reports: whole(counted.reports),
        ackP50Ms: whole(quantile(sorted, 0.5)),
        ackP99Ms: whole(quantile(sorted, 0.99)),
        databaseMs: whole(databaseMs),
        jobs: whole(waiting.jobs),
        held: whole(waiting.held),
      };
      readAtMs = nowMs;
      counted = { ...NONE };
      loop.reset();
      return health;
    },
  };
};

/** Nobody counts. */
export const NO_COUNTS: ProcessCounts = {
  answered: () => undefined,
  served: () => undefined,
  joined: () => undefined,
  hugged: () => undefined,
  reported: () => undefined,
  person: () => undefined,
};
