import type { Squeeze } from "#shared/design/squeeze.ts";

/** A hug that is being made. No squeeze recorded: it plays as its design was made. */
export type Draft = { readonly design: string; readonly squeeze: Squeeze | null; readonly message: string };

export const EMPTY_DRAFT: Draft = { design: "bear", squeeze: null, message: "" };

const isSamples = (value: unknown): value is number[] =>
  Array.isArray(value) &&
  value.length <= 240 &&
  value.every((sample) => Number.isInteger(sample) && sample >= 0 && sample <= 255);

/** Reads what `draftText` wrote; anything else is an empty draft. `designs` are the ids that may be chosen. */
export const readDraft = (text: string | null, designs: readonly string[]): Draft => {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null) return EMPTY_DRAFT;
    const { design, samples, message } = kept as Record<string, unknown>; // Each field is looked at below.
    return {
      design: typeof design === "string" && designs.includes(design) ? design : EMPTY_DRAFT.design,
      squeeze: isSamples(samples) ? { stepMs: 50, samples } : null,
      message: typeof message === "string" ? message : "",
    };
  } catch {
    return EMPTY_DRAFT;
  }
};

export const draftText = ({ design, squeeze, message }: Draft): string =>
  JSON.stringify({ design, samples: squeeze?.samples ?? null, message });
