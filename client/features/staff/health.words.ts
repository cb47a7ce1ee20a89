import type { ProcessHealth } from "#shared/schema/moderation.ts";
import type { HealthStepSeen } from "../../net/staff.port.ts";

const some = (count: number, one: string, more: string): string => (count === 1 ? `1 ${one}` : `${count} ${more}`);
/** How many there are, and what waits. */
export const healthLead = (processes: number, { jobs, held }: Pick<ProcessHealth, "jobs" | "held">): string =>
  `${some(processes, "process", "processes")}; ${some(jobs, "job is due", "jobs are due")}, ${some(held, "hug waits", "hugs wait")}.`;

type Figure = { readonly name: string; readonly says: (health: ProcessHealth) => string };

const ms = (value: number): string => (value >= 65_535 ? "away" : `${value} ms`);

/** What is told of a process, and how it is said. */
export const FIGURES: readonly Figure[] = [
  { name: "Rooms", says: ({ rooms }) => String(rooms) },
  { name: "People", says: ({ people }) => String(people) },
  { name: "Devices", says: ({ devices }) => String(devices) },
  { name: "Requests a second", says: ({ requests }) => String(requests) },
  { name: "Refused a second", says: ({ refusals }) => String(refusals) },
  { name: "Hugs a second", says: ({ hugs }) => String(hugs) },
  { name: "Joins a second", says: ({ joins }) => String(joins) },
  { name: "Answer, half of them", says: ({ ackP50Ms }) => ms(ackP50Ms) },
  { name: "Answer, 99 of 100", says: ({ ackP99Ms }) => ms(ackP99Ms) },
  { name: "Timers late", says: ({ loopP99Ms }) => ms(loopP99Ms) },
  { name: "Database", says: ({ databaseMs }) => ms(databaseMs) },
  { name: "Memory", says: ({ memoryMb }) => `${memoryMb} MB` },
];

export const SERIES = [
  ["hugs", "Hugs", ""],
  ["joins", "Joins", ""],
  ["ackP99Ms", "Slowest answers", " ms"],
  ["refusals", "Refused requests", ""],
  ["reports", "Reports", ""],
] as const satisfies readonly (readonly [Exclude<keyof HealthStepSeen, "atMs">, string, string])[];

/** Points of a line in a box of 300 by 60: the newest at the right end, the largest value at the top. */
export const lineOf = (values: readonly number[], places: number): string => {
  const most = Math.max(1, ...values);
  return values
    .map((value, n) => {
      const x = ((places - values.length + n) / Math.max(1, places - 1)) * 300;
      return `${x.toFixed(1)},${(60 - (value / most) * 56).toFixed(1)}`;
    })
    .join(" ");
};
