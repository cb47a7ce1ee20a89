const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"];
const LOOK_EVERY_MS = 250;

/**
 * Calls `onStop` with the signal when the launcher is asked to end, until the returned function is called.
 * A signal to npm reaches only the shell between npm and us (dash does not hand it on), so under npm the loss of
 * the parent counts as SIGTERM. Elsewhere it does not: a server may outlive the terminal it was started from.
 * @param {(signal: string) => void} onStop
 * @returns {() => void}
 */
export function listenForStop(onStop) {
  for (const signal of SIGNALS) process.on(signal, onStop);
  const parent = process.ppid;
  const look = () => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    onStop("SIGTERM");
  };
  const looking = process.env.npm_lifecycle_event ? setInterval(look, LOOK_EVERY_MS) : undefined;
  looking?.unref();
  return () => {
    for (const signal of SIGNALS) process.off(signal, onStop);
    clearInterval(looking);
  };
}
