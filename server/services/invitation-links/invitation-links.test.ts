import { expect, test } from "vitest";
import { describeOnEachDatabase, describeOnEachWorld } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";
import { describeInvitationLinks } from "./invitation-links.contract.ts";

describeOnEachWorld("invitation links", describeInvitationLinks);

describeOnEachDatabase("what is kept of invitation links", (world, database) => {
  test("IL8 the token itself is nowhere in the database", async () => {
    const ann = await world().addUser("Ann");
    const { token } = valueOf(await world().invitationLinks.make(ann));
    const [row] = await database().rows<{ line: string }>(
      "select row_to_json(l)::text as line from invitation_links l",
    );
    expect(row?.line).toContain(ann);
    expect(row?.line).not.toContain(token);
  });
});
