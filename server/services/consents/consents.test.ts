import { describeOnEachWorld } from "../testing/each-world.ts";
import { describeConsents } from "./consents.contract.ts";
import { describeNeeds } from "./needs.contract.ts";

describeOnEachWorld("consents", describeConsents);
describeOnEachWorld("needs", describeNeeds);
