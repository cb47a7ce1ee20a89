import type { Look, RoomsLink, RoomsSeen, WatchedRoom } from "../../net/staff.port.ts";

/** Rooms on a page of the list. */
export const PAGE = 50;
export const FIRST_LOOK: Look = { phases: [], search: "", sort: "since", isDescending: true, from: 0, count: PAGE };

export const PHASE_WORDS: Readonly<Record<WatchedRoom["phase"], string>> = {
  pending: "gathering",
  active: "hugging",
  completed: "over",
  expired: "never begun",
  canceled: "called off",
};
/** What can be chosen: all, or rooms of one phase. */
export const PHASE_CHOICES = [
  ["", "in any phase"],
  ["pending", "gathering"],
  ["active", "hugging"],
] as const;

/** A column of the list: its name, the order that it can be brought into (null = none), and what it says of a room. */
export type Column = {
  readonly name: string;
  readonly sort: Look["sort"] | null;
  readonly isNumber: boolean;
  readonly says: (room: WatchedRoom, nowMs: number) => string;
};

/** "3 min", "2 h", "5 d": since when a room is open, in whole steps. */
export const ageWords = (sinceMs: number, nowMs: number): string => {
  const minutes = Math.max(0, Math.floor((nowMs - sinceMs) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
};
const spreadWords = (spreadMs: number): string => (spreadMs < 0 ? "–" : `${Math.round(spreadMs)} ms`);

export const COLUMNS: readonly Column[] = [
  { name: "Group hug", sort: "name", isNumber: false, says: ({ name }) => name },
  {
    name: "Phase",
    sort: null,
    isNumber: false,
    says: ({ phase, isLocked, isListed }) =>
      [PHASE_WORDS[phase], ...(isLocked ? ["closed door"] : []), ...(isListed ? [] : ["by link"])].join(", "),
  },
  { name: "Here", sort: "people", isNumber: true, says: ({ here, people }) => `${here} of ${people}` },
  { name: "Host", sort: null, isNumber: false, says: ({ hostName }) => (hostName === "" ? "nobody" : hostName) },
  { name: "Spread", sort: "spread", isNumber: true, says: ({ spreadMs }) => spreadWords(spreadMs) },
  { name: "Requests", sort: "rate", isNumber: true, says: ({ rate }) => String(rate) },
  { name: "Refused", sort: "refusals", isNumber: true, says: ({ refusals }) => String(refusals) },
  { name: "Open for", sort: "since", isNumber: true, says: ({ sinceMs }, nowMs) => ageWords(sinceMs, nowMs) },
  { name: "Process", sort: null, isNumber: false, says: ({ process }) => process.slice(0, 8) },
];

/** The look after a press on a column's head: by it, from its larger end for numbers first, and then the other way. */
export const sortedBy = (look: Look, { sort, isNumber }: Column): Look => {
  if (sort === null) return look;
  // The age of a room grows the earlier it began.
  const first = isNumber && sort !== "since";
  const isDescending = look.sort === sort ? !look.isDescending : first;
  return { ...look, sort, isDescending, from: 0 };
};

/** As a table's head says it; the age grows while its beginning falls. */
export const ariaSort = (look: Look, { sort }: Column): "ascending" | "descending" | undefined => {
  if (sort === null || look.sort !== sort) return undefined;
  return look.isDescending === (sort !== "since") ? "descending" : "ascending";
};

const rooms = (count: number): string => (count === 1 ? "1 room" : `${count} rooms`);

/** What stands over the list. */
export const totalsWords = ({ total, people, processes }: RoomsSeen): string =>
  `${rooms(total)}, ${people === 1 ? "1 person" : `${people} people`} in them, ${processes === 1 ? "1 process" : `${processes} processes`}.`;

/** "1 to 50 of 1,234". */
export const rangeWords = ({ from }: Look, { matched, rooms: { length } }: RoomsSeen): string =>
  length === 0 ? "" : `${from + 1} to ${from + length} of ${matched.toLocaleString("en")}`;

/** Why the list is empty. */
export const emptyWords = (look: Look, { total }: RoomsSeen): string => {
  if (total === 0) return "No room is open anywhere. All is quiet.";
  return look.search === "" && look.phases.length === 0 ? "Nothing on this page." : "No room is like that.";
};

export const LINK_WORDS: Readonly<Record<RoomsLink, string>> = {
  joining: "Fetching what is live…",
  up: "",
  offline: "The connection is lost. What stands here is as it was; it comes back by itself.",
  over: "Your staff session is over.",
};
