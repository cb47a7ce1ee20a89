import { expect, test } from "vitest";
import { AUDIENCES, DEFAULT_PRIVACY } from "#shared/schema/privacy.ts";
import type { Contract } from "../testing/each-world.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";

/** What `Privacy` promises. */
export const describePrivacy: Contract = (world) => {
  const two = async () => [await world().addUser("Ann", "friends"), await world().addUser("Ben", "friends")] as const;
  const settings = (userId: string) => world().privacy.settings(userId);

  test("Z1 who never chose has the defaults; what is chosen stays, of one person", async () => {
    const [ann, ben] = await two();
    expect(await settings(ann)).toEqual(DEFAULT_PRIVACY);
    for (const [place, audience] of AUDIENCES.entries())
      for (const allowFriendRequests of [true, false]) {
        const chosen = {
          shareMode: audience,
          showMoodTo: AUDIENCES[(place + 1) % 4] ?? "nobody",
          showActivityTo: AUDIENCES[(place + 2) % 4] ?? "nobody",
          allowFriendRequests,
        };
        expect(await world().privacy.change(ann, chosen)).toEqual({ ok: true, value: { ok: true } });
        expect(await settings(ann)).toEqual({ ...DEFAULT_PRIVACY, ...chosen });
      }
    expect(await settings(ben)).toEqual(DEFAULT_PRIVACY);
  });

  test("Z2 nobody has none, and somebody gone neither", async () => {
    const gone = await world().addUser("Gone");
    await world().removeUser(gone);
    for (const id of [NOBODY, "x", gone]) {
      expect(await settings(id)).toBeNull();
      expect(await world().privacy.change(id, {})).toEqual({ ok: false, refusal: { code: "no_such_person" } });
    }
  });

  test("Z3 what is left out stays, and who may hug one is not changed with it", async () => {
    const [ann] = await two();
    await world().privacy.change(ann, { showMoodTo: "nobody" });
    const consent = await world().consents.settings(ann);
    if (!consent) throw new Error("Ann is there.");
    await world().consents.setSettings(ann, { ...consent, allowHugsFrom: "nobody" });
    await world().privacy.change(ann, { shareMode: "everyone" });
    const chosen = { showMoodTo: "nobody", allowHugsFrom: "nobody", shareMode: "everyone" };
    expect(await settings(ann)).toEqual({ ...DEFAULT_PRIVACY, ...chosen });
    expect(await world().consents.settings(ann)).toEqual({ ...consent, allowHugsFrom: "nobody" });
  });
};
