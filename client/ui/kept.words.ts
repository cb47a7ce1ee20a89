import type { KeptFrom } from "../net/own.port.ts";

/** What somebody is about to do: send something to somebody, answer a hug, make a group hug, or come into one. */
export type Tried = "send" | "react" | "gather" | "join";

/** What stands beside it; `isOwn`: it is about oneself, and there is a page of it. */
export type KeptWords = { readonly text: string; readonly isOwn: boolean };

const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
/** A moment that stays the same while it is read. */
const untilWords = (untilMs: number | null, nowMs: number): string => {
  if (untilMs === null) return "for now";
  const isToday = new Date(untilMs).toDateString() === new Date(nowMs).toDateString();
  const day = isToday ? {} : ({ day: "numeric", month: "long" } as const);
  return `until ${new Intl.DateTimeFormat("en-GB", { ...day, ...clock }).format(untilMs)}`;
};

const RAID: Readonly<Record<Tried, (until: string) => string>> = {
  send: (until) => `Whoever is new here cannot send hugs ${until}. It is the same for all newcomers.`,
  react: (until) => `Whoever is new here cannot answer hugs ${until}. It is the same for all newcomers.`,
  gather: (until) => `Whoever is new here cannot make group hugs ${until}. It is the same for all newcomers.`,
  join: (until) => `Whoever is new here cannot join group hugs ${until}. It is the same for all newcomers.`,
};

/** What stands in the way of something, before it is tried; null = nothing does. What holds longest is said. */
export const keptWords = ({ restrictions, newUntilMs }: KeptFrom, tried: Tried, nowMs: number): KeptWords | null => {
  if (newUntilMs !== null && newUntilMs > nowMs)
    return { text: RAID[tried](untilWords(newUntilMs, nowMs)), isOwn: false };
  const until = (kind: "hold_hugs" | "limit"): string | null => {
    const ends = restrictions
      .filter((one) => one.kind === kind && one.liftedAtMs === null)
      .map(({ endsAtMs }) => endsAtMs ?? Infinity)
      .filter((endsAtMs) => endsAtMs > nowMs);
    if (ends.length === 0) return null;
    const last = Math.max(...ends);
    return untilWords(last === Infinity ? null : last, nowMs);
  };
  const [held, limited] = [until("hold_hugs"), until("limit")];
  if (tried === "send" && held !== null)
    return { text: `What you send waits ${held}, and goes out then. Nothing of it is lost.`, isOwn: true };
  if (tried === "react" && held !== null) return { text: `You cannot answer hugs ${held}.`, isOwn: true };
  if (tried === "send" && limited !== null) return { text: `You can send a few hugs an hour ${limited}.`, isOwn: true };
  if (tried === "gather" && limited !== null)
    return { text: `You cannot make group hugs ${limited}. You can join those of others.`, isOwn: true };
  return null;
};
