import type { ListedPerson, PersonProfile } from "#shared/schema/people.ts";
import { FOLLOW_LISTS, type FollowList } from "#shared/schema/people.limits.ts";
import { dayWords } from "../../ui/when.ts";

/** Which list an address asks for: `?list=followers`. */
export const listOf = (search: URLSearchParams): FollowList => {
  const wanted = search.get("list");
  return FOLLOW_LISTS.find((list) => list === wanted) ?? "friends";
};

export const LIST_NAMES: Readonly<Record<FollowList, string>> = {
  friends: "Friends",
  followers: "Followers",
  following: "Following",
};

/** What an empty list of one's own says. */
export const OWN_EMPTY: Readonly<Record<FollowList, string>> = {
  friends: "No friends yet. When you and somebody follow each other, you are friends.",
  followers: "Nobody follows you yet. Whoever does can be followed back, and is then a friend.",
  following: "You follow nobody yet. Look for somebody you know.",
};

/** How one stands with somebody; empty for strangers. */
export const tieWords = ({ follows, isFollowed }: Pick<ListedPerson, "follows" | "isFollowed">): string => {
  if (follows && isFollowed) return "Friends";
  if (follows) return "You follow them";
  return isFollowed ? "Follows you" : "";
};

/** Below a name in a list: "@fern · Friends". */
export const personWords = (person: ListedPerson): string =>
  [person.username && `@${person.username}`, tieWords(person)].filter(Boolean).join(" · ");

export const commonWords = (friends: number): string =>
  friends === 1 ? "1 friend in common" : `${friends} friends in common`;

export const foundWords = (count: number, text: string): string => {
  if (count === 0) return `Nobody found for “${text}”.`;
  return count === 1 ? "1 person found" : `${count} people found`;
};

const HOUR_MS = 3_600_000;
/** "Active a little while ago", "Active today", "Active on Monday 2 November"; null where it is not shown, or never was. */
export const activeWords = (lastActiveMs: number | null, nowMs: number): string | null =>
  lastActiveMs === null ? null : `Active ${hourWords(lastActiveMs, nowMs)}`;

/** "a little while ago", "today", "on Monday, 2 November": of what is told to the hour before. */
export const hourWords = (atMs: number, nowMs: number): string => {
  if (nowMs - atMs < 2 * HOUR_MS) return "a little while ago";
  const day = dayWords(atMs, nowMs);
  return day === "Today" || day === "Yesterday" ? day.toLowerCase() : `on ${day}`;
};

/** What comes of a hug to them, before one makes it; null = it just arrives. */
export const hugNote = ({ hugs, name }: Pick<PersonProfile, "hugs" | "name">): string | null => {
  if (hugs === "off") return `${name} takes no hugs at the moment.`;
  return hugs === "asks" ? `Your first hug asks ${name} first.` : null;
};
