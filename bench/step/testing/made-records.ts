import type { ClientRecord, CueRecord, GroupRecord } from "../records.ts";

/** A cue that a client starts `errorMs` after it is due, with an interval of `aroundMs` at both sides of its guess. */
export const madeCue = (cue: number, errorMs: number, aroundMs = 50): CueRecord => {
  const dueMs = 10_000 + cue * 600;
  return {
    cue,
    dueMs,
    receivedMs: dueMs - 400,
    startedMs: dueMs + errorMs,
    saidMs: dueMs,
    loMs: dueMs - aroundMs,
    hiMs: dueMs + aroundMs,
    leastMs: 101,
    peersMs: { "one ping": dueMs + 10 * errorMs },
  };
};

export const madeClient = (cues: readonly CueRecord[], part: Partial<ClientRecord> = {}): ClientRecord => ({
  net: { seed: 1, upMs: 50, downMs: 50, jitterMs: 25, driftPpm: 10, localMs: 5 },
  cues,
  leastMs: 101,
  probes: 60,
  convergedMs: 300,
  ...part,
});

export const madeGroup = (group: number, clients: readonly ClientRecord[]): GroupRecord => ({
  group,
  clients,
  convergedMs: 900,
});

/** Five clients, 20 cues, errors of up to 2 ms. */
export const soundGroup = (group = 0): GroupRecord =>
  madeGroup(
    group,
    [-2, -1, 0, 1, 2].map((errorMs) => madeClient(Array.from({ length: 20 }, (_, cue) => madeCue(cue, errorMs)))),
  );
