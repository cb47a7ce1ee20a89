import type { HugDraft } from "../state.ts";

/** A hug to somebody, as a page would make it. */
export const draftTo = (userId: string, message = ""): HugDraft => ({
  to: { id: userId, name: userId, being: "sea/plain" },
  design: "bear",
  squeeze: { stepMs: 50, samples: [] },
  message,
});
