import type { CreateGroupHug } from "#shared/schema/group-hug.ts";
import type { Failure } from "../../net/state.ts";
import { GROUP_LIMITS } from "../../ui/group-limits.ts";
import { lengthOf } from "../../ui/limits.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import type { Draft } from "./draft.ts";

/** Where something can be wrong, in the order of the page; "all" is beside the button. */
export const FIELDS = ["name", "description", "design", "localTime", "capacity", "message", "all"] as const;
export type Field = (typeof FIELDS)[number];
export type Problems = Partial<Readonly<Record<Field, string>>>;

const nameProblem = (name: string): string | undefined => {
  if (name === "") return "Please give it a name, so that others know what they come to.";
  if (lengthOf(name) > GROUP_LIMITS.name) return `Please use at most ${GROUP_LIMITS.name} characters.`;
  return /[\p{L}\p{N}]/u.test(name) ? undefined : "Please use at least one letter or number.";
};
const textProblem = (text: string, most: number): string | undefined => {
  const over = lengthOf(text) - most;
  return over <= 0 ? undefined : over === 1 ? "1 character too long." : `${over} characters too long.`;
};
const capacityProblem = (capacity: string): string | undefined => {
  const people = Number(capacity);
  const { leastPeople, mostPeople } = GROUP_LIMITS;
  const isThere = capacity.trim() !== "" && Number.isInteger(people) && people >= leastPeople && people <= mostPeople;
  return isThere ? undefined : `Please choose a number from ${leastPeople} to ${mostPeople}.`;
};

/** Ms since 1970 of what stands in the field, in the person's zone; NaN = nothing that could be read. */
export const scheduledMs = ({ localTime }: Pick<Draft, "localTime">): number => new Date(localTime).getTime();

const scheduleProblem = (draft: Draft, nowMs: number): string | undefined => {
  if (!draft.isScheduled) return undefined;
  const atMs = scheduledMs(draft);
  if (Number.isNaN(atMs)) return "Please choose a day and a time.";
  if (atMs < nowMs) return "This time is past. Please choose one that is still to come.";
  return atMs - nowMs > GROUP_LIMITS.scheduleAheadMs ? "Please choose a time within the next 90 days." : undefined;
};

/** Everything that is wrong with a draft, as sentences; empty = it can be sent. The server looks again, more closely. */
export const draftProblems = (draft: Draft, nowMs: number): Problems => {
  const found: Record<Field, string | undefined> = {
    name: nameProblem(draft.name.trim()),
    description: textProblem(draft.description.trim(), GROUP_LIMITS.description),
    design: draft.design === "" ? "Please choose a kind of hug." : undefined,
    localTime: scheduleProblem(draft, nowMs),
    capacity: capacityProblem(draft.capacity),
    message: textProblem(draft.message.trim(), GROUP_LIMITS.message),
    all: undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
};

/** What is sent of a draft without problems. */
export const requestOf = (draft: Draft): CreateGroupHug => ({
  key: draft.key,
  name: draft.name.trim(),
  description: draft.description.trim(),
  message: draft.message.trim(),
  design: draft.design,
  capacity: Number(draft.capacity),
  visibility: draft.visibility,
  scheduledForMs: draft.isScheduled ? scheduledMs(draft) : null,
});

const REFUSED_FIELDS: Readonly<Record<string, Field>> = {
  name: "name",
  description: "description",
  message: "message",
  design: "design",
  capacity: "capacity",
  scheduledForMs: "localTime",
};
const HIDDEN_SIGNS = "Please keep it shorter, and leave out hidden signs that cannot be shown.";

/** Where a refusal belongs, as a sentence. */
export const refusalProblems = (refusal: Failure): Problems => {
  switch (refusal.code) {
    case "bad_schedule":
      return { localTime: sentenceOf(refusal) };
    case "no_such_design":
      return { design: sentenceOf(refusal) };
    case "key_reused":
      return {
        all: "It was already made as it stood before you changed it; you find it at home. Press again to make this one, too.",
      };
    case "offline":
      return { all: "You are offline. What you wrote is kept; press again as soon as you are back." };
    case "unkind_words":
      return { name: sentenceOf(refusal) };
    case "bad_message": {
      const field = REFUSED_FIELDS[refusal.path ?? ""];
      return field ? { [field]: HIDDEN_SIGNS } : { all: sentenceOf(refusal) };
    }
    default:
      return { all: sentenceOf(refusal) };
  }
};
