import { idSchema } from "#shared/schema/hug.ts";

/** In the form of `queryOf` and the like: what stands before the name of a header in the path of a problem. */
export const KEY_PATH = "headers.idempotency-key";

/**
 * The key of a request (draft-ietf-httpapi-idempotency-key-header): a UUID, in the quotes of a structured field or bare.
 * Null = it has none; undefined = what it has is no key.
 */
export function idempotencyKey(headers: Headers): string | null | undefined {
  const given = headers.get("idempotency-key");
  if (given === null) return null;
  const parsed = idSchema.safeParse(given.replace(/^"(.*)"$/, "$1"));
  return parsed.success ? parsed.data : undefined;
}
