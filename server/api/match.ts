import type { Route } from "./route.ts";

export type Match =
  | { readonly kind: "route"; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  /** Routes of this path, none of this method. */
  | { readonly kind: "other_methods"; readonly allow: string; readonly others: readonly Route[] }
  | { readonly kind: "none" };

/** The route for a path; a `:name` stands for something, and a written-out segment wins over a `:name`. HEAD is answered by GET. */
export function matchRoute(routes: readonly Route[], method: string, pathname: string): Match {
  const wanted = method === "HEAD" ? "GET" : method;
  const found = routes
    .map((route) => ({ route, params: paramsOf(route.path, pathname) }))
    .filter((each): each is { route: Route; params: Record<string, string> } => each.params !== null)
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  const match = found.find((each) => each.route.method === wanted);
  if (match !== undefined) return { kind: "route", ...match };
  const allow = found.map((each) => (each.route.method === "GET" ? "GET, HEAD" : each.route.method)).join(", ");
  const others = found.map(({ route }) => route);
  return found.length > 0 ? { kind: "other_methods", allow, others } : { kind: "none" };
}

function paramsOf(path: string, pathname: string): Record<string, string> | null {
  const wanted = path.split("/");
  const given = pathname.split("/");
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? "";
    if (segment.startsWith(":") && value !== "") params[segment.slice(1)] = value;
    else if (segment !== value) return null;
  }
  return params;
}
