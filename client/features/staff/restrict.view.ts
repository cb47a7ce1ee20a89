import { longestHours, mayDo, takesTwo } from "#shared/policy/staff.policy.ts";
import { PERSON_RESTRICTIONS, type PersonRestriction, type Restriction } from "#shared/schema/restriction.ts";
import type { StaffRole } from "#shared/schema/staff.ts";

/** `name`: the act; `is`: what holds then. */
type RestrictionWords = { readonly name: string; readonly is: string; readonly does: string };
export const RESTRICTION_WORDS: Readonly<Record<Restriction["kind"], RestrictionWords>> = {
  hold_hugs: {
    name: "Hold their hugs",
    is: "Their hugs are held",
    does: "What they send waits, and comes when this is over. Nothing is dropped.",
  },
  limit: { name: "Limit them", is: "Limited", does: "A few hugs an hour, and no new group hugs." },
  suspend: {
    name: "Suspend them",
    is: "Suspended",
    does: "Until it ends they can only read why, appeal, take their data, and leave.",
  },
  ban: { name: "Ban them", is: "Banned", does: "The same as a suspension; without an end it is for good." },
  mute: { name: "Mute in a group hug", is: "Muted in a group hug", does: "" },
  remove: { name: "Remove from a group hug", is: "Removed from a group hug", does: "" },
};

/** Hours that are offered; null = for good. */
const HOURS = [1, 24, 72, 24 * 7, 24 * 30, 24 * 90, null] as const;

const HOUR_WORDS: Readonly<Record<string, string>> = {
  1: "an hour",
  24: "a day",
  72: "3 days",
  168: "a week",
  720: "30 days",
  2160: "90 days",
  null: "for good",
};
export const hoursWords = (hours: number | null): string => HOUR_WORDS[String(hours)] ?? `${hours} hours`;

/** How long a role may set a restriction, of what is offered. */
export const hoursFor = (role: StaffRole, kind: PersonRestriction): readonly (number | null)[] => {
  const longest = longestHours(role, kind) ?? 0;
  return HOURS.filter((hours) => (hours ?? Infinity) <= longest);
};

/** What a role may set at all. */
export const kindsFor = (role: StaffRole): readonly PersonRestriction[] =>
  PERSON_RESTRICTIONS.filter((kind) => mayDo(role, kind) && hoursFor(role, kind).length > 0);

/** Whether it waits for somebody else's yes. */
export const isForTwo = (kind: PersonRestriction, hours: number | null): boolean => takesTwo(kind, hours);

const TOLD: Readonly<Record<PersonRestriction, string>> = {
  hold_hugs: "What you send waits for now.",
  limit: "You can send a few hugs an hour, and begin no group hugs.",
  suspend: "Your account is suspended.",
  ban: "Your account is closed.",
};

/** What the person concerned reads, as it will stand there. */
export const toldWords = (kind: PersonRestriction, hours: number | null, statement: string): string =>
  [
    TOLD[kind],
    statement.trim(),
    hours === null ? "This has no end." : `This ends in ${hoursWords(hours)}.`,
    "You can appeal for six months; somebody else decides then.",
  ]
    .filter(Boolean)
    .join(" ");

/** How a restriction stands. */
export const restrictionState = (one: Pick<Restriction, "liftedAtMs" | "endsAtMs">, nowMs: number): "holds" | "over" =>
  one.liftedAtMs === null && (one.endsAtMs === null || one.endsAtMs > nowMs) ? "holds" : "over";
