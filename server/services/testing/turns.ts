/** Resolves after everything that is queued for a later turn. */
export const aTurnLater = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
