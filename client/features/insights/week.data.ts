import { dayName, points } from "#shared/mood/insights/number.words.ts";
import { LEAST_PEOPLE, type Release } from "#shared/mood/community/release.ts";
import { COMMUNITY_BLOCKS } from "#shared/mood/community/community-cell.ts";
import type { Cell } from "#shared/mood/statistics/cell.ts";
import type { Patterns } from "#shared/mood/statistics/patterns.ts";
import { hourWords } from "../../ui/charts/heat.data.ts";
import type { ChartTable } from "../../ui/charts/chart.table.ts";

/** A week from Monday in parts of the day; a value, 0..1, or null where nothing is said. */
export type WeekMapData = {
  readonly caption: string;
  /** 7 of as many parts as there are in a day. */
  readonly days: readonly (readonly (number | null)[])[];
  readonly table: ChartTable;
};

const partName = (part: number, parts: number): string =>
  `${hourWords((part * 24) / parts)} to ${hourWords(((part + 1) * 24) / parts)}`;

const cellRow = (name: string, cell: Cell): readonly string[] =>
  cell.kind === "silent"
    ? [name, String(cell.entries), "–", "too few to say"]
    : [name, String(cell.entries), points(cell.mean), `${points(cell.low)} and ${points(cell.high)}`];

/** One's own week: weekdays first, then hours, then each part of each day that has an entry. */
export const ownWeek = ({ week, weekdays, hours }: Patterns): WeekMapData => {
  const has = ({ entries }: Cell): boolean => entries > 0;
  const rows = [
    ...weekdays.map((cell, weekday) => [`${dayName(weekday)}s`, cell] as const),
    ...hours.map((cell, hour) => [`${hourWords(hour)} to ${hourWords(hour + 1)}`, cell] as const),
    ...week.flatMap((parts, weekday) =>
      parts.map((cell, part) => [`${dayName(weekday)}, ${partName(part, parts.length)}`, cell] as const),
    ),
  ];
  const caption = "How pleasant your moods were, by weekday and part of the day";
  return {
    caption,
    days: week.map((parts) => parts.map((cell) => (cell.kind === "shown" ? cell.mean : null))),
    table: {
      caption,
      head: ["When", "Entries", "Pleasant", "Likely between"],
      rows: rows.filter(([, cell]) => has(cell)).map(([name, cell]) => cellRow(name, cell)),
    },
  };
};

/** Everybody's week. Of a silent cell not even the number of people is known. */
export const everybodysWeek = (release: Release, words: string): WeekMapData => {
  const caption = `How pleasant moods were of those who are counted, ${words}`;
  const at = (weekday: number, block: number) =>
    release.cells.find((cell) => cell.weekday === weekday && cell.block === block);
  const parts = Array.from({ length: COMMUNITY_BLOCKS }, (_, block) => block);
  return {
    caption,
    days: Array.from({ length: 7 }, (_, weekday) =>
      parts.map((block) => {
        const cell = at(weekday, block);
        return cell?.kind === "shown" ? cell.valence : null;
      }),
    ),
    table: {
      caption,
      head: ["When", "People", "Pleasant", "Stirred"],
      rows: release.cells.map((cell) => [
        `${dayName(cell.weekday)}, ${partName(cell.block, COMMUNITY_BLOCKS)}`,
        ...(cell.kind === "shown"
          ? [`${cell.people} or more`, points(cell.valence), points(cell.arousal)]
          : [`fewer than ${LEAST_PEOPLE}`, "–", "–"]),
      ]),
    },
  };
};
