/** When somebody does not want to be touched, by their own clock. */
export type QuietTime = {
  /** Minutes after local midnight, 0..1439; null = no quiet hours. From the first to before the second, over midnight too. */
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  /** IANA name. */
  readonly timeZone: string;
  /** Do not disturb until then, ms since 1970; null = no. */
  readonly noDisturbUntilMs: number | null;
};

/** Whether this environment knows the zone. */
export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};

/** Minutes after midnight that a clock in this zone shows, 0..1439. */
export const localMinute = (timeZone: string, atMs: number): number => {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const [hour, minute] = parts.format(atMs).split(":").map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
};

/** Whether hugs are held at this moment. In the hour that a clock shows twice it is quiet both times. */
export const isQuietAt = ({ quietFrom, quietUntil, timeZone, noDisturbUntilMs }: QuietTime, atMs: number): boolean => {
  if (noDisturbUntilMs !== null && noDisturbUntilMs > atMs) return true;
  if (quietFrom === null || quietUntil === null) return false;
  const minute = localMinute(timeZone, atMs);
  return quietFrom < quietUntil
    ? minute >= quietFrom && minute < quietUntil
    : minute >= quietFrom || minute < quietUntil;
};
