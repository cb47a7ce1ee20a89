import { isPassing } from "./passing.ts";
import type { RequestOutcome } from "./rooms.port.ts";
import type { Vault } from "./vault.port.ts";

/** Tells the server, one after the other, of every hug seen here that it does not know of yet. Safe to call at any time. */
export const createSees = (vault: Vault, request: (name: string, body: unknown) => Promise<RequestOutcome>) => {
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    for (const hugId of await vault.unsaidSees()) {
      const outcome = await request("hug/see", { hugId });
      if (outcome.kind === "unsure") return;
      if (outcome.kind !== "refused" || !isPassing(outcome.refusal)) await vault.seeSaid(hugId);
    }
  };
  return async (): Promise<void> => {
    // Somebody may have been added behind the run under way.
    await running;
    running = run()
      .catch(() => {})
      .finally(() => {
        running = null;
      });
    await running;
  };
};
