import type { Load, LoadRecord } from "./open-loop.ts";
import { addTallies, countOf, quantileOf, type Tally } from "./tally.ts";

/** Processor time, ms, or cores of it; each generator is a process. */
export type Cores = { readonly server: number; readonly generators: readonly number[]; readonly database: number };
export type Spread = { readonly p50: number; readonly p99: number };

export type Step = {
  readonly perS: number;
  readonly intended: number;
  readonly acked: number;
  readonly refused: number;
  readonly unanswered: number;
  readonly ackMs: Spread;
  /** How late the generators were to send. */
  readonly lateMs: Spread;
  readonly shown: number;
  readonly shownMs: Spread;
  readonly cores: Cores;
};

/** A rate is held when its acknowledgements come within this, p99, ms. */
export const HELD_P99_MS = 100;

const spreadOf = (tally: Tally): Spread => ({ p50: quantileOf(tally, 0.5), p99: quantileOf(tally, 0.99) });

/** What the parts of one step come to, and what it took of the processors: `before` and `after` in ms since each began. */
export const stepOf = (
  { perS }: Load,
  parts: readonly { readonly record?: LoadRecord; readonly shownMs?: Tally }[],
  { before, after, wallMs }: { readonly before: Cores; readonly after: Cores; readonly wallMs: number },
): Step => {
  const records = parts.flatMap(({ record }) => record ?? []);
  const sum = (of: (record: LoadRecord) => number): number => records.reduce((all, record) => all + of(record), 0);
  const shown = addTallies(parts.map(({ shownMs }) => shownMs ?? {}));
  const share = (late: number, early: number): number => Math.max(0, late - early) / wallMs;
  return {
    perS,
    intended: sum(({ intended }) => intended),
    acked: sum(({ acked }) => acked),
    refused: sum(({ refused }) => refused),
    unanswered: sum(({ unanswered }) => unanswered),
    ackMs: spreadOf(addTallies(records.map(({ ackMs }) => ackMs))),
    lateMs: spreadOf(addTallies(records.map(({ lateMs }) => lateMs))),
    shown: countOf(shown),
    shownMs: spreadOf(shown),
    cores: {
      server: share(after.server, before.server),
      generators: after.generators.map((late, n) => share(late, before.generators[n] ?? 0)),
      database: share(after.database, before.database),
    },
  };
};

/** All acknowledged, none refused, p99 in time. */
export const isHeld = ({ intended, acked, ackMs }: Step): boolean => acked === intended && ackMs.p99 < HELD_P99_MS;

/** A thread that is busy so much of the time has no more to give. */
const THREAD_FULL = 0.85;
const MACHINE_FULL = 0.85;

/** Which side had no more to give. */
export const bottleneckOf = ({ cores }: Step, processors: number): string => {
  const { server, generators, database } = cores;
  const all = server + database + generators.reduce((sum, share) => sum + share, 0);
  if (generators.some((share) => share >= THREAD_FULL)) return "the generator";
  if (server >= THREAD_FULL) return "the server";
  if (all >= MACHINE_FULL * processors) {
    const most = Math.max(server, database);
    return `all processors, most of it the ${most === server ? "server" : "database"}`;
  }
  return "none of them: the database's disk, or other programs";
};
