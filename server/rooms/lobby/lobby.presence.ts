import type { DevicePresence } from "#shared/schema/presence.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Presences } from "../../services/presences/presences.port.ts";
import { createPace } from "../pace.ts";
import type { PeopleChanges } from "../people-changes.ts";

/** Changes are written down at most this often. */
export const PRESENCE_LEAST_MS = 500;
/** Everything is said again after this long, well before it does not count any more. */
export const PRESENCE_AGAIN_MS = 60_000;
/** Who was here before the lobby was opened anew has come back by then; nobody else is here. */
export const PRESENCE_FIRST_MS = 15_000;
const RETRY_MS = 2_000;

type Here = ReadonlyMap<string, DevicePresence>;
type PresenceWriterDeps = {
  readonly presences: Pick<Presences, "note">;
  readonly changes: Pick<PeopleChanges, "publish">;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
};
export type PresenceWriter = {
  /** Who is here now. */
  tell(here: Here): void;
  /** `isEmpty`: everybody has left; else they are about to come back, and what is written stays. */
  end(isEmpty: boolean): void;
};

/** Writes down who is here, for everybody's inbox, one write at a time; what fails is tried again. Never throws. */
export const createPresenceWriter = ({ presences, changes, clock, onFailure }: PresenceWriterDeps): PresenceWriter => {
  let now: Here = new Map();
  let written: Here = new Map();
  let isWriting = false;
  let isAllDue = false;
  let cancelAll = (): void => {};
  let cancelRetry = (): void => {};

  const write = async (): Promise<void> => {
    if (isWriting) return;
    const [saying, isAll] = [now, isAllDue];
    const changed = [...saying].filter(([id, presence]) => written.get(id) !== presence);
    const gone = [...written.keys()].filter((id) => !saying.has(id));
    if (changed.length + gone.length === 0 && !isAll) return;
    isWriting = true;
    isAllDue = false;
    try {
      await presences.note(isAll ? saying : new Map(changed), gone, isAll);
      written = saying;
      const ids = [...changed.map(([id]) => id), ...gone];
      if (ids.length > 0) changes.publish(ids);
    } catch (error) {
      isAllDue ||= isAll;
      onFailure(error);
      cancelRetry();
      cancelRetry = clock.after(RETRY_MS, pace.want);
    }
    isWriting = false;
    if (now !== saying) pace.want();
  };
  const pace = createPace(clock, PRESENCE_LEAST_MS, () => void write());
  const sayAllAfter = (waitMs: number): void => {
    cancelAll = clock.after(waitMs, () => {
      isAllDue = true;
      pace.want();
      sayAllAfter(PRESENCE_AGAIN_MS);
    });
  };
  sayAllAfter(PRESENCE_FIRST_MS);

  return {
    tell(here) {
      now = here;
      pace.want();
    },
    end(isEmpty) {
      cancelAll();
      cancelRetry();
      pace.end();
      const gone = [...written.keys()];
      if (!isEmpty || gone.length === 0) return;
      void presences.note(new Map(), gone, false).then(() => changes.publish(gone), onFailure);
    },
  };
};
