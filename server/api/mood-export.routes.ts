import { localTime } from "#shared/mood/local-time.ts";
import type { MoodView } from "#shared/schema/mood.ts";
import { CSV_MARK, csvLine } from "../services/csv.ts";
import type { ApiServices } from "./registry.ts";
import { bytesSchema, route, type Route } from "./route.ts";

const COLUMNS = ["date", "time", "zone", "mood", "intensity", "valence", "arousal", "tags", "note", "audience"];

const twoDigits = (value: number): string => String(value).padStart(2, "0");
/** HH:MM as the clock on the wall showed it. */
const timeOf = ({ timeZone, feltAtMs }: MoodView): string => {
  const { minutes } = localTime(timeZone, feltAtMs);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
};

const lineOf = (mood: MoodView): string =>
  csvLine([
    mood.day,
    timeOf(mood),
    mood.timeZone,
    mood.mood,
    mood.intensity,
    mood.valence,
    mood.arousal,
    mood.tags.join(" | "),
    mood.note,
    mood.audience,
  ]);

/** All of one's moods as a table to keep. */
export const moodExportRoutes = ({ moods }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/moods/export",
    summary: "All of one's moods as CSV (RFC 4180, UTF-8), oldest first.",
    policy: "signed_in",
    limit: { perMinute: 10, burst: 10 },
    output: bytesSchema,
    file: { type: "text/csv", cacheControl: "no-store", saveAs: "hugmood-moods.csv" },
    handle: async ({ who }) => {
      const lines = [`${CSV_MARK}${csvLine(COLUMNS)}`];
      for await (const some of moods.all(who.userId)) lines.push(some.map(lineOf).join(""));
      return { ok: true, value: new TextEncoder().encode(lines.join("")) };
    },
  }),
];
