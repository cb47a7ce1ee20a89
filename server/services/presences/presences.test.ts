import { describeOnEachWorld } from "../testing/each-world.ts";
import { describePresences } from "./presences.contract.ts";

describeOnEachWorld("presences", describePresences);
