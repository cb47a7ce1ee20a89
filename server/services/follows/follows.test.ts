import { describeOnEachWorld } from "../testing/each-world.ts";
import { describeFollows } from "./follows.contract.ts";

describeOnEachWorld("follows", describeFollows);
