import type { HttpHandler, LargeBodies, Peer } from "./handler.ts";
import { answerMatchmake } from "./matchmake.ts";
import { networkOf } from "./network-of.ts";
import { problem } from "./problem.ts";
import { isSameOrigin } from "./same-origin.ts";
import { withSecurityHeaders } from "./security-headers.ts";
import type { StaticFiles } from "./static-files.ts";

export type SiteDeps = {
  /** Everything the route registry answers; null = not its address. */
  readonly api: (request: Request, peer: Peer) => Promise<Response | null>;
  /** Whether another site may send a browser here to change something; without it, none may. */
  readonly isForOtherSites?: (method: string, pathname: string) => boolean;
  /** The explorer and the document it reads; null = not its address. */
  readonly docs: (request: Request, pathname: string) => Promise<Response | null>;
  readonly pages: StaticFiles;
  readonly publicUrl: URL | null;
  /** Addresses of the registry that take large bodies. */
  readonly large?: LargeBodies;
  /** The last entry of X-Forwarded-For is then who asks. */
  readonly isBehindProxy: boolean;
  /** Called with whatever no part of the site foresaw. */
  readonly onBug: (error: unknown) => void;
};

const READING = new Set(["GET", "HEAD"]);

/**
 * All addresses, tried in this order: the registry, matchmaking, the explorer, files, pages, 404. What changes something comes
 * from our own pages only, but for the few that are for other sites.
 */
export function createSite(deps: SiteDeps): HttpHandler {
  const isHttpsOnly = deps.publicUrl?.protocol === "https:";
  const onBug = (error: unknown): Response => {
    deps.onBug(error);
    return problem(500, "server_error");
  };
  const peerOf = (request: Request, socketPeer: Peer): Peer => {
    const forwardedFor = deps.isBehindProxy
      ? request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim()
      : undefined;
    return { address: networkOf(forwardedFor || socketPeer.address) };
  };
  const handle = async (request: Request, socketPeer: Peer): Promise<Response> => {
    const url = new URL(request.url);
    const response = await answer(deps, request, url.pathname, peerOf(request, socketPeer)).catch(onBug);
    return withSecurityHeaders(response, url, isHttpsOnly);
  };
  const { large } = deps;
  if (large === undefined) return handle;
  return Object.assign(handle, {
    large: {
      limitOf: large.limitOf,
      async admit(request: Request, socketPeer: Peer) {
        const admitted = isSameOrigin(request.headers, deps.publicUrl)
          ? await large.admit(request, peerOf(request, socketPeer)).catch(onBug)
          : problem(403, "cross_site");
        if (!(admitted instanceof Response)) return admitted;
        return withSecurityHeaders(admitted, new URL(request.url), isHttpsOnly);
      },
    },
  });
}

async function answer(deps: SiteDeps, request: Request, pathname: string, peer: Peer): Promise<Response> {
  const isReading = READING.has(request.method);
  const isTaken = isReading || isSameOrigin(request.headers, deps.publicUrl);
  if (!isTaken && deps.isForOtherSites?.(request.method, pathname) !== true) return problem(403, "cross_site");
  const known = (await deps.api(request, peer)) ?? (await answerMatchmake(request, pathname, peer));
  if (known !== null) return known;
  if (!isReading) return problem(404, "not_found");
  if (pathname.startsWith("/api/")) return (await deps.docs(request, pathname)) ?? problem(404, "not_found");
  return (
    (await deps.pages.answer(pathname, request)) ?? (await page(deps, request, pathname)) ?? problem(404, "not_found")
  );
}

/** What looks like a file's name is none of the client's addresses, but for usernames, which may have a dot. */
const isAddress = (pathname: string): boolean => pathname.startsWith("/@") || !/\.[^/]*$/.test(pathname);

/** The client's shell, for `/` and for addresses that the client routes by itself. */
async function page(deps: SiteDeps, request: Request, pathname: string): Promise<Response | null> {
  const isPage = pathname === "/" || (request.headers.get("accept")?.includes("text/html") && isAddress(pathname));
  if (!isPage) return null;
  return (await deps.pages.answer("/index.html", request)) ?? problem(503, "not_built");
}
