import { releaseOf } from "#shared/mood/community/release.ts";
import { computedOf } from "#shared/mood/insights/computed.ts";
import type { PackedMoods } from "#shared/mood/insights/packed-moods.ts";
import type { Scored, Scoring } from "../../platform/scoring/scoring.port.ts";
import type { Statistics } from "../../platform/scoring/statistics.ts";
import type { WeekMeans } from "../../platform/scoring/statistics.works.ts";

/** What the test's model says of every note, but of one that asks for something else. */
export const TEST_AFFECT = { valence: 0.75, arousal: 0.25, emotions: [{ emotion: "joy", score: 0.5 }] } as const;

/** Notes: "no model" finds none, "crowded" is refused. Of what comes nothing is expected: that model is not there. */
export const testScoring: Pick<Scoring, "notes" | "forecasts"> = {
  async notes(notes) {
    if (notes.includes("no model")) return { kind: "not_there", why: "wrong_file" };
    if (notes.includes("crowded")) return { kind: "refused", refusal: { code: "try_later", retryAfterMs: 2_000 } };
    return { kind: "scored", results: notes.map(() => TEST_AFFECT) };
  },
  forecasts: async () => ({ kind: "not_there", why: "no_file" }),
};

const here =
  <From, To>(work: (from: From) => To) =>
  async (texts: readonly string[]): Promise<Scored<To>> => ({
    kind: "scored",
    results: texts.map((text) => work(JSON.parse(text) as From)), // as: whoever asks wrote it
  });

/** The same figures, worked out on this thread. */
export const statisticsHere: Pick<Statistics, "insights" | "community"> = {
  insights: here<PackedMoods, ReturnType<typeof computedOf>>(computedOf),
  community: here<WeekMeans, ReturnType<typeof releaseOf>>(({ week, means, nowMs }) =>
    releaseOf(week, means, null, nowMs),
  ),
};
