import { HealthRow, HealthStep, type ModerationState, type ProcessHealth } from "#shared/schema/moderation.ts";
import { setChanged } from "../set-changed.project.ts";
import type { HealthSum } from "./health.rules.ts";

/** Brings what is sent of processes to how they are, and the series to its steps. Nothing else writes it. */
export const projectHealth = (
  known: ReadonlyMap<string, ProcessHealth>,
  steps: readonly HealthSum[],
  { health, steps: shown }: Pick<ModerationState, "health" | "steps">,
): void => {
  for (const id of health.keys()) if (!known.has(id)) health.delete(id);
  for (const [id, figures] of known) {
    const row = health.get(id);
    if (row) setChanged(row, figures);
    else health.set(id, new HealthRow().assign({ ...figures }));
  }
  const from = steps[0]?.atMs ?? Infinity;
  while ((shown[0]?.atMs ?? Infinity) < from) shown.shift();
  const last = shown.at(-1)?.atMs ?? -Infinity;
  for (const step of steps) if (step.atMs > last) shown.push(new HealthStep().assign(step));
};
