import { REFUSALS } from "#shared/schema/refusal.ts";

/** Problems that are found before any route is asked, and the sentence that documents each. */
export const EARLY_PROBLEMS = {
  cross_site: "Another site asked for this in your name; only our own pages may.",
  not_found: "There is nothing at this address.",
  method_not_allowed: "The address exists, but not for this method; see `Allow`.",
  too_large: "The body is larger than 64 KB.",
  too_slow: "The body did not arrive in time.",
  not_built: "The pages were not built yet.",
  bad_message: REFUSALS.bad_message,
  server_error: REFUSALS.server_error,
} as const;
export type EarlyProblem = keyof typeof EARLY_PROBLEMS;

export const PROBLEM_TYPE = "application/problem+json";
/** Where each code has a page that explains it. */
export const PROBLEMS_AT = "/api/problems/";

/** A problem over HTTP as RFC 9457 has it; `code` and what follows are ours. */
export type ProblemDetails = {
  /** The page of this code. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** The sentence of the code. */
  readonly detail: string;
  readonly code: string;
  /** `bad_message`: the first field that is wrong, dotted. */
  readonly path?: string | undefined;
  /** Milliseconds until it is worth trying again. */
  readonly retryAfterMs?: number | undefined;
};

/** "bad_message" as words: "Bad message". */
export const titleOf = (code: string): string =>
  `${code.slice(0, 1).toUpperCase()}${code.slice(1)}`.replaceAll("_", " ");

export const problemDetails = (
  status: number,
  { code, path, retryAfterMs }: Pick<ProblemDetails, "code" | "path" | "retryAfterMs">,
  sentence: string,
): ProblemDetails => ({
  type: `${PROBLEMS_AT}${code}`,
  title: titleOf(code),
  status,
  detail: sentence,
  code,
  ...(path === undefined ? {} : { path }),
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});
