/**
 * Who may touch whom, when and how strongly. `consent_verdict` in the database says the same under the lock of the
 * receiver's inbox, and a test compares the two for every input there is.
 *
 *  C1  Between two people with a block in either direction there is nobody: `no_such_person`.
 *  C2  Somebody who takes hugs from nobody is sent none and asked nothing, whoever it is: `hugs_off`.
 *  C3  More hugs than the limits allow are refused before anything about the receiver is looked at: `too_many`.
 *  C4  A hug needs no request if the receiver always allows this person, has allowed them one, was hugged by the receiver
 *      and hugs back for the first time, or is among those whom the receiver's setting lets in. "Ask each time", chosen for
 *      one person, is stronger than the setting, not than an allowance or a hug back.
 *  C5  A hug that needs no request is withheld from a receiver who muted its sender, held while the receiver's time is
 *      quiet, and delivered otherwise.
 *  C6  Any other hug asks: it waits with its request, of which a pair has one at a time (`already_asked`), a person so many
 *      a day (`too_many`), and none in the week after the second in a row that was not accepted (`cooling_off`).
 *  C7  A request to somebody who muted its sender is kept and never shown. Nothing the sender sees tells it from one that
 *      is answered "not now", or not at all.
 *  C8  A held hug is looked at again when quiet time ends: withheld if by then its sender is blocked, muted or not let in
 *      (an allowance it has used up stays used), delivered without touch otherwise.
 *  C9  A hug that an answer lets through is delivered at once, without touch if the receiver's time is quiet.
 *  C10 How a hug touches: by the weaker cap and the quieter form of what the receiver chose for everybody and for this
 *      person. One that was held, or came in quiet time, is a picture.
 */
import type { Allowance } from "#shared/schema/consent.ts";
import type { AllowHugsFrom } from "#shared/schema/privacy.ts";
import type { TouchForm, TouchLimit } from "#shared/schema/hug.ts";

/** All that a hug's way depends on, as it stands while the receiver's inbox is locked. */
export type HugFacts = {
  /** In either direction. */
  readonly isBlocked: boolean;
  readonly allowHugsFrom: AllowHugsFrom;
  /** They follow each other. */
  readonly isFriend: boolean;
  /** The receiver follows the sender. */
  readonly isFollowed: boolean;
  readonly allowance: Allowance | null;
  /** The receiver allowed one hug that was not sent yet. */
  readonly hasOnce: boolean;
  /** The first answer to a hug the receiver sent lately. */
  readonly isHugBack: boolean;
  readonly isMuted: boolean;
  readonly isQuiet: boolean;
  readonly hasOpenRequest: boolean;
  readonly isCoolingOff: boolean;
  readonly hasTooManyHugs: boolean;
  readonly hasTooManyRequests: boolean;
};

export const VERDICTS = [
  "deliver",
  "hold",
  "withhold",
  "ask",
  /** Kept like `ask`, and shown to nobody. */
  "ask_unheard",
  "no_such_person",
  "hugs_off",
  "too_many",
  "already_asked",
  "cooling_off",
] as const;
export type Verdict = (typeof VERDICTS)[number];

type WhoMayCome = Pick<HugFacts, "allowHugsFrom" | "isFriend" | "isFollowed" | "allowance">;

/** By what the receiver chose, without any single allowance (C4). */
export const isLetIn = ({ allowHugsFrom, isFriend, isFollowed, allowance }: WhoMayCome): boolean => {
  if (allowHugsFrom === "nobody") return false;
  if (allowance !== null) return allowance === "always";
  if (allowHugsFrom === "everyone") return true;
  if (allowHugsFrom === "following") return isFollowed;
  return allowHugsFrom === "friends" && isFriend;
};

export const needsNoRequest = (facts: WhoMayCome & Pick<HugFacts, "hasOnce" | "isHugBack">): boolean =>
  isLetIn(facts) || facts.hasOnce || facts.isHugBack;

/** What becomes of a hug that is sent now (C1-C7). */
export const hugVerdict = (facts: HugFacts): Verdict => {
  if (facts.isBlocked) return "no_such_person";
  if (facts.allowHugsFrom === "nobody") return "hugs_off";
  if (facts.hasTooManyHugs) return "too_many";
  if (needsNoRequest(facts)) {
    if (facts.isMuted) return "withhold";
    return facts.isQuiet ? "hold" : "deliver";
  }
  if (facts.hasOpenRequest) return "already_asked";
  if (facts.isCoolingOff) return "cooling_off";
  if (facts.hasTooManyRequests) return "too_many";
  return facts.isMuted ? "ask_unheard" : "ask";
};

/** What becomes of a held hug when quiet time is over (C8). `usedOnce`: it was let through by an allowance of its own. */
export const releaseVerdict = (
  facts: WhoMayCome & Pick<HugFacts, "isBlocked" | "isMuted"> & { readonly usedOnce: boolean },
): "deliver" | "withhold" => {
  const isOff = facts.isBlocked || facts.isMuted || facts.allowHugsFrom === "nobody";
  return !isOff && (facts.usedOnce || isLetIn(facts)) ? "deliver" : "withhold";
};

/** A picture asks for less than sound, sound for less than touch. */
const LOUDNESS: Readonly<Record<TouchForm, number>> = { picture: 0, sound: 1, touch: 2 };

/** The stricter of two limits, each in its own way (C10). */
export const stricterTouch = (one: TouchLimit, other: TouchLimit): TouchLimit => ({
  touchCap: Math.min(one.touchCap, other.touchCap),
  touchForm: LOUDNESS[one.touchForm] <= LOUDNESS[other.touchForm] ? one.touchForm : other.touchForm,
});

export const NO_TOUCH: TouchLimit = { touchCap: 0, touchForm: "picture" };
