/**
 * What somebody (the viewer) may see of a person and do to them: the one table, for server and client.
 *
 *  Y1 With a block in either direction there is nothing: the person does not exist for the viewer.
 *  Y2 One sees all of oneself and edits it; nobody follows, hugs or asks oneself.
 *  Y3 Everybody else sees the profile: name, being, username, bio, counts.
 *  Y4 Activity (presence, last active, whom one follows and is followed by) is for `showActivityTo`.
 *  Y5 Moods are for `showMoodTo`; one entry for the narrower of that and its own audience.
 *  Y6 An audience holds the ones before it: nobody < friends < followers < everyone. A friend is a follower.
 *  Y7 One may follow unless `allowFriendRequests` is off; then only whom the person follows may. Who follows already does.
 *  Y8 A hug needs no request as `allowHugsFrom` says: from nobody (requests are off, too), approved, friends, people they
 *     follow, everyone, and as the person chose for this viewer (`isLetIn` in shared/consent). Everybody else may ask.
 */
import { AbilityBuilder, Ability } from "@casl/ability";
import { isLetIn } from "#shared/consent/consent.rules.ts";
import { AUDIENCES, type Audience } from "#shared/schema/audience.ts";
import type { Allowance } from "#shared/schema/consent.ts";
import type { PrivacySettings } from "#shared/schema/privacy.ts";
import type { HugsFrom } from "#shared/schema/people.ts";

/** How a viewer stands with a person. */
export type Ties = {
  readonly isSelf: boolean;
  /** The viewer follows the person. */
  readonly follows: boolean;
  /** The person follows the viewer. */
  readonly isFollowed: boolean;
  /** Either blocked the other. */
  readonly isBlocked: boolean;
  /** What the person chose for the viewer's hugs. */
  readonly allowance?: Allowance | null;
};

export const VIEWER_KINDS = ["self", "friend", "follower", "stranger", "blocked"] as const;
export type ViewerKind = (typeof VIEWER_KINDS)[number];

export type PersonAbility = Ability<
  ["see", "profile" | "activity" | "moods"] | ["edit", "profile"] | ["follow" | "hug" | "ask", "person"]
>;

/** Who only is followed by the person, and does not follow them, is a stranger to what they show. */
export const viewerKindOf = ({ isSelf, follows, isFollowed, isBlocked }: Ties): ViewerKind => {
  if (isBlocked) return "blocked";
  if (isSelf) return "self";
  if (!follows) return "stranger";
  return isFollowed ? "friend" : "follower";
};

const WIDEST: Readonly<Record<ViewerKind, readonly Audience[]>> = {
  self: AUDIENCES,
  friend: ["friends", "followers", "everyone"],
  follower: ["followers", "everyone"],
  stranger: ["everyone"],
  blocked: [],
};

/** Whether what is shown to an audience is shown to this kind of viewer (Y1, Y2, Y6). */
export const isIn = (kind: ViewerKind, audience: Audience): boolean => WIDEST[kind].includes(audience);

/** The audience that is in both: of a mood entry's own and `showMoodTo` (Y5). */
export const narrower = (one: Audience, other: Audience): Audience =>
  AUDIENCES.indexOf(one) < AUDIENCES.indexOf(other) ? one : other;

/** The table for one viewer and one person: ask `ability.can("see", "activity")`. `settings`: the person's. */
export const personAbility = (ties: Ties, settings: PrivacySettings): PersonAbility => {
  const { can, build } = new AbilityBuilder<PersonAbility>(Ability);
  const kind = viewerKindOf(ties);
  if (kind === "blocked") return build();
  can("see", "profile");
  if (isIn(kind, settings.showActivityTo)) can("see", "activity");
  if (isIn(kind, settings.showMoodTo)) can("see", "moods");
  if (kind === "self") {
    can("edit", "profile");
    return build();
  }
  if (settings.allowFriendRequests || ties.isFollowed || ties.follows) can("follow", "person");
  const { allowHugsFrom } = settings;
  const isFriend = ties.follows && ties.isFollowed;
  if (isLetIn({ allowHugsFrom, isFriend, isFollowed: ties.isFollowed, allowance: ties.allowance ?? null }))
    can("hug", "person");
  if (settings.allowHugsFrom !== "nobody") can("ask", "person");
  return build();
};

/** What `allowHugsFrom` says to a viewer (Y8). */
export const hugsFrom = (ability: PersonAbility): HugsFrom => {
  if (ability.can("hug", "person")) return "open";
  return ability.can("ask", "person") ? "asks" : "off";
};
