import type { Clock } from "./platform.port.ts";

/** Whoever waits for a link to be up. */
export type UpWaits = {
  /** It is up. */
  tell(): void;
  /** Resolves true once it is told, false after `withinMs`. */
  wait(withinMs: number): Promise<boolean>;
};

export const createUpWaits = (clock: Clock): UpWaits => {
  const waiting = new Set<() => void>();
  return {
    tell: () => {
      for (const tell of waiting) tell();
    },
    wait: (withinMs) =>
      new Promise((resolve) => {
        const settle = (isUp: boolean) => {
          cancel();
          waiting.delete(tell);
          resolve(isUp);
        };
        const tell = () => settle(true);
        const cancel = clock.after(withinMs, () => settle(false));
        waiting.add(tell);
      }),
  };
};
