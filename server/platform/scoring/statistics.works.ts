import { releaseOf, type PersonMean, type ReleaseAnswer } from "#shared/mood/community/release.ts";
import { computedOf, type Computed } from "#shared/mood/insights/computed.ts";
import type { PackedMoods } from "#shared/mood/insights/packed-moods.ts";
import type { ServedWork } from "./served-model.ts";

/** A week, and what everybody's means in it are. */
export type WeekMeans = { readonly week: string; readonly nowMs: number; readonly means: readonly PersonMean[] };

/** Of JSON, some megabytes: a text is handed over at once, and read in the thread. */
const TEXT_MAX = 64 * 1024 * 1024;
const ofText = <From, Result>(work: (from: From) => Result): ServedWork<string, Result> => ({
  isItem: (text) => text.length <= TEXT_MAX,
  pack: (texts) => texts,
  unpack: (said: readonly Result[]) => said,
  work: (texts: readonly string[]) => texts.map((text) => work(JSON.parse(text) as From)), // as: whoever asks wrote it
});

/** What is worked out, by name: asked on the event loop, done by workers. */
export const MODELS = {
  insights: ofText<PackedMoods, Computed>(computedOf),
  community: ofText<WeekMeans, ReleaseAnswer>(({ week, means, nowMs }) => releaseOf(week, means, null, nowMs)),
};
