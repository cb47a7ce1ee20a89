/** The last frames' cost in JS, ms, as a ring. */
export type FrameStats = {
  readonly jsPerFrameMs: Float64Array;
  /** Frames measured so far; the ring keeps the newest ones. */
  readonly count: number;
  record(ms: number): void;
  /** 95th percentile of the frames kept; 0 before the first one. */
  p95(): number;
  clear(): void;
};

export const createFrameStats = (size = 600): FrameStats => {
  const ring = new Float64Array(size);
  let count = 0;
  return {
    jsPerFrameMs: ring,
    get count() {
      return count;
    },
    record(ms) {
      ring[count % size] = ms;
      count += 1;
    },
    p95() {
      const kept = ring.slice(0, Math.min(count, size)).sort();
      return kept[Math.min(kept.length - 1, Math.floor(kept.length * 0.95))] ?? 0;
    },
    clear() {
      count = 0;
    },
  };
};
