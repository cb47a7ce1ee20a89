import type { CaseQueue } from "#shared/schema/case.ts";
import type { ModerationState } from "#shared/schema/moderation.ts";
import { setChanged } from "../set-changed.project.ts";

/** Brings what is sent of cases to how many wait, and to that something came of them. Nothing else writes it. */
export const projectCaseQueue = (
  { queue, changes }: { readonly queue: CaseQueue | null; readonly changes: number },
  state: Pick<ModerationState, "cases" | "caseChanges">,
): void => {
  setChanged(state, { caseChanges: changes });
  for (const [name, count] of Object.entries(queue ?? {}))
    if (state.cases.get(name) !== count) state.cases.set(name, count);
};
