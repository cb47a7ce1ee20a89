import { createReportsHttp, heldInMemory, type HeldReports, type ReportsHttpDeps } from "./reports.http.ts";
import type { HeldReport, ReportsClient } from "./reports.port.ts";

/** Named after whose they are, so that signing out finds them (`idb.vaults.ts`). */
const nameOf = (userId: string): string => `hugmood.reports.${userId}`;

/** Where the device keeps nothing, they last as long as the page. */
const inBrowser = (): HeldReports => {
  const memory = heldInMemory();
  return {
    read: (userId) => {
      try {
        const text = localStorage.getItem(nameOf(userId));
        return text === null ? memory.read(userId) : (JSON.parse(text) as HeldReport[]); // as: written below only
      } catch {
        return memory.read(userId);
      }
    },
    write: (userId, held) => {
      memory.write(userId, held);
      try {
        if (held.length === 0) localStorage.removeItem(nameOf(userId));
        else localStorage.setItem(nameOf(userId), JSON.stringify(held));
      } catch {
        // Forbidden or full.
      }
    },
  };
};

let made: ReportsClient | null = null;
/** One for the page. */
export const createBrowserReports = (deps: ReportsHttpDeps): ReportsClient =>
  (made ??= createReportsHttp(deps, inBrowser()));
