import { describeOnEachWorld } from "../testing/each-world.ts";
import { describePeople } from "./people.contract.ts";

describeOnEachWorld("people", describePeople);
