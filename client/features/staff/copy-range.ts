const DAY_MS = 86_400_000;

/** Days (YYYY-MM-DD, UTC) as moments, the last one whole; null = they are no days in order. */
export const copyRange = (first: string, last: string): { readonly fromMs: number; readonly toMs: number } | null => {
  const [fromMs, toMs] = [Date.parse(`${first}T00:00:00Z`), Date.parse(`${last}T00:00:00Z`) + DAY_MS];
  return Number.isFinite(fromMs) && Number.isFinite(toMs) && fromMs >= 0 && fromMs < toMs ? { fromMs, toMs } : null;
};
