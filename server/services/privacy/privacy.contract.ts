import { expect, test } from "vitest";
import { ALLOW_HUGS_FROM, AUDIENCES, DEFAULT_PRIVACY } from "#shared/schema/privacy.ts";
import type { Contract } from "../testing/each-world.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";

/** What `Privacy` promises. */
export const describePrivacy: Contract = (world) => {
  test("Z1 who never chose has the defaults; what is chosen stays, of one person", async () => {
    const [ann, ben] = [await world().addUser("Ann", "friends"), await world().addUser("Ben", "friends")];
    expect(await world().privacy.settings(ann)).toEqual(DEFAULT_PRIVACY);
    for (const audience of AUDIENCES)
      for (const allowHugsFrom of ALLOW_HUGS_FROM)
        for (const allowFriendRequests of [true, false]) {
          const chosen = {
            shareMode: audience,
            showMoodTo: AUDIENCES[(AUDIENCES.indexOf(audience) + 1) % 4] ?? "nobody",
            showActivityTo: AUDIENCES[(AUDIENCES.indexOf(audience) + 2) % 4] ?? "nobody",
            allowHugsFrom,
            allowFriendRequests,
          };
          expect(await world().privacy.set(ann, chosen)).toEqual({ ok: true, value: chosen });
          expect(await world().privacy.settings(ann)).toEqual(chosen);
        }
    expect(await world().privacy.settings(ben)).toEqual(DEFAULT_PRIVACY);
  });

  test("Z2 nobody has none, and somebody gone neither", async () => {
    const gone = await world().addUser("Gone");
    await world().removeUser(gone);
    for (const id of [NOBODY, "x", gone]) {
      expect(await world().privacy.settings(id)).toBeNull();
      const refused = { ok: false, refusal: { code: "no_such_person" } };
      expect(await world().privacy.set(id, DEFAULT_PRIVACY)).toEqual(refused);
    }
  });
};
