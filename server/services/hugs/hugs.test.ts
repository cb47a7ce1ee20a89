import { describeOnEachWorld } from "../testing/each-world.ts";
import { describeAnswers } from "./hugs.answers.contract.ts";
import { describeHugs } from "./hugs.contract.ts";
import { describePages } from "./hugs.pages.contract.ts";

describeOnEachWorld("hugs", (world) => {
  describeHugs(world);
  describeAnswers(world);
  describePages(world);
});
