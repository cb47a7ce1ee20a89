import { openSide } from "./bench-side.ts";
import { FAULTS, SLOW_MS, STALL_MS, type Fault } from "./faults.ts";
import { isHeld, type Step } from "./steps.ts";

const LOAD = { perS: 200, seconds: 3 };
const PEOPLE = 20;

/** What the step of a server with that fault must look like. */
const SEEN: Readonly<Record<Fault, (step: Step) => boolean>> = {
  none: isHeld,
  slow: (step) => !isHeld(step) && step.ackMs.p50 >= SLOW_MS,
  // A stall of 400 ms each second touches four in ten: far more than one in a hundred waits for most of it.
  stalls: (step) => !isHeld(step) && step.ackMs.p99 >= 0.8 * STALL_MS,
  refuses: (step) => !isHeld(step) && step.refused > 0,
  silent: (step) => !isHeld(step) && step.unanswered > 0,
};

/** Whether the bench sees servers that are slow, stall, refuse or do not answer, and lets a sound one pass. */
export const checkItself = async (say: (line: string) => void): Promise<boolean> => {
  let isSound = true;
  for (const fault of FAULTS) {
    const options = { serverUrl: null, people: PEOPLE, generators: 1, fault };
    const side = await openSide({ program: "faulty.child.ts", ...options });
    const step = await side.load(LOAD, "away").finally(() => side.close());
    const isSeen = SEEN[fault](step);
    isSound &&= isSeen;
    const { p50, p99 } = step.ackMs;
    say(
      `fault "${fault}": ${isHeld(step) ? "held" : "not held"}, p50 ${p50}, p99 ${p99} ms, ${step.refused} refused, ` +
        `${step.unanswered} unanswered: ${isSeen ? "as it must be" : "NOT SEEN"}`,
    );
  }
  return isSound;
};
