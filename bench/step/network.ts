import { mix, unit } from "#shared/design/hash.ts";

export const ROUND_TRIP_MS = { least: 20, most: 300 } as const;
/** Of the fixed round trip: each way takes up to this much more, evenly distributed. */
export const JITTER_SHARE = 0.25;
/** Of all frames; a lost one arrives RETRANSMITTED_MS later and holds up those behind it. */
export const LOSS_SHARE = 0.01;
export const RETRANSMITTED_MS = 200;
const DRIFT_MOST_PPM = 100;
const CLOCK_OFF_MOST_MS = 5 * 60_000;

/** The network and the clock of one client. */
export type ClientNet = {
  readonly seed: number;
  /** What a frame takes at the least, ms. */
  readonly upMs: number;
  readonly downMs: number;
  readonly jitterMs: number;
  readonly driftPpm: number;
  /** Its own clock when it is made, ms. */
  readonly localMs: number;
};

/** Drawn evenly for client `n` of a group; `asymmetry` in percent. */
export const netOf = (seed: number, group: number, n: number, asymmetry: number): ClientNet => {
  const own = mix(mix(mix(seed) + group) + n);
  const between = (draw: number, least: number, most: number) => least + (most - least) * unit(own, draw);
  const tripMs = between(1, ROUND_TRIP_MS.least, ROUND_TRIP_MS.most);
  const share = between(2, -asymmetry, asymmetry) / 100;
  return {
    seed: own,
    upMs: (tripMs / 2) * (1 + share),
    downMs: (tripMs / 2) * (1 - share),
    jitterMs: tripMs * JITTER_SHARE,
    driftPpm: between(3, -DRIFT_MOST_PPM, DRIFT_MOST_PPM),
    localMs: between(4, CLOCK_OFF_MOST_MS, 3 * CLOCK_OFF_MOST_MS),
  };
};

/** The error that no client can know of: server time is guessed ahead by half of what up takes longer than down, ms. */
export const floorErrorMs = ({ upMs, downMs }: Pick<ClientNet, "upMs" | "downMs">): number => (upMs - downMs) / 2;
