/** What `read` says, at most so old; asked at once, it is read once. A failure is not kept. */
export const createRecent = <T>(maxAgeMs: number, nowMs: () => number, read: () => Promise<T>): (() => Promise<T>) => {
  let last: { readonly atMs: number; readonly said: Promise<T> } | null = null;
  return () => {
    if (last !== null && nowMs() - last.atMs < maxAgeMs) return last.said;
    const said = read();
    const mine = { atMs: nowMs(), said };
    last = mine;
    said.catch(() => {
      if (last === mine) last = null;
    });
    return said;
  };
};
