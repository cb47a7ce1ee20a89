import { MEASURED, type Measure, type Measured } from "#shared/schema/measure.ts";

export const MEASURED_WORDS: Readonly<Record<Measured, string>> = {
  "hug/send": "sending hugs, by the minute",
  "hug/react": "reactions",
  "need/ask": "“I could use a hug”",
  "group/invite": "invitations to group hugs",
  "group/ready": "“I'm in”",
  "group/start": "starts of group hugs",
  hugs_per_hour: "hugs an hour",
  group_hugs: "making group hugs",
  joins: "coming into rooms",
  guests: "new guests from one address",
};
export const MEASURED_CHOICES = MEASURED.map((name) => [name, MEASURED_WORDS[name]] as const);

/** Minutes that can be chosen. */
export const LENGTHS = [
  [10, "10 minutes"],
  [30, "30 minutes"],
  [60, "1 hour"],
  [180, "3 hours"],
  [720, "12 hours"],
  [1_440, "24 hours"],
] as const;
export const NEW_FOR = [
  [60, "1 hour"],
  [360, "6 hours"],
  [1_440, "1 day"],
  [4_320, "3 days"],
  [10_080, "7 days"],
] as const;
export const PERCENTS = [
  [75, "three quarters"],
  [50, "half"],
  [25, "a quarter"],
  [10, "a tenth"],
] as const;

/** "14:05", with the day where it is another one than today. */
export const endWords = (endsAtMs: number, nowMs: number): string => {
  const end = new Date(endsAtMs);
  const time = end.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  const isToday = end.toDateString() === new Date(nowMs).toDateString();
  return isToday ? time : `${end.toLocaleDateString(undefined, { weekday: "long" })}, ${time}`;
};

const lengthOf = (minutes: number): string => NEW_FOR.find(([value]) => value === minutes)?.[1] ?? `${minutes} minutes`;

/** What it does to people, in one sentence. */
export const measureWords = (measure: Pick<Measure, "kind" | "settings">): string => {
  // as: a kind and its settings go together
  const one = measure as Measure;
  return one.kind === "raid"
    ? `Whoever came less than ${lengthOf(one.settings.newForMinutes)} before it sends no hugs, and makes and joins no group hugs.`
    : `${one.settings.percent} % of the usual rate: ${one.settings.of.map((name) => MEASURED_WORDS[name]).join(", ")}.`;
};

export const holdsNow = ({ liftedAtMs, endsAtMs }: Measure, nowMs: number): boolean =>
  liftedAtMs === null && endsAtMs > nowMs;
