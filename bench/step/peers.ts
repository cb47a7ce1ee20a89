import type { Probe } from "#shared/step/server-time.ts";

/** Server time minus local time as one probe has it (Cristian 1989), ms. */
const offsetMs = ({ sentMs, answeredMs, receivedMs, returnedMs }: Probe): number =>
  (receivedMs - sentMs + (returnedMs - answeredMs)) / 2;
const tripMs = ({ sentMs, answeredMs, receivedMs, returnedMs }: Probe): number =>
  answeredMs - sentMs - (returnedMs - receivedMs);

/** The offset of the probe with the least round trip; null for none. */
const bestOf = (probes: readonly Probe[]): number | null => {
  const best = probes.reduce<Probe | null>(
    (least, probe) => (least && tripMs(least) <= tripMs(probe) ? least : probe),
    null,
  );
  return best && offsetMs(best);
};

/** The usual ways to know an offset, from the same probes. */
export const createPeerOffsets = () => {
  const first: Probe[] = [];
  const last: Probe[] = [];
  return {
    take(probe: Probe): void {
      if (first.length < 8) first.push(probe);
      last.push(probe);
      if (last.length > 30) last.shift();
    },
    /** Server time minus local time, ms. */
    offsetsMs: () => ({
      "one ping": bestOf(first.slice(0, 1)),
      "best of 8": bestOf(first),
      "best of last 30": bestOf(last),
    }),
  };
};
