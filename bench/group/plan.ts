import { parseArgs } from "node:util";
import { wholeOption } from "../plan-or-exit.ts";
import { SIDES, type Side } from "./sides.ts";
import { ROOM_OF } from "./workload.ts";

export const USAGE = `npm run bench:group [-- options]
--quick          HugMood and bare Colyseus on uWS alone, rungs of 3 s, the first of 1000 people, within 50 s
--seconds N      how long each rung is held, 30 if it is not said, --quick 3
--most N         people on the highest rung, 12000 if it is not said
--only A,B       ${SIDES.join(", ")}
--generators N   processes that send, 1 if it is not said
--self-check     whether the bench sees a server that is slow, stalls, forgets somebody or mixes two up; nothing else`;

export type BenchPlan = {
  readonly isQuick: boolean;
  readonly isSelfCheck: boolean;
  readonly seconds: number;
  readonly generators: number;
  readonly sides: readonly Side[];
  /** Of the first rung, at which processor time and bytes are read. */
  readonly startRooms: number;
  readonly stepRooms: number;
  readonly mostRooms: number;
  /** The rungs of one side begin no later than this. */
  readonly sideMaxMs: number;
};

const sidesOf = (text: string): readonly Side[] => {
  const named = text.split(",");
  const unknown = named.find((name) => !(SIDES as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`--only knows ${SIDES.join(", ")}, not "${unknown}".`);
  return SIDES.filter((side) => named.includes(side));
};

/** Throws a sentence for what is no option or out of its range. */
export const parsePlan = (args: readonly string[]): BenchPlan => {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { quick: flag, "self-check": flag, seconds: text, most: text, only: text, generators: text },
  });
  const isQuick = values.quick === true;
  const most = wholeOption("most", values.most, 12_000, ROOM_OF, 100_000);
  return {
    isQuick,
    isSelfCheck: values["self-check"] === true,
    seconds: wholeOption("seconds", values.seconds, isQuick ? 3 : 30, 1, 600),
    generators: wholeOption("generators", values.generators, 1, 1, 8),
    sides: values.only === undefined ? (isQuick ? SIDES.slice(0, 2) : SIDES) : sidesOf(values.only),
    startRooms: isQuick ? 50 : 100,
    stepRooms: 50,
    mostRooms: Math.floor(most / ROOM_OF),
    sideMaxMs: isQuick ? 11_000 : Infinity,
  };
};
