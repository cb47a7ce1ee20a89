import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DataTable } from "./DataTable.tsx";
import { heatTable } from "./heat.data.ts";
import { HeatMap } from "./HeatMap.tsx";
import { LineChart } from "./LineChart.tsx";
import { lineTable, piecesOf, type LineData } from "./line.data.ts";

const DATA: LineData = {
  caption: "November",
  of: "Day",
  names: ["Pleasant", "Stirred"],
  places: [0.2, null, 0.4, 0.6, null].map((value, at) => ({
    x: at / 4,
    name: `${at + 1}`,
    values: [value, value === null ? null : 1 - value],
  })),
  ticks: [{ x: 0, name: "1" }],
};
const CELLS = [
  { weekday: 0, hour: 9, entries: 4, valence: 0.755, arousal: 0.2 },
  { weekday: 6, hour: 23, entries: 1, valence: 0.5, arousal: 0.9 },
];
const numbersIn = (markup: string, pattern: RegExp): number[] =>
  [...markup.matchAll(pattern)].map((found) => Number(found[1]));
const cellsOf = (markup: string): string[][] =>
  [...markup.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = ""]) => cell),
  );

test("a gap is a gap: a line is in as many pieces as days follow one another", () => {
  expect(piecesOf(DATA, 0).map((piece) => piece.map(({ y }) => y))).toEqual([[0.2], [0.4, 0.6]]);
  const markup = renderToStaticMarkup(<LineChart data={DATA} ends={["100", "0"]} />);
  expect(markup.match(/<path class="trend__path" d="M[^H]*?"/g)).toHaveLength(2);
});

test("what is drawn stands where the table says", () => {
  const markup = renderToStaticMarkup(<LineChart data={DATA} ends={["100", "0"]} />);
  const top = numbersIn(markup, /class="chart__grid"[^>]*y1="([\d.]+)"/g);
  const [bottom = 0, , upper = 0] = top;
  const drawn = numbersIn(markup.slice(markup.indexOf("chart__picture")), /<circle[^>]*cy="([\d.]+)"/g);
  const read = drawn.map((y) => String(Math.round(((bottom - y) / (bottom - upper)) * 100)));
  expect(read).toEqual(lineTable(DATA).rows.map(([, pleasant]) => pleasant));
});

test("a table has the numbers of its chart, one row for each place that has any", () => {
  expect(lineTable(DATA).rows).toEqual([
    ["1", "20", "80"],
    ["3", "40", "60"],
    ["4", "60", "40"],
  ]);
  const table = heatTable("Hours", CELLS);
  expect(cellsOf(renderToStaticMarkup(<DataTable table={table} isShownFirst />))).toEqual([
    [...table.head],
    ...table.rows.map((row) => [...row]),
  ]);
  expect(table.rows).toEqual([
    ["Monday, 09:00", "4", "76", "20"],
    ["Sunday, 23:00", "1", "50", "90"],
  ]);
});

test("a cell with few entries is drawn quietly, and each as high as it is pleasant", () => {
  const markup = renderToStaticMarkup(<HeatMap caption="Hours" cells={CELLS} />);
  expect(markup.match(/level level--quiet/g)).toHaveLength(1);
  const [vessel = 0] = numbersIn(markup, /class="level__vessel"[^>]*height="([\d.]+)"/g);
  const fills = numbersIn(markup, /class="level__fill[^>]*height="([\d.]+)"/g);
  expect(fills.map((fill) => Math.round((fill / (vessel - 3.5)) * 20) / 20)).toEqual([0.75, 0.5]);
});
