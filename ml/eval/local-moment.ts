import type { Moment } from "#shared/mood/forecast/mood-point.ts";

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "longOffset" });
  clocks.set(zone, clock);
  return clock;
}

/** Milliseconds that a clock in the zone is ahead of UTC at that instant ("GMT+02:00", "GMT"). */
function offsetMs(atMs: number, zone: string): number {
  const name =
    clockOf(zone)
      .formatToParts(atMs)
      .find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  if (!sign) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** What a clock on the wall in `zone` shows at an instant; and the local day, counted from 1970-01-01. */
export function localMoment(atMs: number, zone: string): Moment & { readonly day: number } {
  const wallMs = atMs + offsetMs(atMs, zone);
  const day = Math.floor(wallMs / 86_400_000);
  return { atMs, localHour: (wallMs - day * 86_400_000) / 3_600_000, weekday: (((day + 3) % 7) + 7) % 7, day };
}
