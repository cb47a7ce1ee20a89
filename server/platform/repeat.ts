/** Something that is done again and again, one at a time. */
export type Repeat = { start(): void; stop(): Promise<void> };

/**
 * Runs `run`, which must not reject, `everyMs` after it last ended; the first time after `firstMs`. Keeps no process
 * alive. `stop` resolves once what runs has ended.
 */
export const createRepeat = (everyMs: number, run: () => Promise<void>, firstMs = everyMs): Repeat => {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const turn = (): void => {
    running = run().then(() => {
      if (timer !== undefined) timer = setTimeout(turn, everyMs).unref();
    });
  };
  return {
    start() {
      timer ??= setTimeout(turn, firstMs).unref();
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await running;
    },
  };
};
