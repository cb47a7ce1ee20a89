import { parseArgs } from "node:util";
import { wholeOption } from "../plan-or-exit.ts";

export const USAGE = `npm run bench:moderation [-- options]
--quick          fewer live rooms, looked at for 6 s, within 50 s
--rooms N        10000 if it is not said
--moderators N   20 if it is not said
--live N         rooms of those with somebody in them, 200 if it is not said, --quick 60
--changes N      other rooms that change each second, 200 if it is not said
--seconds N      how long the processors are looked at, without and with moderators, 20 if it is not said, --quick 6`;

export type ModerationPlan = {
  readonly isQuick: boolean;
  /** All of them; those without people are made on the board alone. */
  readonly rooms: number;
  readonly moderators: number;
  /** Rooms with somebody in them whose changes are measured. */
  readonly live: number;
  /** More of them, which the staff act on. */
  readonly acted: number;
  readonly changesPerS: number;
  readonly seconds: number;
};

/** Throws a sentence for what is no option or out of its range. */
export const parsePlan = (args: readonly string[]): ModerationPlan => {
  const text = { type: "string" } as const;
  const options = {
    quick: { type: "boolean" },
    rooms: text,
    moderators: text,
    live: text,
    changes: text,
    seconds: text,
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const isQuick = values.quick === true;
  const whole = (
    name: "rooms" | "moderators" | "live" | "changes" | "seconds",
    usual: number,
    least: number,
    most: number,
  ): number => wholeOption(name, values[name], usual, least, most);
  const live = whole("live", isQuick ? 60 : 200, 2, 1_000);
  const acted = Math.ceil(live / 2);
  return {
    isQuick,
    rooms: whole("rooms", 10_000, live + acted, 100_000),
    // It is measured by two of them.
    moderators: whole("moderators", 20, 2, 200),
    live,
    acted,
    changesPerS: whole("changes", 200, 0, 10_000),
    seconds: whole("seconds", isQuick ? 6 : 20, 1, 600),
  };
};
