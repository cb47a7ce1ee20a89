import type { StoreApi } from "zustand/vanilla";
import type { Community, InsightsView } from "#shared/schema/insights.ts";
import { resultOf, type Http, type HttpAnswer } from "./http.client.ts";
import type { Identity } from "./identity.ts";
import type { InsightsClient } from "./insights.port.ts";
import type { Clock } from "./platform.port.ts";
import type { ClientState, Told } from "./state.ts";

export type InsightsHttpDeps = {
  readonly http: Http;
  readonly store: Pick<StoreApi<ClientState>, "getState">;
  readonly identity: Pick<Identity, "check">;
  readonly clock: Pick<Clock, "nowMs">;
};
/** What was read last, as text, through a reload; null = nothing. */
export type KeptInsights = { read(userId: string): string | null; write(userId: string, text: string): void };
/** The code of it: the first load does without. */
export type LoadInsights = () => Promise<(deps: InsightsHttpDeps) => InsightsClient>;

type Kept = { readonly asOfMs: number; readonly view: InsightsView };
const NOTHING_KEPT: KeptInsights = { read: () => null, write: () => {} };

/** Insights over HTTP, with what was read last. Bodies are the routes' documented answers. */
export const createInsightsHttp = (deps: InsightsHttpDeps, kept: KeptInsights = NOTHING_KEPT): InsightsClient => {
  const ask: Http = async (...asked) => {
    const answer = await deps.http(...asked);
    // This device was signed out elsewhere.
    if (answer.kind === "signed_out") void deps.identity.check();
    return answer;
  };
  const tell = <T>(answer: HttpAnswer): Told<T> => {
    if (answer.kind === "ok") return { ok: true, value: answer.body as T }; // as: each caller names its route's documented answer
    const result = resultOf(answer);
    return { ok: false, refusal: result.ok ? { code: "server_error" } : result.refusal };
  };
  const myId = (): string | null => {
    const { me } = deps.store.getState();
    return me === "unknown" || me === null ? null : me.id;
  };
  return {
    view: async (today, timeZone) => {
      const asking = myId();
      const query = `today=${encodeURIComponent(today)}&timeZone=${encodeURIComponent(timeZone)}`;
      const told = tell<InsightsView>(await ask("GET", `/api/insights?${query}`));
      if (told.ok) {
        const now: Kept = { asOfMs: deps.clock.nowMs(), view: told.value };
        if (asking !== null && asking === myId()) kept.write(asking, JSON.stringify(now));
        return { ...told, asOfMs: null };
      }
      const text = asking !== null && told.refusal.code === "offline" ? kept.read(asking) : null;
      if (text === null) return told;
      const known = JSON.parse(text) as Kept; // as it was written
      // What was suggested that day is of that day.
      return { ok: true, value: { ...known.view, suggestion: null }, asOfMs: known.asOfMs };
    },
    community: async () => tell<Community>(await ask("GET", "/api/insights/community")),
    hidden: async () => {
      const told = tell<{ readonly ids: readonly string[] }>(await ask("GET", "/api/insights/hidden"));
      return told.ok ? { ok: true, value: told.value.ids } : told;
    },
    hide: async (id, on) => resultOf(await ask("PUT", "/api/insights/hidden", { id, on })),
  };
};
