import { goal, round, type Row } from "../table.ts";
import type { BenchPlan } from "./bench-plan.ts";
import type { Lags } from "./bench-world.ts";
import type { Suspect } from "./checker.ts";
import type { Figures, Spread } from "./figures.ts";
import type { LoopLag } from "../loop-lag.ts";
import type { PeerName } from "./records.ts";

/** The last line of the bench. */
export type BenchLine = {
  readonly bench: "step";
  readonly clients: number;
  /** Percent. */
  readonly asymmetry: number;
  readonly skewMs: Spread;
  readonly floorMs: Spread;
  readonly coverage: number;
  readonly convergeMs: Spread;
  readonly lateRatio: number;
  readonly peers: Readonly<Partial<Record<PeerName, Spread>>>;
  readonly seededFaults: number;
  readonly seededFaultsCaught: number;
};
export type Seeded = { readonly faults: number; readonly caught: number };

const OVER_FLOOR_MS = 3;
/** Without asymmetry: fewer than LARGE_GROUP clients, or more. */
const SYMMETRIC_MS = { small: { p50: 2, p99: 5 }, large: { p50: 3, p99: 6 } } as const;
const LARGE_GROUP = 10;
const SHARE_LEAST = 0.999;
const LATE_MOST = 0.001;
/** Of sums of long times. */
const ROUNDING_MS = 0.001;
const CONVERGE_MS = { p50: 1_000, p99: 2_500 } as const;

/** What the skew is to be at the most. */
export const skewGoals = (clients: number, asymmetry: number, floorMs: Spread): Spread => {
  if (asymmetry > 0) return { p50: floorMs.p50 + OVER_FLOOR_MS, p99: floorMs.p99 + OVER_FLOOR_MS };
  return clients < LARGE_GROUP ? SYMMETRIC_MS.small : SYMMETRIC_MS.large;
};

const rounded = ({ p50, p99 }: Spread): Spread => ({ p50: round(p50), p99: round(p99) });

export const lineOf = (
  plan: Pick<BenchPlan, "clients" | "asymmetry">,
  figures: Figures,
  seeded: Seeded,
): BenchLine => ({
  bench: "step",
  clients: plan.clients,
  asymmetry: plan.asymmetry,
  skewMs: rounded(figures.skewMs),
  floorMs: rounded(figures.floorMs),
  coverage: round(figures.coverage, 5),
  convergeMs: rounded(figures.convergeMs),
  lateRatio: round(figures.lateRatio, 5),
  peers: Object.fromEntries(Object.entries(figures.peers).map(([name, spread]) => [name, rounded(spread)])),
  seededFaults: seeded.faults,
  seededFaultsCaught: seeded.caught,
});

const ms = (value: number): string => `${value.toFixed(2)} ms`;
const spread = ({ p50, p99 }: Spread): string => `p50 ${ms(p50)}, p99 ${ms(p99)}`;
const percent = (value: number): string => `${(value * 100).toFixed(3)} %`;
const lag = ({ p50, p99, most }: LoopLag): string =>
  `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, most ${most.toFixed(0)} ms`;

const atMost = (value: number, limit: number): string => goal(`<= ${Number(limit.toFixed(2))} ms`, value <= limit);

export const rowsOf = (
  { clients, asymmetry }: Pick<BenchPlan, "clients" | "asymmetry">,
  figures: Figures,
  seeded: Seeded,
  suspects: readonly Suspect[],
): Row[] => {
  const most = skewGoals(clients, asymmetry, figures.floorMs);
  const { skewMs, convergeMs, groupConvergeMs } = figures;
  return [
    ["Skew, p50", ms(skewMs.p50), atMost(skewMs.p50, most.p50)],
    ["Skew, p99", ms(skewMs.p99), atMost(skewMs.p99, most.p99)],
    ["  floor by asymmetry", spread(figures.floorMs)],
    ...Object.entries(figures.peers).map(([name, of]): Row => [`  ${name}`, spread(of)]),
    ["Interval holds the truth", percent(figures.coverage), goal(">= 99.9 %", figures.coverage >= SHARE_LEAST)],
    [
      "  its width",
      `p50 ${ms(figures.widthMs)}; over the least round trip by ${ms(figures.widthOverMs)} at the most`,
      goal("never over it", figures.widthOverMs <= ROUNDING_MS),
    ],
    ["Within 5 ms of the floor, p50", ms(convergeMs.p50), atMost(convergeMs.p50, CONVERGE_MS.p50)],
    ["  p99", ms(convergeMs.p99), atMost(convergeMs.p99, CONVERGE_MS.p99)],
    ["  a whole group at once", spread(groupConvergeMs)],
    ["Late cues", percent(figures.lateRatio), goal("<= 0.1 %", figures.lateRatio <= LATE_MOST)],
    ["  cues that never came", `${figures.missingCues}`, goal("none", figures.missingCues === 0)],
    ["Bound at least the spread", percent(figures.bounded), goal(">= 99.9 %", figures.bounded >= SHARE_LEAST)],
    ["  the bound", `p50 ${ms(figures.boundMs)}`],
    [
      "Suspect clients",
      suspects.length === 0 ? "none" : suspects.map(says).join("; "),
      goal("none", suspects.length === 0),
    ],
    ["Seeded faults caught", `${seeded.caught} of ${seeded.faults}`, goal("all", seeded.caught === seeded.faults)],
  ];
};

const says = ({ group, client, why }: Suspect): string => `client ${client} of group ${group} ${why}`;

/** What the machine added to the network that was asked for. */
export const machineRows = ({ clients, server, proxy, frames }: Lags): Row[] => [
  ["Timers late, clients", lag(clients)],
  ["  server", lag(server)],
  ["  proxy", lag(proxy)],
  ["Frames late at the proxy", spread(frames)],
];
