import { describeOnEachWorld } from "../testing/each-world.ts";
import { describeProfiles } from "./profiles.contract.ts";

describeOnEachWorld("profiles", describeProfiles);
