import { FAULTS, SLOW_MS, STALL_MS, type Fault } from "./faults.ts";
import type { Say } from "./measure.ts";
import { openSide } from "./open-side.ts";
import { isHeld, type Rung } from "./rungs.ts";

const ROOMS = 10;
const SECONDS = 3;

/** What the rung of a relay with that fault must look like. */
const SEEN: Readonly<Record<Fault, (rung: Rung) => boolean>> = {
  none: isHeld,
  slow: (rung) => !isHeld(rung) && rung.latencyMs.p50 >= SLOW_MS && rung.lost === 0,
  // Four in ten presses fall into a stall: far more than one in a hundred waits for most of it.
  stalls: (rung) => !isHeld(rung) && rung.latencyMs.p99 >= 0.8 * STALL_MS,
  forgets: (rung) => !isHeld(rung) && rung.lost > 0,
  mixes: (rung) => !isHeld(rung),
};

/** Whether the bench sees relays that are slow, stall, forget or mix up, and lets a sound one pass. */
export const checkItself = async (say: Say): Promise<boolean> => {
  let isSound = true;
  for (const fault of FAULTS) {
    const side = await openSide({ side: "uws", generators: 1, fault });
    const rung = await side.hold(ROOMS, SECONDS).finally(() => side.close());
    const isSeen = SEEN[fault](rung);
    isSound &&= isSeen;
    const { latencyMs, lost, expected } = rung;
    say(
      `fault "${fault}": ${isHeld(rung) ? "held" : "not held"}, p50 ${latencyMs.p50}, p99 ${latencyMs.p99} ms, ` +
        `${lost} of ${expected} lost: ${isSeen ? "as it must be" : "NOT SEEN"}`,
    );
  }
  return isSound;
};
