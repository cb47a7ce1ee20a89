import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MoodPoint } from "#shared/mood/statistics/mood-point.ts";

/** Where the data lies when it is there: beside the checkout. */
export const DATA_BESIDE = join(import.meta.dirname, "../../../shared/data");
const FILE = "covidaffect/covidaffect-train.tsv";
/** The people lived in Spain: UTC+2 from 29 March 2020, before the first of almost all entries, to its end. */
const OFFSET_MS = 7_200_000;
const DAY_MS = 86_400_000;

/** 1970-01-01 was a Thursday. */
const pointOf = (id: string, atMs: number, valence: number, arousal: number): MoodPoint => {
  const localMs = atMs + OFFSET_MS;
  return {
    id,
    atMs,
    day: new Date(localMs).toISOString().slice(0, 10),
    minutes: Math.floor((localMs % DAY_MS) / 60_000),
    weekday: (Math.floor(localMs / DAY_MS) + 3) % 7,
    valence,
    arousal,
    tags: [],
  };
};

/** Mood histories of people, each in the order of time, without tags. */
export type Histories = {
  readonly source: "CoVidAffect" | "generated";
  readonly people: readonly (readonly MoodPoint[])[];
};

/** CoVidAffect (Bailon et al. 2020) below `folder`; null = it is not there. People with at least `least` entries. */
export const realHistories = (folder: string, least: number): Histories | null => {
  const path = join(folder, FILE);
  if (!existsSync(path)) return null;
  const [head = "", ...lines] = readFileSync(path, "utf8").trimEnd().split(/\r?\n/);
  const names = head.split("\t");
  const column = (cells: readonly string[], name: string): string => cells[names.indexOf(name)] ?? "";
  const people = new Map<string, MoodPoint[]>();
  for (const [row, line] of lines.entries()) {
    const cells = line.split("\t");
    const id = column(cells, "id");
    const atMs = Date.parse(column(cells, "timestamp_answer"));
    const valence = (Number(column(cells, "valence")) + 50) / 100;
    const arousal = Number(column(cells, "arousal")) / 100;
    if (![atMs, valence, arousal].every(Number.isFinite)) continue;
    const own = people.get(id) ?? [];
    own.push(pointOf(`${row}`, atMs, valence, arousal));
    people.set(id, own);
  }
  const long = [...people.values()].filter((points) => points.length >= least);
  return { source: "CoVidAffect", people: long.map((points) => points.toSorted((a, b) => a.atMs - b.atMs)) };
};
