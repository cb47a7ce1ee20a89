import { describeOnEachWorld } from "../testing/each-world.ts";
import { describeCommunity } from "./community.contract.ts";
import { describeInsights } from "./insights.contract.ts";
import { describeSuggestions } from "./suggestions.contract.ts";

describeOnEachWorld("insights", (world) => {
  describeInsights(world);
  describeSuggestions(world);
  describeCommunity(world);
});
