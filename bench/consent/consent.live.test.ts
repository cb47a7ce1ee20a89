import { afterAll, beforeAll, expect, test } from "vitest";
import { Life } from "./life.ts";
import { hunt } from "./run.ts";
import { SEEDED_BUGS } from "./seeded-bugs.ts";
import { openTwoServices, type TwoServices } from "./two-services.ts";

const SEED = 1;
const STEPS = 1_500;
const LIFE_STEPS = 300;
const WAIT_MS = 180_000;

let world: TwoServices;
beforeAll(async () => {
  world = await openTwoServices("pglite");
}, WAIT_MS);
afterAll(() => world.close());

test(
  `${STEPS} steps from seed ${SEED}: what arrives is what the model of consent allows, and touches no more`,
  async () => {
    for (let seed = SEED; seed < SEED + STEPS / LIFE_STEPS; seed += 1)
      expect({ seed, fault: await new Life(world.services, seed).run(LIFE_STEPS) }).toEqual({ seed, fault: null });
  },
  WAIT_MS,
);

/** Their moment is rare: `npm run consent:model` looks for them for longer. */
const RARE: readonly string[] = ["a need taken back still allows who put it away", "an old request can be answered"];

test.each(Object.keys(SEEDED_BUGS).filter((bug) => !RARE.includes(bug)))(
  "%s: it leaks, and is caught",
  async (bug) => {
    expect(await hunt(world, bug, SEED)).not.toBeNull();
  },
  WAIT_MS,
);
