import type { Category } from "#shared/schema/conduct.ts";
import type { PersonActView } from "#shared/schema/group-hug.ts";
import type { GroupHugNotice } from "../../net/state.ts";

/** What it is about, said to everybody in a group hug and to nobody in particular. */
const ABOUT_ALL: Readonly<Record<Category, string>> = {
  self_harm: "It is about words of hurting oneself. If that is near to you: Calm, above, has people who listen.",
  minor: "It is about somebody who may be younger than 16.",
  threat: "It is about a threat.",
  sexual: "It is about something sexual that was not asked for.",
  hate: "It is about what hurts people for who they are.",
  harassment: "It is about somebody who was not left alone.",
  impersonation: "It is about somebody who seemed to pretend to be another.",
  spam: "It is about advertising.",
  other: "It is about something that does not fit in here.",
};
/** The same, said to the one whom it concerns. */
const ABOUT_YOU: Readonly<Record<Category, string>> = {
  self_harm: "It is about words of hurting oneself. If that is near to you: Calm, above, has people who listen.",
  minor: "It is because you seem to be younger than 16.",
  threat: "It is because something that you did seemed to be a threat.",
  sexual: "It is because something that you did was sexual, and not asked for.",
  hate: "It is because something that you did hurts people for who they are.",
  harassment: "It is because somebody wanted to be left alone, and was not.",
  impersonation: "It is because you seemed to pretend to be somebody else.",
  spam: "It is because something that you did was advertising.",
  other: "It is because something that you did does not fit in here.",
};
export const aboutAllWords = (category: Category): string => ABOUT_ALL[category];
export const aboutYouWords = (category: Category): string => ABOUT_YOU[category];

const clockWords = (ms: number): string =>
  new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(ms);
/** A time of day, which stays the same while it is read. */
const untilWords = (untilMs: number | null): string =>
  untilMs === null ? "as long as this group hug goes on" : `until ${clockWords(untilMs)}`;

type NoticeWords = { readonly title: string; readonly text: string };

/** What the staff did to everybody here, and what it means; null = there is nothing to say inside. */
export const noticeWords = ({ kind, category, untilMs }: GroupHugNotice): NoticeWords | null => {
  const about = aboutAllWords(category);
  switch (kind) {
    case "reminder":
      return { title: "A moderator asks everybody here to be kind", text: about };
    case "lock":
      return {
        title: untilMs === null ? "A moderator closed the door" : "A moderator closed the door for a while",
        text: `${about} Nobody new comes in ${untilWords(untilMs)}; who is here stays.`,
      };
    case "slow":
      return {
        title: "A moderator slowed things down here",
        text: `${about} Newcomers wait a little at the door ${untilWords(untilMs)}. Your touch is as quick as before.`,
      };
    case "close":
      return null;
  }
};

/** For whom is muted. */
export const muteTitle = ({ untilMs }: PersonActView): string => `Your touch is not shared here ${untilWords(untilMs)}`;

/** What one can do about something that the staff did to oneself. */
export const APPEAL_WAY =
  "If you think that it is a mistake, you can say so within six months, and somebody else looks at it.";
/** Where one says so. */
export const APPEAL_LINK = "Say that it is a mistake";

/** Beside the switch of a door that the staff keep closed. */
export const KEPT_LOCKED = "A moderator keeps the door closed. It opens again by itself.";
