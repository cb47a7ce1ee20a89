import { tagKey } from "#shared/schema/mood.ts";

/**
 * Tags that may become a suggestion: what can hardly harm anybody who does a little more of it. That somebody's moods were
 * brighter with a tag is no reason to urge them to it: it may be wine, a meal that was left out, or somebody who is not good
 * for them, and a program cannot tell. No food or drink, no work, no sport, which can be too much, nobody by name.
 */
const GOOD_TAGS: ReadonlySet<string> = new Set(
  [
    ["walk", "walks", "walking", "long walk", "short walk", "evening walk", "morning walk", "stroll"],
    ["outside", "outdoors", "fresh air", "nature", "forest", "woods", "park", "garden", "gardening", "sunshine"],
    ["friends", "friend", "time with friends", "seeing friends", "met friends", "called a friend"],
    ["early night", "early to bed", "rest", "a nap", "nap", "quiet evening"],
    ["breathing", "meditation", "yoga", "stretching", "bath"],
    ["gratitude", "journal", "journaling", "writing", "kindness", "helping", "helped somebody"],
    ["music", "singing", "dancing", "reading", "book", "drawing", "painting", "knitting", "board games"],
  ].flat(),
);

/** In whatever capitals; what is not on the list is told like any other tag, and never suggested. */
export const isGoodTag = (tag: string): boolean => GOOD_TAGS.has(tagKey(tag.trim()));
