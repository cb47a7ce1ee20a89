import { describeOnEachWorld } from "../testing/each-world.ts";
import { describeMoods } from "./moods.contract.ts";
import { describeMoodChanges } from "./moods.edit.contract.ts";
import { describeMoodImports } from "./moods.imports.contract.ts";
import { describeMoodSharing } from "./moods.sharing.contract.ts";
import { describeMoodSums } from "./moods.sums.contract.ts";

describeOnEachWorld("moods", (world) => {
  describeMoods(world);
  describeMoodChanges(world);
  describeMoodSums(world);
  describeMoodSharing(world);
  describeMoodImports(world);
});
