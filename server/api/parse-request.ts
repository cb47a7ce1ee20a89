import type * as z from "zod";
import type { Route, Upload } from "./route.ts";

export type ParsedRequest =
  | { readonly ok: true; readonly params: unknown; readonly query: unknown; readonly body: unknown }
  | { readonly ok: false; readonly code: "bad_message"; readonly path: string }
  | { readonly ok: false; readonly code: "not_json" | "wrong_type" };

/** Everything a request brought, by the schemas of its route; the path of the first thing that is wrong otherwise. */
export async function parseRequest(
  route: Route,
  request: Request,
  params: Readonly<Record<string, string>>,
): Promise<ParsedRequest> {
  const sent = await readBody(route, request);
  if (!sent.ok) return { ok: false, code: route.upload === null ? "not_json" : "wrong_type" };
  const query = queryOf(new URL(request.url).searchParams);
  if (query === null) return { ok: false, code: "bad_message", path: "query" };
  const parts = [
    ["params", route.params, params],
    ["query", route.query, query],
  ] as const;
  const parsed: Record<string, unknown> = {};
  for (const [part, schema, value] of parts) {
    const result = schema.safeParse(value);
    if (!result.success) return { ok: false, code: "bad_message", path: pathOf(part, result.error) };
    parsed[part] = result.data;
  }
  if (route.upload !== null) return { ok: true, params: parsed["params"], query: parsed["query"], body: sent.value };
  if (route.body === null) {
    // A body of `{}` is what some clients send for none.
    const isEmpty = sent.value === undefined || JSON.stringify(sent.value) === "{}";
    return isEmpty
      ? { ok: true, params: parsed["params"], query: parsed["query"], body: null }
      : { ok: false, code: "bad_message", path: "body" };
  }
  const body = route.body.safeParse(sent.value);
  if (!body.success) return { ok: false, code: "bad_message", path: pathOf("", body.error) };
  return { ok: true, params: parsed["params"], query: parsed["query"], body: body.data };
}

async function readBody(
  route: Route,
  request: Request,
): Promise<{ readonly ok: true; readonly value: unknown } | { readonly ok: false }> {
  if (route.upload !== null) return readUpload(request, route.upload);
  return route.isPage ? readForm(request) : readJson(request);
}

/** Fields of the body are named as they stand in it; those of the address by where they stand: `query.limit`. */
function pathOf(part: string, error: z.ZodError): string {
  const [issue] = error.issues;
  const unknownField = issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  return [...(part === "" ? [] : [part]), ...(issue?.path ?? []), ...unknownField].map(String).join(".").slice(0, 100);
}

function queryOf(search: URLSearchParams): Record<string, string> | null {
  const entries = [...search];
  return new Set(entries.map(([name]) => name)).size === entries.length ? Object.fromEntries(entries) : null;
}

async function readForm(request: Request): Promise<{ ok: true; value: unknown } | { ok: false }> {
  const text = await request.text();
  if (text === "") return { ok: true, value: undefined };
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers.get("content-type") ?? "");
  const value = isForm ? queryOf(new URLSearchParams(text)) : null;
  return value === null ? { ok: false } : { ok: true, value };
}

async function readJson(request: Request): Promise<{ ok: true; value: unknown } | { ok: false }> {
  const text = await request.text();
  if (text === "") return { ok: true, value: undefined };
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) return { ok: false };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** The transport holds the body to the route's limit. */
async function readUpload(
  request: Request,
  { types }: Upload,
): Promise<{ readonly ok: true; readonly value: Uint8Array } | { readonly ok: false }> {
  const [type = ""] = (request.headers.get("content-type") ?? "").toLowerCase().split(";");
  return types.includes(type.trim()) ? { ok: true, value: new Uint8Array(await request.arrayBuffer()) } : { ok: false };
}
