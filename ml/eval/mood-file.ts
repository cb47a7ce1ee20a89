import type { MoodPoint } from "#shared/mood/forecast/mood-point.ts";
import { FileProblem } from "./file-problem.ts";
import { localMoment } from "./local-moment.ts";
import { numberIn, readTable } from "./table-file.ts";

/** CoVidAffect's people were in Spain; its times are UTC. */
const ZONE = "Europe/Madrid";
const COLUMNS = ["id", "timestamp_answer", "valence", "arousal"] as const;

/** An entry with its local day, counted from 1970. */
export type DayPoint = MoodPoint & { readonly day: number };
export type Person = { readonly id: string; readonly points: readonly DayPoint[] };
export type MoodFile = {
  readonly name: string;
  readonly bytes: Buffer;
  /** In the order in which they appear; the points of each by time. */
  readonly people: readonly Person[];
  /** Rows without one of the two figures ("NA", as the data has it), which are left out. */
  readonly leftOut: number;
};

/**
 * Reads tab-separated reports in CoVidAffect's format: valence -50..50, arousal 0..100, `timestamp_answer` in ISO 8601
 * with its zone. Both become 0..1. Throws `FileProblem`.
 */
export function readMoodFile(path: string): MoodFile {
  const { name, bytes, rows } = readTable(path, "\t", COLUMNS);
  const people = new Map<string, DayPoint[]>();
  let leftOut = 0;
  for (const row of rows) {
    const id = row.cells["id"]?.trim() ?? "";
    if (id === "") throw new FileProblem(`${name}, line ${row.line}: id is empty.`);
    const moment = momentIn(name, row.line, row.cells["timestamp_answer"] ?? "");
    if (row.cells["valence"] === "NA" || row.cells["arousal"] === "NA") {
      leftOut += 1;
      continue;
    }
    const valence = (numberIn(name, row, "valence", -50, 50) + 50) / 100;
    const arousal = numberIn(name, row, "arousal", 0, 100) / 100;
    const points = people.get(id) ?? [];
    people.set(id, points);
    points.push({ ...moment, valence, arousal });
  }
  return {
    name,
    bytes,
    people: [...people].map(([id, points]) => ({ id, points: points.toSorted((a, b) => a.atMs - b.atMs) })),
    leftOut,
  };
}

function momentIn(name: string, line: number, text: string): ReturnType<typeof localMoment> {
  const atMs = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN;
  if (!Number.isFinite(atMs)) {
    throw new FileProblem(
      `${name}, line ${line}: timestamp_answer is "${text}", not a time like 2020-03-28T19:23:33Z.`,
    );
  }
  return localMoment(atMs, ZONE);
}
