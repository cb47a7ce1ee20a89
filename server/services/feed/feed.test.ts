import { describeOnEachWorld } from "../testing/each-world.ts";
import { describeFeed } from "./feed.contract.ts";

describeOnEachWorld("the feed", describeFeed);
