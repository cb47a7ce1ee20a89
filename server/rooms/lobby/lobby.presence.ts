import type { DevicePresence } from "#shared/schema/presence.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Presences } from "../../services/presences/presences.port.ts";
import { createPace } from "../pace.ts";
import type { PeopleChanges } from "../people-changes.ts";

/** Changes are written down at most this often. */
export const PRESENCE_LEAST_MS = 500;
/**
 * Everything is said again after this long, well before it does not count any more. By the first time whoever was here
 * before the lobby was opened anew has come back; nobody else is here.
 */
export const PRESENCE_AGAIN_MS = 60_000;
const RETRY_MS = 2_000;

type Here = ReadonlyMap<string, DevicePresence>;
const NOBODY = (): Here => new Map();
type PresenceWriterDeps = {
  readonly presences: Pick<Presences, "begin" | "note">;
  readonly changes: Pick<PeopleChanges, "publish">;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
};
export type PresenceWriter = {
  /** Who is here now; asked for when it is written. */
  tell(here: () => Here): void;
  /** `isEmpty`: everybody has left; else they are about to come back, and what is written stays. */
  end(isEmpty: boolean): void;
};

/**
 * Writes down who is here, for everybody's inbox, one write at a time; what fails is tried again. What a lobby writes that
 * has lost its place to a newer one is left out (`Presences.begin`). Never throws.
 */
export const createPresenceWriter = ({ presences, changes, clock, onFailure }: PresenceWriterDeps): PresenceWriter => {
  let told: () => Here = NOBODY;
  let written: Here = NOBODY();
  let writer: number | null = null;
  let writing: Promise<void> | null = null;
  let isAllDue = false;
  let isOver = false;
  let cancelAll = (): void => {};
  let cancelRetry = (): void => {};

  const note = async (here: Here, isAll: boolean): Promise<void> => {
    const changed = [...here].filter(([id, presence]) => written.get(id) !== presence);
    const gone = [...written.keys()].filter((id) => !here.has(id));
    if (changed.length + gone.length === 0 && !isAll) return;
    writer ??= await presences.begin();
    const others = await presences.note(writer, isAll ? here : new Map(changed), gone, isAll);
    written = here;
    const ids = new Set([...changed.map(([id]) => id), ...gone, ...others]);
    if (ids.size > 0) changes.publish([...ids]);
  };
  const write = async (): Promise<void> => {
    const [saying, isAll] = [told, isAllDue];
    isAllDue = false;
    try {
      await note(saying(), isAll);
    } catch (error) {
      isAllDue ||= isAll;
      onFailure(error);
      cancelRetry();
      if (!isOver) cancelRetry = clock.after(RETRY_MS, pace.want);
    }
    writing = null;
    if (told !== saying) pace.want();
  };
  const pace = createPace(clock, PRESENCE_LEAST_MS, () => {
    writing ??= write();
  });
  const sayAllAfter = (waitMs: number): void => {
    cancelAll = clock.after(waitMs, () => {
      isAllDue = true;
      pace.want();
      sayAllAfter(waitMs);
    });
  };
  sayAllAfter(PRESENCE_AGAIN_MS);

  return {
    tell(here) {
      told = here;
      pace.want();
    },
    end(isEmpty) {
      isOver = true;
      cancelAll();
      cancelRetry();
      pace.end();
      if (!isEmpty) return;
      // What is under way would come after it.
      void (writing ?? Promise.resolve()).then(() => note(NOBODY(), false)).catch(onFailure);
    },
  };
};
