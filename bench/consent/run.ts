import { Life, type Fault } from "./life.ts";
import { SEEDED_BUGS, seedBug } from "./seeded-bugs.ts";
import { openTwoServices, type TwoServices } from "./two-services.ts";

/** `seed` draws the life again that the fault was found in. */
export type FoundFault = Fault & { readonly seed: number };
export type Tally = { steps: number; readonly faults: FoundFault[] };

/** A life is over after so many steps; the next one begins with nobody. */
export const LIFE_STEPS = 2_000;
/** Where a bug is looked for, fewer people meet more often, for a shorter time. */
const HUNT_PEOPLE = 3;
const HUNT_LIFE_STEPS = 300;
export const HUNT_STEPS = 40_000;

/** Lives one after the other, from the next seed each, until the steps are used up. */
export const runLives = async (
  { services }: TwoServices,
  nextSeed: () => number,
  takeSteps: (most: number) => number,
  tally: Tally,
): Promise<void> => {
  for (let steps = takeSteps(LIFE_STEPS); steps > 0; steps = takeSteps(LIFE_STEPS)) {
    const seed = nextSeed();
    const fault = await new Life(services, seed).run(steps, () => (tally.steps += 1));
    if (fault) tally.faults.push({ ...fault, seed });
  }
};

/** Steps until a bug leaked; null = it did not within `HUNT_STEPS`. */
export const hunt = async ({ database, services }: TwoServices, bug: string, seed: number): Promise<number | null> => {
  const undo = await seedBug(database, SEEDED_BUGS[bug] ?? []);
  try {
    let steps = 0;
    for (let life = 0; steps < HUNT_STEPS; life += 1) {
      const fault = await new Life(services, seed + life, HUNT_PEOPLE).run(HUNT_LIFE_STEPS, () => (steps += 1));
      steps += 1;
      if (fault?.kind === "leak") return steps;
    }
    return null;
  } finally {
    await undo();
  }
};

/** `work` on each of so many databases side by side. */
export const onWorlds = async (many: number, work: (world: TwoServices) => Promise<void>): Promise<void> => {
  await Promise.all(
    Array.from({ length: many }, async () => {
      const world = await openTwoServices();
      try {
        await work(world);
      } finally {
        await world.close();
      }
    }),
  );
};
