import type { ApprovalView } from "#shared/schema/approval.ts";
import type { StaffClient } from "../../net/staff.port.ts";
import { CATEGORY_NAMES } from "./cases.view.ts";

export const readApprovals = (staff: StaffClient) => staff.restrictions.approvals();

const DAY: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
/** Days in UTC, as the copy has them; `toMs`: the day after its last. */
const daysWords = (fromMs: number, toMs: number): string => {
  const [first, last] = [fromMs, toMs - 1].map((ms) => new Date(ms).toLocaleDateString("en-GB", DAY));
  return first === last ? `of ${first}` : `from ${first} to ${last}`;
};

const banDays = (hours: number): number => Math.round(hours / 24);

type Asked = Pick<
  ApprovalView,
  "act" | "aboutId" | "aboutName" | "category" | "caseId" | "groupHug" | "hours" | "fromMs" | "toMs"
>;
const whatWords = ({ act, groupHug, caseId, hours, fromMs, toMs }: Asked): string => {
  if (act === "ban") return hours === null ? "Ban for good" : `Ban for ${banDays(hours)} days`;
  if (groupHug !== null) return `Read the words of “${groupHug.name}”`;
  if (caseId !== null) return "Read the words of a case of somebody else";
  if (fromMs !== null && toMs !== null) return `Take a copy of the audit ${daysWords(fromMs, toMs)}`;
  return act.replaceAll("_", " ");
};

/** What is asked, and about whom. */
export const actWords = (asked: Asked): string =>
  [
    whatWords(asked),
    asked.aboutId !== null && `: ${asked.aboutName}`,
    asked.category !== null && `, for ${CATEGORY_NAMES[asked.category]}`,
  ]
    .filter(Boolean)
    .join("");

/** What a yes came to. */
export const yesWords = ({ act }: Pick<ApprovalView, "act">): string =>
  act === "ban" ? "You said yes; it is done." : "You said yes. Whoever asked can do it now, once.";
