/** A request as a transport has it, before it is a `Request`. `target` is what stood in the request line. */
export type RawRequest = {
  readonly method: string;
  readonly target: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | null;
  readonly isSecure: boolean;
};

const BODYLESS = new Set(["GET", "HEAD"]);
/** Methods the Fetch standard forbids; nobody needs them here. */
const FORBIDDEN = new Set(["CONNECT", "TRACE", "TRACK"]);

/** Null when the request line or the Host header cannot mean anything: to be answered 400. */
export function buildRequest(raw: RawRequest): Request | null {
  if (!raw.target.startsWith("/") || FORBIDDEN.has(raw.method.toUpperCase())) return null;
  const host = raw.headers.get("host") ?? "localhost";
  if (!/^[A-Za-z0-9.:[\]-]+$/.test(host)) return null;
  const address = `${raw.isSecure ? "https" : "http"}://${host}${raw.target}`;
  if (!URL.canParse(address)) return null;
  try {
    return new Request(address, {
      method: raw.method,
      headers: raw.headers,
      body: BODYLESS.has(raw.method) || raw.body === null || raw.body.byteLength === 0 ? null : raw.body,
    });
  } catch {
    return null;
  }
}
