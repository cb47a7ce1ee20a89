import { checkDesign } from "./design.checks.ts";
import type { DesignFault } from "./design.fault.ts";
import { designSchema, type Design } from "./design.format.ts";
import { BYTES_MAX, keyInPath, plainCopy } from "./plain-copy.ts";

export type DesignVerdict = { readonly ok: true; readonly design: Design } | ({ readonly ok: false } & DesignFault);

const parseJson = (text: string): { ok: true; value: unknown } | { ok: false; fault: DesignFault } => {
  if (text.length > BYTES_MAX) {
    const reason = `A design may have ${BYTES_MAX} bytes; this has more.`;
    return { ok: false, fault: { code: "too_big", path: "", reason } };
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown /* JSON.parse says any */ };
  } catch {
    return { ok: false, fault: { code: "not_json", path: "", reason: "A design is JSON; this does not parse." } };
  }
};

type Issue = {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
};

const faultOf = (issue: Issue | undefined): DesignFault => {
  const place = (issue?.path ?? []).map(String);
  const unknown = issue?.keys?.[0];
  if (unknown === undefined) {
    return { code: "wrong_value", path: place.join("."), reason: issue?.message.slice(0, 200) ?? "Not a design." };
  }
  return { code: "unknown_key", path: [...place, keyInPath(unknown)].join("."), reason: "A design has no such key." };
};

/**
 * A design, from JSON text or from a parsed value, or the first reason to refuse it.
 * D1 text of more than 256 KB is refused unread.
 * D2 depth, lengths and the number of values are bounded, and so is the work, before the form is looked at.
 * D3 no object has the keys `__proto__`, `constructor` or `prototype`, or any key the format does not name.
 * D4 every number is finite and in its range.
 * D5 the duration is one of a design for two or for a group.
 * D6 times rise along every list, and nothing is after the end.
 * D7 neither variant flashes more than three times a second (`flashes.ts`).
 * D8 it never throws, and what it returns is a copy.
 * D9 a design for a group has 3 to 60 beats, rising and within it; a design for two has none.
 */
export const validateDesign = (input: unknown): DesignVerdict => {
  const parsed = typeof input === "string" ? parseJson(input) : ({ ok: true, value: input } as const);
  if (!parsed.ok) return { ok: false, ...parsed.fault };
  const copied = plainCopy(parsed.value);
  if (!copied.ok) return copied;
  const shaped = designSchema.safeParse(copied.value);
  if (!shaped.success) return { ok: false, ...faultOf(shaped.error.issues[0]) };
  const fault = checkDesign(shaped.data);
  return fault ? { ok: false, ...fault } : { ok: true, design: shaped.data };
};
