import { vocabularyFeeds, createNoteReading } from "#shared/mood/note/reading.ts";
import type { NoteAffect } from "#shared/mood/note/affect.ts";
import { NOTE_MAX } from "#shared/schema/mood.limits.ts";
import { forecastModel } from "./forecast.model.ts";
import { inLikeParts } from "./like-sizes.ts";
import type { ServedModel } from "./served-model.ts";

/** UTF-16 units. No note of ours has more, whatever its characters; of a longer one only its ends would be read. */
const NOTE_UNITS_MAX = 10 * NOTE_MAX;
/** Notes are padded to the longest beside them. */
const TOGETHER_MAX = 16;

const notes: ServedModel<string, NoteAffect> = {
  isItem: (note) => typeof note === "string" && note.length <= NOTE_UNITS_MAX,
  pack: (batch) => batch,
  unpack: (said: readonly NoteAffect[]) => said,
  constants: { outputs: ["vocabulary"], feeds: vocabularyFeeds() },
  reading({ vocabulary }) {
    if (vocabulary?.type !== "uint8")
      throw new TypeError("note-affect has no vocabulary: another model is in its place");
    const reading = createNoteReading(vocabulary.data);
    return (batch: readonly string[], run) =>
      inLikeParts(
        batch,
        (note) => note.length,
        TOGETHER_MAX,
        async (part) => reading.results(await run(reading.feeds(part)), part.length),
      );
  },
};

/** What is served, by folder in `ml/models`: asked on the event loop, read by the workers. */
export const MODELS = { "note-affect": notes, "mood-forecast": forecastModel } as const;
