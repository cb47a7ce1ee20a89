import type { StoreApi } from "zustand/vanilla";

const WAIT_MS = 20_000;

/** The first state of a store of which `look` gives something; fails with the state as it was after 20 s. */
export const until = <S, T>(
  store: Pick<StoreApi<S>, "getState" | "subscribe">,
  what: string,
  look: (state: S) => T | null | undefined | false,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const over = (act: () => void) => {
      clearTimeout(limit);
      stop();
      act();
    };
    const check = (state: S) => {
      const found = look(state);
      if (found !== null && found !== undefined && found !== false) over(() => resolve(found));
    };
    const limit = setTimeout(
      () => over(() => reject(new Error(`No ${what} within ${WAIT_MS} ms: ${JSON.stringify(store.getState())}`))),
      WAIT_MS,
    );
    const stop = store.subscribe(check);
    check(store.getState());
  });
