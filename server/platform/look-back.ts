/**
 * How far back something that is looked at again and again has to be read: as long as it matters, and what went by since
 * the last look that was answered began. A process that was cut off for long misses nothing of it.
 */
export const createLookBack = (rememberSeconds: number, nowMs: () => number) => {
  let lastMs: number | null = null;
  return {
    async read<T>(read: (seconds: number) => Promise<T>): Promise<T> {
      const beganMs = nowMs();
      const said = await read(rememberSeconds + (lastMs === null ? 0 : (beganMs - lastMs) / 1_000));
      lastMs = Math.max(lastMs ?? 0, beganMs);
      return said;
    },
  };
};
