import type { MoodVersion } from "#shared/schema/mood.ts";
import { pleasantWords, stirredWords } from "../../ui/charts/mood.words.ts";

/** "Changed on another device …" of what came too late, "Until it was changed …" of what stood. */
export const versionTitle = ({ why }: Pick<MoodVersion, "why">, when: string): string =>
  why === "lost" ? `Changed on another device ${when}; a later change stands` : `As it was, from ${when} on`;

/** "calm: pleasant, calm · walk, sea · “by the sea”" */
export const versionWords = ({ mood, valence, arousal, tags, note }: MoodVersion): string =>
  [`${mood}: ${pleasantWords(valence)}, ${stirredWords(arousal)}`, tags.join(", "), note === "" ? "" : `“${note}”`]
    .filter(Boolean)
    .join(" · ");
