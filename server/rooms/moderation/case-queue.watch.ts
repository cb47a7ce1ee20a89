import type { CaseQueue } from "#shared/schema/case.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Cases } from "../../services/cases/cases.port.ts";
import type { CaseChanges } from "../case-changes.ts";
import { createPace } from "../pace.ts";

/** So often at most it is asked how many wait; what is said is as old at the most. */
const READ_LEAST_MS = 1_000;

export type CaseQueueWatch = {
  /** Null = not known yet. */
  readonly queue: CaseQueue | null;
  /** Another number whenever something came of cases. */
  readonly changes: number;
  /** Deadlines pass and claims lapse without anybody saying so. */
  look(): void;
  end(): void;
};
type Deps = {
  readonly cases: Pick<Cases, "queueOf">;
  readonly caseChanges: Pick<CaseChanges, "subscribe">;
  readonly clock: Clock;
};

/** How many cases wait, for whoever watches; `onTold` hears of each change. While the database is away, what is known stays. */
export const watchCaseQueue = ({ cases, caseChanges, clock }: Deps, onTold: () => void): CaseQueueWatch => {
  let queue: CaseQueue | null = null;
  let changes = 0;
  let isOver = false;
  const read = (): void => {
    cases.queueOf().then(
      (now) => {
        if (isOver || JSON.stringify(now) === JSON.stringify(queue)) return;
        queue = now;
        onTold();
      },
      () => undefined,
    );
  };
  const pace = createPace(clock, READ_LEAST_MS, read);
  const hear = (): void => {
    changes += 1;
    onTold();
    pace.want();
  };
  const stop = caseChanges.subscribe(hear, hear);
  pace.want();
  return {
    get queue() {
      return queue;
    },
    get changes() {
      return changes;
    },
    look: pace.want,
    end() {
      isOver = true;
      stop();
      pace.end();
    },
  };
};
