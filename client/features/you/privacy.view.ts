import { hugsFrom, personAbility, type Ties } from "#shared/policy/person.policy.ts";
import { AUDIENCES, type Audience } from "#shared/schema/audience.ts";
import type { PrivacyChange, PrivacySettings } from "#shared/schema/privacy.ts";

type Choice = { readonly value: string; readonly words: string };

const AUDIENCE_WORDS: Readonly<Record<Audience, string>> = {
  nobody: "Nobody but you",
  friends: "Your friends",
  followers: "Whoever follows you",
  everyone: "Everyone",
};
const audiences: readonly Choice[] = AUDIENCES.map((value) => ({ value, words: AUDIENCE_WORDS[value] }));

/** The settings that are one of several, in the order in which they are asked. */
export const ASKED: readonly {
  readonly name: Exclude<keyof PrivacyChange, "allowFriendRequests">;
  readonly label: string;
  readonly hint: string;
  readonly choices: readonly Choice[];
}[] = [
  {
    name: "showActivityTo",
    label: "Who sees whether you are here, when you were, and whom you follow",
    hint: "On the home page, on your page, and in what your friends did lately.",
    choices: audiences,
  },
  {
    name: "showMoodTo",
    label: "Who may see your moods at all",
    hint: "A mood is never shown to more people than this.",
    choices: audiences,
  },
  {
    name: "shareMode",
    label: "Who sees a new mood, unless you choose otherwise",
    hint: "You can choose for each mood.",
    choices: audiences,
  },
];

const STRANGER: Ties = { isSelf: false, follows: false, isFollowed: false, isBlocked: false };
export const VIEWERS: readonly { readonly title: string; readonly ties: Ties }[] = [
  { title: "A friend", ties: { ...STRANGER, follows: true, isFollowed: true } },
  { title: "Somebody who follows you", ties: { ...STRANGER, follows: true } },
  { title: "A stranger", ties: STRANGER },
];

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

const HUG_SENTENCES = {
  open: "Their hugs reach you at once.",
  asks: "Their first hug asks you before.",
  off: "They cannot hug you, and cannot ask.",
} as const;

/** What somebody sees of me and may do, in plain sentences. */
export const viewerSentences = (settings: PrivacySettings, ties: Ties): string => {
  const ability = personAbility(ties, settings);
  const seen = [
    "your profile",
    ...(ability.can("see", "activity") ? ["when you are here", "whom you follow"] : []),
    ...(ability.can("see", "moods") ? ["moods you share with them"] : []),
  ];
  const follows = !ties.follows && ability.cannot("follow", "person") ? " They cannot follow you." : "";
  return `Sees ${listed(seen)}. ${HUG_SENTENCES[hugsFrom(ability)]}${follows}`;
};
