import { createRepeat, type Repeat } from "../repeat.ts";

export type HeartbeatDeps = {
  readonly beat: () => Promise<void>;
  /** Ids of rooms that this process thinks it has and another one has. */
  readonly lost: () => Promise<readonly string[]>;
  readonly onLost: (roomId: string) => void;
  readonly everyMs?: number;
  /** Every so many beats it is looked whether rooms were lost. */
  readonly lookEvery?: number;
};

/** Says four times a second that this process lives, and looks once a second whether all its rooms are still its own. */
export const createHeartbeat = ({ beat, lost, onLost, everyMs = 250, lookEvery = 4 }: HeartbeatDeps): Repeat => {
  let beats = -1;
  const once = async (): Promise<void> => {
    await beat();
    beats += 1;
    if (beats % lookEvery === 0) for (const roomId of await lost()) onLost(roomId);
  };
  // Redis is away: it is tried again at the next beat, and looked as soon as one succeeds.
  return createRepeat(everyMs, () => once().catch(() => void (beats = -1)), 0);
};
