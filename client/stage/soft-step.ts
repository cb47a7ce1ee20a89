/** 0 up to `from`, 1 from `to` on, a smooth cubic between. */
export const softStep = (from: number, to: number, value: number): number => {
  const part = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return part * part * (3 - 2 * part);
};
