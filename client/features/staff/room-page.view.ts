import type { Design } from "#shared/design/design.format.ts";
import type { RoomActKind } from "#shared/schema/room-act.ts";
import type { RoomEventFacts } from "#shared/schema/room-page.ts";
import type { RoomPageSeen } from "../../net/room-acts.port.ts";
import type { LineData } from "../../ui/charts/line.data.ts";
import { leftWords } from "../../ui/when.ts";
import { CATEGORY_NAMES } from "./cases.view.ts";
import { PHASE_WORDS } from "./view.ts";

/** What the staff do to a group hug, and to somebody in it: what it is called, what it does, and for how many minutes it may be. */
export const ROOM_ACT_WORDS: Readonly<
  Record<RoomActKind | "mute" | "remove", { readonly name: string; readonly does: string; readonly is: string }>
> = {
  reminder: {
    name: "Remind everybody",
    does: "Everybody in it reads what you say, until it is put away.",
    is: "Reminded",
  },
  lock: {
    name: "Close the door",
    does: "Nobody new gets in, whatever the host says. Who is in stays.",
    is: "Door closed",
  },
  slow: {
    name: "Slow it",
    does: "One newcomer in ten seconds, and few requests of each. Touch goes on.",
    is: "Slowed",
  },
  close: { name: "Close the group hug", does: "It ends for everybody, at once and for good.", is: "Closed" },
  mute: { name: "Mute", does: "Their touch is not felt by the others. They are told.", is: "Muted" },
  remove: {
    name: "Take out",
    does: "They leave at once and cannot come back to this one. They are told.",
    is: "Taken out",
  },
};

/** Minutes that are offered; null = as long as the group hug. */
export const MINUTES = [5, 15, 60, null] as const;
export const minutesWords = (minutes: number | null): string =>
  minutes === null ? "as long as it goes on" : `${minutes} minutes`;

const SAID: Readonly<Record<RoomEventFacts["kind"], string>> = {
  came: "came",
  left: "left",
  away: "lost the connection",
  back: "is back",
  in: "is in",
  not_in: "is no longer in",
  host: "hosts",
  locked: "The host closed the door",
  unlocked: "The host opened the door",
  design: "Another design",
  started: "The hug began",
  ended: "It is over",
  act: "A moderator",
  act_over: "No longer",
};

/** An event as a line: "Ann came", "A moderator: muted Ann". */
export const eventWords = ({ kind, name, about }: RoomEventFacts): string => {
  const who = name === "" ? "" : `${name} `;
  switch (kind) {
    case "act":
    case "act_over": {
      // as: what the server writes there
      const what = ROOM_ACT_WORDS[about as keyof typeof ROOM_ACT_WORDS]?.is.toLowerCase() ?? about;
      return `${SAID[kind]}: ${what}${name === "" ? "" : ` (${name})`}`;
    }
    case "ended":
      return `${SAID.ended}: ${PHASE_WORDS[about as keyof typeof PHASE_WORDS] ?? about}`; // as: a phase
    case "design":
      return `${SAID.design}: ${about}`;
    default:
      return `${who}${SAID[kind]}`;
  }
};

/** What holds, and of whom: "Muted: Ann". */
export const heldName = ({ kind, name }: Pick<RoomPageSeen["acts"][number], "kind" | "name">): string => {
  const is = ROOM_ACT_WORDS[kind as keyof typeof ROOM_ACT_WORDS]?.is ?? kind; // as: what the server writes there
  return name === "" ? is : `${is}: ${name}`;
};

/** What holds, as a line: "Door closed for 4 minutes more (harassment)". */
export const heldWords = (act: RoomPageSeen["acts"][number], nowMs: number): string => {
  const left = act.untilMs === 0 ? "" : `, ${leftWords(act.untilMs - nowMs)} left`;
  const why = CATEGORY_NAMES[act.category as keyof typeof CATEGORY_NAMES] ?? ""; // as: one of CATEGORIES
  return `${heldName(act)}${left}${why === "" ? "" : ` (${why.toLowerCase()})`}`;
};

/** The spread of each beat and its bound, on a scale of the largest of them; null = no beat was measured. */
export const spreadLine = (
  { beats }: Pick<RoomPageSeen, "beats">,
  design: Design | undefined,
): { readonly data: LineData; readonly mostMs: number } | null => {
  if (beats.length === 0) return null;
  const mostMs = Math.max(...beats.map(({ boundMs }) => boundMs), 1);
  const nameOf = (beat: number): string => {
    const atMs = design?.beats?.[beat];
    return atMs === undefined ? `Beat ${beat + 1}` : `${Math.round(atMs / 1000)} s`;
  };
  const xOf = (at: number): number => (beats.length === 1 ? 0.5 : at / (beats.length - 1));
  return {
    mostMs,
    data: {
      caption: "Spread of each beat",
      say: (value) => (value === null ? "–" : `${(value * mostMs).toFixed(1)} ms`),
      of: "Beat",
      names: ["Observed spread", "Guaranteed bound"],
      places: beats.map(({ beat, spreadMs, boundMs }, at) => ({
        x: xOf(at),
        name: nameOf(beat),
        values: [spreadMs / mostMs, boundMs / mostMs],
      })),
      ticks: [0, beats.length - 1]
        .filter((at, index, all) => all.indexOf(at) === index)
        .map((at) => ({ x: xOf(at), name: nameOf(beats[at]?.beat ?? 0) })),
    },
  };
};
