import { describe, expect, test } from "vitest";
import { ALLOW_HUGS_FROM, AUDIENCES, DEFAULT_PRIVACY, type PrivacySettings } from "#shared/schema/privacy.ts";
import { hugsFrom, isIn, narrower, personAbility, VIEWER_KINDS, viewerKindOf, type Ties } from "./person.policy.ts";

const NO_TIES: Ties = { isSelf: false, follows: false, isFollowed: false, isBlocked: false };
const TIES: Readonly<Record<string, Ties>> = {
  self: { ...NO_TIES, isSelf: true },
  friend: { ...NO_TIES, follows: true, isFollowed: true },
  follower: { ...NO_TIES, follows: true },
  "stranger they follow": { ...NO_TIES, isFollowed: true },
  stranger: NO_TIES,
  "blocked friend": { ...NO_TIES, follows: true, isFollowed: true, isBlocked: true },
};
const ability = (who: string, settings: Partial<PrivacySettings> = {}) =>
  personAbility(TIES[who] ?? NO_TIES, { ...DEFAULT_PRIVACY, ...settings });
const everySetting = AUDIENCES.flatMap((showActivityTo) =>
  ALLOW_HUGS_FROM.flatMap((allowHugsFrom) =>
    [true, false].map((allowFriendRequests) => ({ showActivityTo, allowHugsFrom, allowFriendRequests })),
  ),
);

test("Y1 with a block there is nothing, whatever is set", () => {
  for (const settings of everySetting) {
    const one = ability("blocked friend", settings);
    expect(one.rules).toEqual([]);
    expect(hugsFrom(one)).toBe("off");
  }
  expect(viewerKindOf({ ...NO_TIES, isSelf: true, isBlocked: true })).toBe("blocked");
});

test("Y2 one sees and edits oneself, and does nothing else to oneself; nobody else edits", () => {
  for (const settings of everySetting) {
    const self = ability("self", { ...settings, showMoodTo: "nobody" });
    for (const what of ["profile", "activity", "moods"] as const) expect(self.can("see", what)).toBe(true);
    expect(self.can("edit", "profile")).toBe(true);
    for (const act of ["follow", "hug", "ask"] as const) expect(self.can(act, "person")).toBe(false);
    for (const who of Object.keys(TIES).slice(1)) expect(ability(who, settings).can("edit", "profile")).toBe(false);
  }
});

test.each(["friend", "follower", "stranger they follow", "stranger"])("Y3 a %s sees the profile", (who) => {
  for (const settings of everySetting) expect(ability(who, settings).can("see", "profile")).toBe(true);
});

/** For each audience, who sees what is shown to it. */
const SEES: Readonly<Record<string, readonly string[]>> = {
  nobody: ["self"],
  friends: ["self", "friend"],
  followers: ["self", "friend", "follower"],
  everyone: ["self", "friend", "follower", "stranger they follow", "stranger"],
};
describe.each(AUDIENCES)("shown to %s", (audience) => {
  test.each(Object.keys(TIES))("Y4 Y5 Y6 %s", (who) => {
    const sees = SEES[audience]?.includes(who);
    expect(ability(who, { showActivityTo: audience, showMoodTo: "nobody" }).can("see", "activity")).toBe(sees);
    expect(ability(who, { showMoodTo: audience, showActivityTo: "nobody" }).can("see", "moods")).toBe(sees);
    expect(isIn(viewerKindOf(TIES[who] ?? NO_TIES), audience)).toBe(sees);
  });
});

test("Y5 the narrower of two audiences is seen by whoever is in both, and by nobody else", () => {
  for (const one of AUDIENCES)
    for (const other of AUDIENCES)
      for (const kind of VIEWER_KINDS)
        expect(isIn(kind, narrower(one, other))).toBe(isIn(kind, one) && isIn(kind, other));
});

test.each([
  ["friend", true, true],
  ["follower", true, true],
  ["stranger they follow", true, true],
  ["stranger", true, false],
  ["self", false, false],
  ["blocked friend", false, false],
])("Y7 %s may follow: %s, and %s where friend requests are off", (who, open, closed) => {
  expect(ability(who).can("follow", "person")).toBe(open);
  expect(ability(who, { allowFriendRequests: false }).can("follow", "person")).toBe(closed);
});

test.each([
  // whose hugs,  friend,  follower, they follow, stranger, approved stranger
  ["nobody", "off", "off", "off", "off", "off"],
  ["approved", "asks", "asks", "asks", "asks", "open"],
  ["friends", "open", "asks", "asks", "asks", "open"],
  ["following", "open", "asks", "open", "asks", "open"],
  ["everyone", "open", "open", "open", "open", "open"],
] as const)("Y8 hugs from %s: friend %s, follower %s, somebody they follow %s, stranger %s, approved %s", (...row) => {
  const [allowHugsFrom, ...said] = row;
  const settings = { ...DEFAULT_PRIVACY, allowHugsFrom };
  const asked = ["friend", "follower", "stranger they follow", "stranger"].map((who) =>
    hugsFrom(ability(who, settings)),
  );
  const approved = hugsFrom(personAbility({ ...NO_TIES, allowance: "always" }, settings));
  expect([...asked, approved]).toEqual(said);
});
