/** As much of a group design as its room needs. */
export type DesignFacts = {
  readonly id: string;
  readonly durationMs: number;
  /** The moments at which it is measured how close together they are, ms from the start, rising. */
  readonly beats: readonly number[];
};

/** A design by its id; `facts` null = it is not known (any more), so nothing can be started with it. */
export type ChosenDesign = { readonly id: string; readonly facts: DesignFacts | null };

export const chosen = (facts: DesignFacts): ChosenDesign => ({ id: facts.id, facts });
