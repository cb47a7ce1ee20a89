import type { Spread } from "../hugs/steps.ts";
import { addTallies, quantileOf, type Tally } from "../hugs/tally.ts";
import type { GeneratorRecord } from "./generator.asks.ts";
import { addSeen } from "./watch-room.ts";
import { ROOM_OF } from "./workload.ts";

/** Processor time of the server and of each generator, ms, or shares of a core. */
export type Cores = { readonly server: number; readonly generators: readonly number[] };

/** So many people for so long. */
export type Rung = {
  readonly people: number;
  readonly seconds: number;
  /** From the moment at which a press was to be sent to when another of the room had it, or a later one in its place. */
  readonly latencyMs: Spread;
  /** Of those that somebody watched. */
  readonly expected: number;
  readonly superseded: number;
  readonly lost: number;
  /** People whose connection the server ended. */
  readonly gone: number;
  /** To each person. */
  readonly framesPerS: number;
  /** Delivered to all people together; one press is ROOM_OF of them. */
  readonly valuesPerS: number;
  readonly bytesPerValue: number;
  /** Processor seconds of the server for a million delivered values. */
  readonly cpuPerMillion: number;
  /** How late the generators were to send. */
  readonly lateMs: Spread;
  readonly cores: Cores;
};

/** A number of people is held when what they press comes within this, p99, ms, and nothing is lost. */
export const HELD_P99_MS = 100;
const PRESSES_PER_S = 10;

const spreadOf = (tally: Tally): Spread => ({ p50: quantileOf(tally, 0.5), p99: quantileOf(tally, 0.99) });

/** What the records of all generators come to; `before` and `after` in ms since each process began. */
export const rungOf = (
  seconds: number,
  records: readonly GeneratorRecord[],
  { before, after, wallMs }: { readonly before: Cores; readonly after: Cores; readonly wallMs: number },
): Rung => {
  const sum = (of: (record: GeneratorRecord) => number): number => records.reduce((all, one) => all + of(one), 0);
  const seen = addSeen(records.map((record) => record.seen));
  const people = sum((record) => record.people);
  const perS = (of: (record: GeneratorRecord) => number): number =>
    sum((record) => (1_000 * of(record)) / record.wallMs);
  // Those who watch stand for all.
  const valuesPerS = (people * PRESSES_PER_S * ROOM_OF * seen.shown) / Math.max(1, seen.expected);
  const share = (late: number, early: number): number => Math.max(0, late - early) / wallMs;
  const server = share(after.server, before.server);
  return {
    people,
    seconds,
    latencyMs: spreadOf(seen.latencyMs),
    expected: seen.expected,
    superseded: seen.superseded,
    lost: seen.expected - seen.shown - seen.superseded,
    gone: sum((record) => record.gone),
    framesPerS: perS(({ frames }) => frames) / people,
    valuesPerS,
    bytesPerValue: perS(({ bytes }) => bytes) / valuesPerS,
    cpuPerMillion: (server * 1e6) / valuesPerS,
    lateMs: spreadOf(addTallies(records.map(({ lateMs }) => lateMs))),
    cores: { server, generators: after.generators.map((late, n) => share(late, before.generators[n] ?? 0)) },
  };
};

export const isHeld = ({ expected, lost, gone, latencyMs }: Rung): boolean =>
  expected > 0 && lost === 0 && gone === 0 && latencyMs.p99 < HELD_P99_MS;

/** A process that is busy so much of the time has no more to give. */
const FULL = 0.85;
/** A generator that sends this late is not what it says it is. */
const LATE_MS = 25;

/** Which side had no more to give. */
export const bottleneckOf = ({ cores: { server, generators }, lateMs }: Rung): string => {
  const generator = Math.max(...generators);
  if (server >= FULL && generator >= FULL) return "both, server and generator";
  if (server >= FULL) return "the server";
  if (generator >= FULL) return "the generator";
  return lateMs.p99 >= LATE_MS ? "the generator, which other programs held up" : "none of them: other programs";
};
