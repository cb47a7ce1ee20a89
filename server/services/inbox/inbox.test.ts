import { describeOnEachWorld } from "../testing/each-world.ts";
import { describeInbox } from "./inbox.contract.ts";

describeOnEachWorld("inbox", describeInbox);
