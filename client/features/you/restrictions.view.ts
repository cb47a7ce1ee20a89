import type { Category } from "#shared/schema/conduct.ts";
import type { AppealState, OwnRestriction, RestrictionKind } from "#shared/schema/restriction.ts";

const WHAT: Readonly<Record<RestrictionKind, string>> = {
  hold_hugs: "What you send waits",
  limit: "You can send a little at a time",
  suspend: "Your account is resting",
  ban: "Your account is closed",
  mute: "Your touch does not count in one group hug",
  remove: "You are out of one group hug",
};
const WHY: Readonly<Record<Category, string>> = {
  self_harm: "about self-harm",
  minor: "about somebody's age",
  threat: "a threat",
  sexual: "something sexual that was not wanted",
  hate: "hate",
  harassment: "not leaving somebody alone",
  impersonation: "being somebody else",
  spam: "too many of the same",
  other: "another reason",
};
const APPEAL: Readonly<Record<AppealState, string>> = {
  open: "You have appealed. Somebody who did not decide it looks at it.",
  upheld: "Somebody else looked at it once more. It stays.",
  overturned: "Somebody else looked at it once more. It was lifted.",
  changed: "Somebody else looked at it once more. It ends sooner.",
};

const dayOf = (ms: number): string =>
  new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short" }).format(ms);

export const holdsNow = ({ endsAtMs, liftedAtMs }: OwnRestriction, nowMs: number): boolean =>
  liftedAtMs === null && (endsAtMs === null || endsAtMs > nowMs);

/** What it is, why, and for how long, as its person reads it. */
export const restrictionWords = (one: OwnRestriction, nowMs: number) => ({
  what: WHAT[one.kind],
  why: `The reason: ${WHY[one.category]}.`,
  until: !holdsNow(one, nowMs)
    ? "It is over."
    : one.endsAtMs === null
      ? "It has no end."
      : `It ends on ${dayOf(one.endsAtMs)}.`,
  appeal: one.appeal === null ? null : APPEAL[one.appeal],
  mayAppeal: one.appeal === null && one.appealUntilMs > nowMs,
});
