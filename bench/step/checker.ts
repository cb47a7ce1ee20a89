import { quantile } from "../quantile.ts";
import type { ClientRecord, CueRecord, GroupRecord } from "./records.ts";

/** A client that does what no sound estimator does, whatever the network. */
export type Suspect = { readonly group: number; readonly client: number; readonly why: string };

/** An interval is meant to hold the truth always; one in ten allows for a stall of the machine in the middle of a reading. */
const HELD_LEAST = 0.9;
/** The machine's own share of an error, ms. */
const MACHINE_MS = 5;

/** Every client whose records cannot come from a sound estimator. */
export const suspectsIn = (groups: readonly GroupRecord[]): Suspect[] =>
  groups.flatMap(({ group, clients }) =>
    clients.flatMap((client, n) => {
      const why = whySuspect(client);
      return why === null ? [] : [{ group, client: n, why }];
    }),
  );

const whySuspect = ({ cues, leastMs }: ClientRecord): string | null => {
  if (cues.length === 0) return "started no cue";
  const offMs = quantile(
    cues.map(({ startedMs, dueMs }) => Math.abs(startedMs - dueMs)),
    0.5,
  );
  // No path of that round trip can explain more (Mills, RFC 5905, 11.2).
  if (offMs > leastMs / 2 + MACHINE_MS) return `is ${offMs.toFixed(1)} ms off`;
  const held = cues.filter(({ startedMs, loMs, hiMs }) => loMs <= startedMs && startedMs <= hiMs).length;
  if (held < HELD_LEAST * cues.length) return `claims an interval that holds ${held} of ${cues.length} starts`;
  return null;
};

/**
 * How many of the seeded faults the checker finds in the first client of `group`, and nothing else there: each of
 * `faulty` replaces that client's cues.
 */
export const countCaught = (group: GroupRecord, faulty: readonly (readonly CueRecord[])[]): number => {
  if (suspectsIn([group]).length > 0) return 0;
  const isCaught = (cues: readonly CueRecord[]): boolean => {
    const clients = group.clients.map((client, n) => (n === 0 ? { ...client, cues } : client));
    const suspects = suspectsIn([{ ...group, clients }]);
    return suspects.length === 1 && suspects[0]?.client === 0;
  };
  return faulty.filter(isCaught).length;
};
