import path from "node:path";
import { loadStaticFiles } from "./static-files.ts";

/** The page at /api/docs: reads /api/openapi.json and lets one try each route. Null = not its address. */
export function createExplorer(): (request: Request, pathname: string) => Promise<Response | null> {
  const files = loadStaticFiles(path.join(import.meta.dirname, "explorer"));
  return async (request, pathname) => {
    if (pathname === "/api/docs" || pathname === "/api/docs/") return files.answer("/explorer.html", request);
    return pathname.startsWith("/api/docs/") ? files.answer(pathname.slice("/api/docs".length), request) : null;
  };
}
