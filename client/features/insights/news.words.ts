import { OLD_AFTER_MS } from "#shared/mood/insights/due.ts";
import type { InsightsView } from "#shared/schema/insights.ts";

const HOURS = OLD_AFTER_MS / 3_600_000;

/** What is said of moods that are not in it yet; null = all are. */
export const newsWords = ({ isStale, isDue }: Pick<InsightsView, "isStale" | "isDue">): string | null => {
  if (!isStale) return null;
  return isDue
    ? "Being worked out anew. Until then this is as it was."
    : `Your newest moods are not in this yet. They will be within ${HOURS} hours, sooner when there are more.`;
};
