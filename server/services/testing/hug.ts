import { randomUUID } from "node:crypto";
import type { SendHug } from "#shared/schema/hug.ts";

/** A valid hug to somebody, with a key of its own. */
export const hugTo = (to: string, of: Partial<SendHug> = {}): SendHug => ({
  key: randomUUID(),
  to,
  design: "bear",
  squeeze: { stepMs: 50, samples: [0, 120, 255, 30] },
  message: "",
  ...of,
});

/** The value of an outcome that must have gone well. */
export const valueOf = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!outcome.ok) throw new Error(`refused with ${outcome.refusal.code}`);
  return outcome.value;
};
