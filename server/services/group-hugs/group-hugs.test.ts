import { describeOnEachWorld } from "../testing/each-world.ts";
import { describeGroupHugs } from "./group-hugs.contract.ts";
import { describeReaders } from "./group-hugs.readers.contract.ts";
import { describeWriting } from "./group-hugs.write.contract.ts";
import { describeInvitations } from "./invitations.contract.ts";

describeOnEachWorld("group hugs", (world) => {
  describeGroupHugs(world);
  describeReaders(world);
  describeWriting(world);
  describeInvitations(world);
});
