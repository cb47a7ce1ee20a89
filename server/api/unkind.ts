import { isUnkindName } from "#shared/filters/screen.ts";
import type { Refusal } from "#shared/schema/refusal.ts";

/** A refusal where one of these fields, which everybody reads, holds unkind words; null = all are fine. */
export const unkind = <Field extends string>(
  body: Readonly<Record<Field, string>>,
  ...fields: readonly Field[]
): { readonly ok: false; readonly refusal: Refusal } | null => {
  const path = fields.find((field) => isUnkindName(body[field]));
  return path === undefined ? null : { ok: false, refusal: { code: "unkind_words", path } };
};
