import { createInsightsHttp, type InsightsHttpDeps, type KeptInsights } from "./insights.http.ts";
import type { InsightsClient } from "./insights.port.ts";

/** Named after whose it is, so that signing out finds it (`idb.vault.ts`). */
const nameOf = (userId: string): string => `hugmood.insights.${userId}`;

const kept: KeptInsights = {
  read: (userId) => localStorage.getItem(nameOf(userId)),
  write: (userId, text) => {
    try {
      localStorage.setItem(nameOf(userId), text);
    } catch {
      // A full device: they are there with a connection.
    }
  },
};

let made: InsightsClient | null = null;
/** One for the page. */
export const createBrowserInsights = (deps: InsightsHttpDeps): InsightsClient =>
  (made ??= createInsightsHttp(deps, kept));
