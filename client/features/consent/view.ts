import { isLetIn } from "#shared/consent/consent.rules.ts";
import type { ChosenConsent, ConsentSettings } from "#shared/schema/consent.ts";
import type { AllowHugsFrom } from "#shared/schema/privacy.ts";
import type { TouchForm } from "#shared/schema/hug.ts";

/** Who might look: nobody one knows, somebody one follows, a friend. */
export const LOOKERS = ["stranger", "followed", "friend"] as const;
export type Looker = (typeof LOOKERS)[number];
export const LOOKER_NAMES: Readonly<Record<Looker, string>> = {
  stranger: "A stranger",
  followed: "Somebody you follow",
  friend: "A friend",
};

/** What somebody reads who is about to hug this person, by the same rule that decides about their hug. */
export const seenWords = (allowHugsFrom: AllowHugsFrom, looker: Looker, name: string): string => {
  if (allowHugsFrom === "nobody") return `${name} takes no hugs at the moment. It is the same for everybody.`;
  const isFriend = looker === "friend";
  const isOpen = isLetIn({ allowHugsFrom, isFriend, isFollowed: looker !== "stranger", allowance: null });
  return isOpen
    ? `Your hug reaches ${name} at once.`
    : `Your first hug asks: ${name} sees that it is you, and feels it once they say yes.`;
};

/** Both, and not the same: else there are no quiet hours. */
export const quietProblem = (from: number | null, until: number | null): string | null => {
  if (from === null || until === null) return "Please choose both times.";
  return from === until ? "Please choose two different times." : null;
};

/** The zone that is kept, and the one of this device, if it is another. */
export const otherZone = ({ quietFrom, timeZone }: ConsentSettings, ofDevice: string): string | null =>
  quietFrom !== null && timeZone !== ofDevice ? ofDevice : null;

/** "Europe/Berlin" as people write it. */
export const zoneWords = (zone: string): string => zone.replaceAll("_", " ");

const FORM_WORDS: Readonly<Record<TouchForm, string>> = {
  touch: "touch and picture",
  picture: "picture only",
  sound: "picture and sound",
};

/** "Always · at most 30 of 100 · picture only": what holds for one person, in short. */
export const ruleWords = ({ allowance, touchCap, touchForm }: Omit<ChosenConsent, "person" | "userId">): string => {
  const who = allowance === "always" ? ["always"] : allowance === "ask" ? ["asks each time"] : [];
  const cap = touchCap === 0 ? ["no touch"] : touchCap < 100 ? [`at most ${touchCap} of 100`] : [];
  const form = touchForm === "touch" ? [] : [FORM_WORDS[touchForm]];
  return [...who, ...cap, ...form].join(" · ") || "as for everybody";
};
