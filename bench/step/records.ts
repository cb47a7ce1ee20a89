import type { ClientNet } from "./network.ts";

/** What fires a cue in other ways, over the same probes and cues. */
export const PEERS = ["fire on receipt", "one ping", "best of 8", "best of last 30", "room.clock"] as const;
export type PeerName = (typeof PEERS)[number];

/** One cue on one client. All in ms of server time, by the bench's one true clock where it does not say otherwise. */
export type CueRecord = {
  readonly cue: number;
  /** When it was to start. */
  readonly dueMs: number;
  readonly receivedMs: number;
  /** When it truly started: the client's own clock said it was due. Not before it was received. */
  readonly startedMs: number;
  /** What the client reports: its guess of the moment at which it started, and what that is within. */
  readonly saidMs: number;
  readonly loMs: number;
  readonly hiMs: number;
  /** Least round trip of the client's probes until then. */
  readonly leastMs: number;
  /** When it would have started in other ways. `room.clock` only in some groups, and up to a constant of its group. */
  readonly peersMs: Readonly<Partial<Record<PeerName, number>>>;
};

export type ClientRecord = {
  readonly net: ClientNet;
  readonly cues: readonly CueRecord[];
  /** Least round trip of all its probes, ms. */
  readonly leastMs: number;
  readonly probes: number;
  /** From joining until within CONVERGED_MS of its floor for good, ms; Infinity = not while it was watched. */
  readonly convergedMs: number;
};

export type GroupRecord = {
  readonly group: number;
  readonly clients: readonly ClientRecord[];
  /** The same for the spread of all, from the last one's joining. */
  readonly convergedMs: number;
};

export const CONVERGED_MS = 5;
/** How long convergence is watched. */
export const WATCHED_MS = 10_000;

/** When something came true that then stayed. */
export const createConvergence = () => {
  let sinceMs = Infinity;
  return {
    note(atMs: number, isTrue: boolean): void {
      if (atMs > WATCHED_MS) return;
      sinceMs = isTrue ? Math.min(sinceMs, atMs) : Infinity;
    },
    sinceMs: () => sinceMs,
  };
};
export type Convergence = ReturnType<typeof createConvergence>;
