import { describeOnEachWorld } from "../testing/each-world.ts";
import { describePrivacy } from "./privacy.contract.ts";

describeOnEachWorld("privacy settings", describePrivacy);
