import { beatStepOf } from "#shared/step/beats.ts";
import { quantile } from "../quantile.ts";
import { floorErrorMs } from "./network.ts";
import { PEERS, type ClientRecord, type CueRecord, type GroupRecord, type PeerName } from "./records.ts";

export type Spread = { readonly p50: number; readonly p99: number };
export type Figures = {
  readonly groups: number;
  readonly clients: number;
  /** Client-cues, and cues that a client did not get or did not start. */
  readonly clientCues: number;
  readonly missingCues: number;
  readonly probes: number;
  readonly skewMs: Spread;
  readonly floorMs: Spread;
  /** Share of client-cues whose interval holds the truth. */
  readonly coverage: number;
  readonly widthMs: number;
  /** The most that an interval is wider than its client's least round trip until then, ms; negative = always narrower. */
  readonly widthOverMs: number;
  /** Of clients, and of whole groups that joined at once. */
  readonly convergeMs: Spread;
  readonly groupConvergeMs: Spread;
  readonly lateRatio: number;
  /** Share of cues whose claimed bound is at least the true spread, and the median of it. */
  readonly bounded: number;
  readonly boundMs: number;
  readonly peers: Readonly<Partial<Record<PeerName, Spread>>>;
};

const spreadOf = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
const both = (values: readonly number[]): Spread => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });
const share = <T>(all: readonly T[], is: (one: T) => boolean): number =>
  all.length === 0 ? Number.NaN : all.filter(is).length / all.length;

/** The records of each cue that every client of its group started. */
const cuesOf = ({ clients }: GroupRecord): CueRecord[][] => {
  const byCue = new Map<number, CueRecord[]>();
  for (const record of clients.flatMap(({ cues }) => cues))
    byCue.set(record.cue, [...(byCue.get(record.cue) ?? []), record]);
  return [...byCue.values()].filter((records) => records.length === clients.length);
};

/** Spread over the clients of a cue if all of them have it. */
const peerSpreads = (all: readonly CueRecord[][], name: PeerName): number[] =>
  all.flatMap((records) => {
    const startedMs = records.flatMap(({ peersMs }) => peersMs[name] ?? []);
    return startedMs.length === records.length ? [spreadOf(startedMs)] : [];
  });

/** Everything the bench says, from what it wrote down. `cues`: how many each group was to have. */
export const figuresOf = (groups: readonly GroupRecord[], cues: number): Figures => {
  const clients: ClientRecord[] = groups.flatMap((group) => group.clients);
  const clientCues = clients.flatMap((client) => client.cues);
  const whole = groups.flatMap(cuesOf);
  const skewsMs = whole.map((records) => spreadOf(records.map(({ startedMs }) => startedMs)));
  const steps = whole.flatMap(
    (records, n) =>
      beatStepOf(
        n,
        records.map(({ saidMs, loMs, hiMs }) => ({ startMs: saidMs, loMs, hiMs })),
      ) ?? [],
  );
  const peers = PEERS.flatMap((name) => {
    const spreadsMs = peerSpreads(whole, name);
    return spreadsMs.length === 0 ? [] : [[name, both(spreadsMs)] as const];
  });
  return {
    groups: groups.length,
    clients: clients.length,
    clientCues: clientCues.length,
    missingCues: clients.length * cues - clientCues.length,
    probes: clients.reduce((sum, { probes }) => sum + probes, 0),
    skewMs: both(skewsMs),
    floorMs: both(groups.map((group) => spreadOf(group.clients.map(({ net }) => floorErrorMs(net))))),
    coverage: share(clientCues, ({ startedMs, loMs, hiMs }) => loMs <= startedMs && startedMs <= hiMs),
    widthMs: quantile(
      clientCues.map(({ loMs, hiMs }) => hiMs - loMs),
      0.5,
    ),
    widthOverMs: clientCues.reduce((most, { loMs, hiMs, leastMs }) => Math.max(most, hiMs - loMs - leastMs), -Infinity),
    convergeMs: both(clients.map(({ convergedMs }) => convergedMs)),
    groupConvergeMs: both(groups.map(({ convergedMs }) => convergedMs)),
    lateRatio: share(clientCues, ({ receivedMs, dueMs }) => receivedMs > dueMs),
    bounded: share(steps, ({ boundMs, beat }) => boundMs >= (skewsMs[beat] ?? Infinity)),
    boundMs: quantile(
      steps.map(({ boundMs }) => boundMs),
      0.5,
    ),
    peers: Object.fromEntries(peers),
  };
};
