import type { CustomFetch } from "openid-client";

/** Of one answer: the largest there is, a set of keys, has some thousand. */
const ANSWER_MAX_BYTES = 128 * 1024;
export const PROVIDER_MAX_MS = 6_000;

/** Requests of one exchange, bounded in time and size. `isAway`: one of them failed for what lies with the provider. */
export type ProviderFetch = { readonly fetch: CustomFetch; readonly isAway: () => boolean };

export const createProviderFetch = (maxMs = PROVIDER_MAX_MS): ProviderFetch => {
  let away = false;
  // One limit for all requests of an exchange: somebody is waiting.
  const limit = AbortSignal.timeout(maxMs);
  return {
    isAway: () => away,
    async fetch(url, options) {
      try {
        const signal = options.signal === undefined ? limit : AbortSignal.any([limit, options.signal]);
        const response = await fetch(url, { ...options, redirect: "manual", signal } as RequestInit); // as: its body's type is one of fetch's
        const body = await readBounded(response);
        away ||= response.status >= 500 || response.status === 429;
        return new Response(NO_BODY.has(response.status) ? null : body, response);
      } catch (error) {
        away = true;
        throw error;
      }
    },
  };
};

const NO_BODY = new Set([101, 204, 205, 304]);

const readBounded = async (response: Response): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > ANSWER_MAX_BYTES) throw new Error("A provider's answer is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
