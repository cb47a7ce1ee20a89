import type { ErasureView, ExportView } from "#shared/schema/data-rights.ts";
import type { StepUpWays } from "#shared/schema/second-factor.ts";
import type { DataRightsClient } from "./data-rights.client.ts";
import { resultOf, type Http } from "./http.client.ts";

export type DataRightsHttpDeps = {
  /** For what needs to be signed in. */
  readonly ask: Http;
  /** Who is here may be leaving, or leaving no more. */
  readonly check: () => Promise<void>;
  readonly isLeaving: () => boolean;
};

export const createDataRightsHttp = ({ ask, check, isLeaving }: DataRightsHttpDeps): DataRightsClient => {
  const read = async <T>(path: string): Promise<T | null> => {
    const answer = await ask("GET", path);
    return answer.kind === "ok" ? (answer.body as T) : null; // each caller names its route's documented answer
  };
  const andCheck = async (method: "POST" | "DELETE") => {
    const result = resultOf(await ask(method, "/api/me/erasure"));
    if (result.ok) await check();
    return result;
  };
  return {
    copy: () => read<ExportView>("/api/me/export"),
    makeCopy: async () => resultOf(await ask("POST", "/api/me/export")),
    async mayTakeAll() {
      const ways = await read<StepUpWays>("/api/step-up");
      if (ways === null) return { ok: false, refusal: { code: "offline" } };
      return ways.isDone ? { ok: true } : { ok: false, refusal: { code: "step_up_needed" } };
    },
    async erasure() {
      const view = await read<ErasureView>("/api/me/erasure");
      // It was undone in another tab or on another device.
      if (view?.dueAtMs === null && isLeaving()) void check();
      return view;
    },
    askErasure: () => andCheck("POST"),
    undoErasure: () => andCheck("DELETE"),
    age: () => read<{ isKnown: boolean }>("/api/me/age"),
    sayAge: async (age) => resultOf(await ask("PUT", "/api/me/age", { age })),
  };
};
