import { isRefusalCode } from "./refusal-codes.ts";
import type { Failure } from "./state.ts";

export const HTTP_WITHIN_MS = 10_000;

/** `signed_out`: nobody is signed in; `missing`: 404, and what of. `isNowhere`: there is nothing at that address at all. */
export type HttpAnswer =
  | { readonly kind: "ok"; readonly body: unknown }
  | { readonly kind: "signed_out" }
  | { readonly kind: "missing"; readonly failure: Failure; readonly isNowhere?: true }
  | { readonly kind: "failed"; readonly failure: Failure };

export type Http = (
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<HttpAnswer>;

const codeIn = (body: unknown): unknown =>
  typeof body === "object" && body !== null ? Reflect.get(body, "code") : undefined;

const failureOf = (body: unknown, status: number): Failure => {
  const code = codeIn(body);
  if (isRefusalCode(code)) return body as Failure; // its code was just checked
  if (status === 404) return { code: "no_such_person" };
  // 409 without a code of ours: the same request is being answered.
  return { code: status === 429 ? "too_many" : status === 503 || status === 409 ? "try_later" : "server_error" };
};

/** What an answer of the server comes to; `answer` is its JSON, or null. */
export const answerOf = (status: number, answer: unknown): HttpAnswer => {
  if (status >= 200 && status < 300) return { kind: "ok", body: answer };
  // Whoever is signed out is forgotten here, so it counts only if it is our server that says it, no proxy before it.
  if (status === 401 && codeIn(answer) === "not_signed_in") return { kind: "signed_out" };
  if (status === 404) {
    const missing = { kind: "missing", failure: failureOf(answer, 404) } as const;
    return isRefusalCode(codeIn(answer)) ? missing : { ...missing, isNowhere: true };
  }
  // A proxy in front says that the server is away.
  if (status === 502 || status === 504) return { kind: "failed", failure: { code: "offline" } };
  return { kind: "failed", failure: failureOf(answer, status) };
};

/** Calls the server's HTTP API with the browser's cookies. Never rejects; an answer in time or `offline`. */
export const createHttp =
  (baseUrl: string, fetch: typeof globalThis.fetch): Http =>
  async (method, path, body, headers) => {
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method,
        credentials: "same-origin",
        signal: AbortSignal.timeout(HTTP_WITHIN_MS),
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } }),
      });
      const isJson = response.headers.get("content-type")?.includes("json") ?? false;
      return answerOf(response.status, isJson ? await response.json() : null);
    } catch {
      return { kind: "failed", failure: { code: "offline" } };
    }
  };

export const resultOf = (answer: HttpAnswer) => {
  if (answer.kind === "ok") return { ok: true } as const;
  return {
    ok: false,
    refusal: answer.kind === "signed_out" ? ({ code: "try_later" } as const) : answer.failure,
  } as const;
};
