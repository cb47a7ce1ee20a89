import type { LedgerEntry } from "#shared/schema/consent.ts";
import type { AllowHugsFrom } from "#shared/schema/privacy.ts";
import { ALLOW_WORDS, minuteWords } from "../../ui/consent.words.ts";
import { whenWords } from "../../ui/when.ts";

/** A field of an entry's detail, whatever it is. */
const field = (detail: unknown, name: string): unknown =>
  typeof detail === "object" && detail !== null ? Reflect.get(detail, name) : undefined;

const FORMS: Readonly<Record<string, string>> = { picture: ", picture only", sound: ", picture and sound" };

const touchWords = (detail: unknown): string => {
  const cap = Number(field(detail, "cap") ?? 100);
  const form = FORMS[String(field(detail, "form"))] ?? "";
  return `${cap === 0 ? "no touch" : `touch up to ${cap} of 100`}${form}`;
};

const quietWords = (detail: unknown, nowMs: number): string => {
  const [from, until, disturb] = [field(detail, "from"), field(detail, "until"), field(detail, "noDisturbUntil")];
  const hours =
    typeof from === "number" && typeof until === "number"
      ? `quiet hours from ${minuteWords(from)} to ${minuteWords(until)}`
      : "no quiet hours";
  const disturbMs = typeof disturb === "string" || typeof disturb === "number" ? new Date(disturb).getTime() : NaN;
  return Number.isNaN(disturbMs) ? hours : `${hours}, not disturbed until ${whenWords(disturbMs, nowMs)}`;
};

const isNeed = (detail: unknown): boolean => field(detail, "kind") === "need";

/** A grant or a withdrawal as a sentence about "you". An act that a newer server writes is told by its name. */
export const ledgerWords = ({ act, other, detail, atMs }: LedgerEntry): string => {
  const who = other?.name ?? "everybody";
  switch (act) {
    case "allow_hugs_from": {
      const known = ALLOW_WORDS[field(detail, "to") as AllowHugsFrom]; // undefined for what is none
      return `Hugs without asking: ${known?.name.toLowerCase() ?? "another choice"}.`;
    }
    case "quiet_time":
      return `When hugs are held: ${quietWords(detail, atMs)}.`;
    case "touch":
      return `How hugs from ${who} touch you: ${touchWords(detail)}.`;
    case "allowance": {
      const to = field(detail, "to");
      if (to === "always") return `${who} may always hug you.`;
      return to === "ask" ? `${who} asks each time.` : `No rule of their own any more for ${who}.`;
    }
    case "once":
      return field(detail, "until") == null ? `${who} used the hug you allowed.` : `${who} may hug you once.`;
    case "request_once":
      return `You let one hug from ${who} in.`;
    case "request_always":
      return `You let ${who} in, then and always.`;
    case "request_not_now":
      return isNeed(detail) ? `You put away that ${who} could use a hug.` : `You said “not now” to ${who}.`;
    case "muted":
      return `You muted ${who}.`;
    case "unmuted":
      return `You let ${who} be heard again.`;
    case "blocked":
      return `You blocked ${who}.`;
    case "unblocked":
      return `You took the block of ${who} back.`;
    case "group_in":
      return "You were in for the touch of a group hug.";
    case "group_out":
      return "You were out of the touch of a group hug again.";
    default:
      return `${act.replaceAll("_", " ")}: ${who}.`;
  }
};
