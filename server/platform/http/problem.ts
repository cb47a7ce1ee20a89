/** An answer by the HTTP layer itself, in the form every problem has: `{ code }`, never kept by a cache. */
export function problem(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ code }, { status, headers: { "cache-control": "no-store", ...headers } });
}
