import { plainDigits } from "./plain-digits.ts";

const MORNING = ["am", "a m", "上午", "午前", "오전", "ص", "π μ", "πμ", "vorm", "sa"];
const EVENING = ["pm", "p m", "下午", "午後", "오후", "م", "μ μ", "μμ", "nachm", "ch"];
const CLOCK = /^(\d{1,2})(?:\s?[:.h時시]\s?(\d{2}))?(?:\s?[:.]\s?\d{2})?\s?[分분]?$/;

/** Minutes after midnight of "21:30", "9:30 PM", "9.30 p. m." or "오후 9:30"; null = it is no time of a day. */
export const readClock = (text: string): number | null => {
  const plain = plainDigits(text);
  const word = (plain.match(/[^\d:.\s時시分분h]+[^\d:]*/u)?.[0] ?? "")
    .replaceAll(".", " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const clock = CLOCK.exec(
    plain
      .replace(/[^\d:.\s時시分분h]+[^\d:]*/u, " ")
      .trim()
      .replace(/\.$/, ""),
  );
  if (!clock) return null;
  const [hour, minute] = [Number(clock[1]), Number(clock[2] ?? 0)];
  const half = MORNING.includes(word) ? "am" : EVENING.includes(word) ? "pm" : null;
  if (word !== "" && word !== "uhr" && half === null) return null;
  if (clock[2] === undefined && half === null) return null;
  if (minute > 59 || hour > 23 || (half !== null && hour === 0 && half === "pm")) return null;
  if (half === null || hour > 12) return hour * 60 + minute;
  return ((hour % 12) + (half === "pm" ? 12 : 0)) * 60 + minute;
};
