import { goal, round, type Row } from "../table.ts";
import type { Measured } from "./measure.ts";
import { bottleneckOf, HELD_P99_MS, type Rung } from "./rungs.ts";
import type { Peer } from "./sides.ts";
import { ROOM_OF } from "./workload.ts";

export const BYTES_PER_VALUE = 4;

type Figures = {
  readonly participants: number;
  readonly cpuPerMillion: number;
  readonly bytesPerValue: number;
  readonly p99Ms: number | null;
};
/** The last line of the bench. */
export type BenchLine = Figures & { readonly bench: "group"; readonly peers: Readonly<Partial<Record<Peer, Figures>>> };

const figuresOf = ({ first, held }: Measured): Figures => ({
  participants: held?.people ?? 0,
  cpuPerMillion: round(first.cpuPerMillion),
  bytesPerValue: round(first.bytesPerValue),
  p99Ms: held === null ? null : round(held.latencyMs.p99, 1),
});

const NONE: Figures = { participants: 0, cpuPerMillion: 0, bytesPerValue: 0, p99Ms: null };

export const lineOf = (measured: readonly Measured[]): BenchLine => {
  const own = measured.find(({ side }) => side === "hugmood");
  const peers = measured.flatMap((one) => (one.side === "hugmood" ? [] : [[one.side, figuresOf(one)] as const]));
  return { bench: "group", ...(own === undefined ? NONE : figuresOf(own)), peers: Object.fromEntries(peers) };
};

const cores = ({ cores: { server, generators } }: Rung): string =>
  `server ${server.toFixed(2)}, generator ${generators.map((share) => share.toFixed(2)).join(" + ")} of a core`;
const times = ({ latencyMs }: Rung): string => `p50 ${latencyMs.p50.toFixed(1)}, p99 ${latencyMs.p99.toFixed(1)} ms`;

const ladderRows = ({ held, missed }: Measured, verdict?: string): Row[] => {
  const value = held === null ? "none" : `${held.people} people, ${times(held)}, ${held.framesPerS.toFixed(1)} Hz`;
  const name = `  held, p99 < ${HELD_P99_MS} ms, nothing lost`;
  return [
    verdict === undefined ? [name, value] : [name, value, verdict],
    ...(held === null ? [] : [["  cores", cores(held)] as Row]),
    missed === null
      ? ["  above it", "not tried"]
      : [
          `  not ${missed.people} people`,
          `${times(missed)}, ${missed.lost} lost, ${missed.gone} gone, ${missed.framesPerS.toFixed(1)} Hz; ${cores(missed)}; ` +
            `sent ${missed.lateMs.p99.toFixed(0)} ms late (p99); limited by ${bottleneckOf(missed)}`,
        ],
  ];
};

const sideRows = (one: Measured, bare: Measured | undefined): Row[] => {
  const { side, first, transport } = one;
  const isOwn = side === "hugmood";
  const rival = isOwn ? bare : undefined;
  const [cpu, bytes] = [`${first.cpuPerMillion.toFixed(2)} s`, first.bytesPerValue.toFixed(2)];
  const people = one.held?.people ?? 0;
  const cpuGoal =
    rival &&
    goal(
      `<= bare Colyseus uWS, ${rival.first.cpuPerMillion.toFixed(2)}`,
      first.cpuPerMillion <= rival.first.cpuPerMillion,
    );
  const peopleGoal =
    rival &&
    goal(`>= bare Colyseus uWS, ${rival.held?.people ?? 0}`, people >= (rival.held?.people ?? 0) && people > 0);
  const at = `${first.people / ROOM_OF} x ${ROOM_OF}`;
  return [
    [`${isOwn ? "HugMood" : side} (${transport})`, one.isPinned ? "on a processor of its own" : "on any processor"],
    cpuGoal === undefined
      ? [`  processor a million values, ${at}`, cpu]
      : [`  processor a million values, ${at}`, cpu, cpuGoal],
    isOwn
      ? ["  bytes a value", bytes, goal(`<= ${BYTES_PER_VALUE}`, first.bytesPerValue <= BYTES_PER_VALUE)]
      : ["  bytes a value", bytes],
    ...ladderRows(one, peopleGoal),
  ];
};

export const rowsOf = (measured: readonly Measured[]): Row[] => {
  const bare = measured.find(({ side }) => side === "colyseus-uws");
  return measured.flatMap((one) => sideRows(one, bare));
};
