import { expect, test } from "vitest";
import { DEFAULT_PRIVACY, privacySettingsSchema } from "#shared/schema/privacy.ts";
import { ASKED, VIEWERS, viewerSentences } from "./privacy.view.ts";

const says = (settings: Partial<typeof DEFAULT_PRIVACY>) =>
  VIEWERS.map(({ ties }) => viewerSentences({ ...DEFAULT_PRIVACY, ...settings }, ties));

test("as it is at first", () => {
  expect(says({})).toEqual([
    "Sees your profile, when you are here, whom you follow and moods you share with them. Their hugs reach you at once.",
    "Sees your profile. Their first hug asks you before.",
    "Sees your profile. Their first hug asks you before.",
  ]);
});

test("who closes everything is told so", () => {
  const closed = { showActivityTo: "nobody", showMoodTo: "nobody", allowHugsFrom: "nobody" } as const;
  expect(says({ ...closed, allowFriendRequests: false })).toEqual([
    "Sees your profile. They cannot hug you, and cannot ask.",
    "Sees your profile. They cannot hug you, and cannot ask.",
    "Sees your profile. They cannot hug you, and cannot ask. They cannot follow you.",
  ]);
});

test("every choice is one of the settings", () => {
  for (const { name, choices } of ASKED)
    for (const { value } of choices)
      expect(privacySettingsSchema.safeParse({ ...DEFAULT_PRIVACY, [name]: value }).success).toBe(true);
});
