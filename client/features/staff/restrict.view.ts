import { longestHours, mayDo, takesTwo } from "#shared/policy/staff.policy.ts";
import {
  PERSON_RESTRICTIONS,
  type DecideAppeal,
  type PersonRestriction,
  type Restriction,
} from "#shared/schema/restriction.ts";
import type { ApprovalView } from "#shared/schema/approval.ts";
import type { CaseDetail } from "#shared/schema/case.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import type { Came } from "../../ui/came.ts";
import { leftWords, whenWords } from "../../ui/when.ts";
import { CATEGORY_NAMES } from "./cases.view.ts";

const HOUR_MS = 3_600_000;

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

type BanAsked = Pick<
  ApprovalView,
  "askedById" | "askedByName" | "askedAtMs" | "expiresAtMs" | "isGranted" | "isRefused"
>;

/** The bans for good that were asked for from within a case. */
export const bansAsked = <T extends Pick<ApprovalView, "ofCaseId">>(
  { id }: Pick<CaseDetail, "id">,
  approvals: readonly T[],
): readonly T[] => approvals.filter(({ ofCaseId }) => ofCaseId === id);

/** Nobody answered it yet. */
export const isAwaited = ({ isGranted, isRefused }: Pick<BanAsked, "isGranted" | "isRefused">): boolean =>
  !isGranted && !isRefused;

/** What stands on the case of a ban for good that was asked for. */
export const banWords = (asked: BanAsked, myId: string, nowMs: number): string => {
  if (!isAwaited(asked)) return "A second person said no to a ban for good.";
  const who = asked.askedById === myId ? "You" : asked.askedByName;
  return `A ban for good waits for a second person. ${who} asked, ${whenWords(asked.askedAtMs, nowMs)}; ${leftWords(asked.expiresAtMs - nowMs)} left to answer.`;
};

/** Why a case cannot be decided as restricted yet. */
export const lackWords = (
  { subject: { person } }: Pick<CaseDetail, "subject">,
  restrictions: Pick<Came<unknown>, "kind">,
  isBanAsked: boolean,
): string => {
  if (person.id === "") return "There is nobody here whom something could be kept from.";
  if (restrictions.kind === "asking") return "One moment: what holds for them is being looked up.";
  if (restrictions.kind === "failed") return "It is not known what holds for them. Try again, above.";
  return isBanAsked
    ? "The ban still waits. It is decided with that once a second person says yes, or with something shorter now."
    : "Restrict them first, above; then it is decided with that.";
};

type Appealed = Pick<Restriction, "kind" | "category" | "beginsAtMs" | "endsAtMs" | "liftedAtMs" | "groupHugId">;

/** What an appeal is against: what, why, since when, and how long still. */
export const appealedWords = (one: Appealed, nowMs: number): string => {
  const end =
    restrictionState(one, nowMs) === "over"
      ? "over by now"
      : one.endsAtMs !== null
        ? `${leftWords(one.endsAtMs - nowMs)} left`
        : one.groupHugId === null
          ? "for good"
          : "as long as the group hug";
  return `${RESTRICTION_WORDS[one.kind].is}, for ${CATEGORY_NAMES[one.category]}, since ${whenWords(one.beginsAtMs, nowMs)}, ${end}`;
};

/** From now on, hours. */
const SOONER = [1, 24, 72, 168] as const;

/** The hours from now on that are sooner than its own end. */
export const soonerThan = (one: Pick<Restriction, "endsAtMs" | "liftedAtMs">, nowMs: number): readonly number[] =>
  restrictionState(one, nowMs) === "over"
    ? []
    : SOONER.filter((hours) => nowMs + hours * HOUR_MS < (one.endsAtMs ?? Infinity));

type Answer = { readonly is: DecideAppeal["state"]; readonly label: string; readonly hint: string };

/** What an appeal can be answered with. */
export const answersTo = (one: Pick<Restriction, "endsAtMs" | "liftedAtMs">, nowMs: number): readonly Answer[] => {
  const isOver = restrictionState(one, nowMs) === "over";
  return [
    {
      is: "overturned",
      label: "It was wrong",
      hint: isOver ? "It is over; they read that it was wrong." : "It ends now.",
    },
    ...(soonerThan(one, nowMs).length === 0
      ? []
      : [{ is: "changed" as const, label: "It was too much", hint: "It ends sooner." }]),
    { is: "upheld", label: "It was right", hint: isOver ? "Nothing changes." : "It stays as it is." },
  ];
};
