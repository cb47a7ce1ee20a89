import { useEffect, useState } from "react";

/** Wall time, ms since 1970. */
export const wallNowMs = (): number => Date.now();

/** Calls `run` once after `delayMs`; the returned function calls it off. */
export const after = (delayMs: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

/** Wall time that moves every `everyMs`, for words such as "5 minutes ago". */
export const useNowMs = (everyMs: number): number => {
  const [nowMs, setNowMs] = useState(wallNowMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(wallNowMs()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
};

/** Time on the clock of frames, ms. */
export const frameNowMs = (): number => performance.now();

/** Calls `run` before each picture until the returned function is called. */
export const eachFrame = (run: () => void): (() => void) => {
  let frame = requestAnimationFrame(function next() {
    frame = requestAnimationFrame(next);
    run();
  });
  return () => cancelAnimationFrame(frame);
};
