/**
 * Whether a request comes from our own pages, or from no page at all (a program; it holds no cookies it did not mean to
 * send). Browsers say where it comes from in Sec-Fetch-Site (not forgeable by a page), older ones in Origin.
 */
export function isSameOrigin(headers: Headers, publicUrl: URL | null): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  if (publicUrl !== null && origin === publicUrl.origin) return true;
  return new URL(origin).host === headers.get("host");
}
