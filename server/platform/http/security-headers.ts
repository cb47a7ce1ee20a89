const FIXED_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()",
};
const YEAR_SECONDS = 365 * 24 * 3600;

/** `host` is the request's own (already a valid URL host): sockets may be opened there and nowhere else. Null = nowhere. */
export function contentSecurityPolicy(host: string | null): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    host === null ? "connect-src 'self'" : `connect-src 'self' ws://${host} wss://${host}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The script of the worker that scores notes, under whatever hash. */
const SCORING_WORKER = /^\/assets\/note-scorer\.worker-[\w-]+\.js$/;

/**
 * A worker has the policy that came with its script. The one that scores notes may compile WebAssembly and fetch from us,
 * and nothing else: the pages themselves may not.
 */
const SCORING_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function policyOf(pathname: string, host: string | null): string {
  return SCORING_WORKER.test(pathname) ? SCORING_POLICY : contentSecurityPolicy(host);
}

/** The same answer with what every answer of ours carries. `url`: what was asked for; null = nothing that can be read. */
export function withSecurityHeaders(response: Response, url: URL | null, isHttpsOnly: boolean): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(FIXED_HEADERS)) headers.set(name, value);
  headers.set("content-security-policy", policyOf(url?.pathname ?? "", url?.host ?? null));
  if (isHttpsOnly) headers.set("strict-transport-security", `max-age=${YEAR_SECONDS}`);
  return new Response(response.body, { status: response.status, headers });
}
