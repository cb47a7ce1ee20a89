import type { GroupHugView } from "#shared/schema/group-hug.ts";
import { namesWords } from "../../ui/group-hug.words.ts";
import { aheadWords, whenWords } from "../../ui/when.ts";

/** What became of a group hug, and who was in it besides the reader. */
export const groupHugWords = (
  { phase, participants, startedAtMs, endedAtMs, scheduledForMs, together }: GroupHugView,
  myId: string,
  nowMs: number,
): { readonly when: string; readonly who: string | null } => {
  const names = participants.filter(({ id }) => id !== myId).map(({ name }) => name);
  switch (phase) {
    case "pending":
      return {
        when: scheduledForMs === null ? "open now" : `begins ${aheadWords(scheduledForMs, nowMs)}`,
        who: null,
      };
    case "active":
      return { when: "going on now", who: null };
    case "completed": {
      const when = whenWords(startedAtMs ?? endedAtMs ?? nowMs, nowMs);
      const step = together === null ? "" : ` · in step within ${Math.max(1, Math.round(together.withinMs))} ms`;
      return { when: `${when}${step}`, who: names.length === 0 ? null : `with ${namesWords(names)}` };
    }
    case "expired":
      return { when: "did not begin", who: null };
    case "canceled":
      return { when: "was called off", who: null };
  }
};
