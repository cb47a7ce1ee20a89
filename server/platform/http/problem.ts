import { EARLY_PROBLEMS, PROBLEM_TYPE, problemDetails, type EarlyProblem } from "#shared/schema/problem.ts";

/** An answer by the HTTP layer itself, in the form every problem has (RFC 9457), never kept by a cache. */
export function problem(status: number, code: EarlyProblem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(problemDetails(status, { code }, EARLY_PROBLEMS[code])), {
    status,
    headers: { "content-type": PROBLEM_TYPE, "cache-control": "no-store", ...headers },
  });
}
