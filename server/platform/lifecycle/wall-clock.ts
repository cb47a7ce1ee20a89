/** Milliseconds since 1970 by this machine's clock, which may be set back. */
export const nowMs = (): number => Date.now();

/** Seconds since this process began. */
export const upSeconds = (): number => performance.now() / 1000;
