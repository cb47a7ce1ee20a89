import type { ModelTrouble, ScoringMetrics } from "./scoring.port.ts";

/** What is counted over the life of a process; what is the case now comes from whoever knows. */
export type ScoringTally = {
  scored(items: number, tookMs: number): void;
  retried(): void;
  replaced(): void;
  refused(): void;
  model(name: string, state: "there" | ModelTrouble): void;
  read(now: Pick<ScoringMetrics, "waiting" | "underWay" | "workers">): ScoringMetrics;
};

export const createScoringTally = (names: readonly string[]): ScoringTally => {
  const counted = { items: 0, batches: 0, retries: 0, replaced: 0, refused: 0 };
  const batchMs = { total: 0, most: 0 };
  const models: Record<string, ScoringMetrics["models"][string]> = Object.fromEntries(
    names.map((name) => [name, "not_asked"]),
  );
  return {
    scored(items, tookMs) {
      counted.items += items;
      counted.batches += 1;
      batchMs.total += tookMs;
      batchMs.most = Math.max(batchMs.most, tookMs);
    },
    retried: () => void (counted.retries += 1),
    replaced: () => void (counted.replaced += 1),
    refused: () => void (counted.refused += 1),
    model: (name, state) => void (models[name] = state),
    read: (now) => ({ ...counted, ...now, batchMs: { ...batchMs }, models: { ...models } }),
  };
};
