import type { GroupHugLive, GroupHugSession } from "../../client/net/state.ts";

const LIMIT_MS = 30_000;

/** Resolves when it is true of a session; rejects with a sentence when one cannot be in it, or after half a minute. */
export const until = (session: GroupHugSession, what: string, isTrue: (live: GroupHugLive) => boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (error?: Error): void => {
      clearTimeout(limit);
      stop();
      if (error === undefined) resolve();
      else reject(error);
    };
    const look = (live: GroupHugLive): void => {
      if (live.denial !== null) end(new Error(`A participant is not let in: ${live.denial}.`));
      else if (isTrue(live)) end();
    };
    const limit = setTimeout(() => end(new Error(`Not within ${LIMIT_MS / 1000} s: ${what}.`)), LIMIT_MS);
    const stop = session.store.subscribe(look);
    look(session.store.getState());
  });
