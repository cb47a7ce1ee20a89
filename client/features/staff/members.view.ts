import type { StaffMember, StaffRole } from "#shared/schema/staff.ts";
import { dayWords } from "../../ui/when.ts";

export const ROLE_WORDS: Readonly<Record<StaffRole, string>> = {
  moderator: "Moderator",
  senior_moderator: "Senior moderator",
  admin: "Admin",
};

/** As what somebody is on the staff and since when, and what they lack. */
export const memberWords = ({ role, sinceMs, hasFactor }: StaffMember, nowMs: number): string =>
  [
    ROLE_WORDS[role],
    `since ${dayWords(sinceMs, nowMs).replace(/^(Today|Yesterday)$/, (day) => day.toLowerCase())}`,
    ...(hasFactor ? [] : ["has no second factor yet, so they cannot begin"]),
  ].join(", ");

/** What is said when it is done. */
export const roleSetWords = (name: string, role: StaffRole | null): string =>
  role === null
    ? `${name} is not on the staff any more. What they had open as staff is over.`
    : `${name}: ${ROLE_WORDS[role].toLowerCase()} now. They begin a staff session anew.`;
