import { monthOfName } from "./month-names.ts";
import { plainDigits } from "./plain-digits.ts";

/** Which of two numbers is the day: 05/03 is the 5th of March or the 3rd of May. */
export type DayOrder = "day_first" | "month_first";
/** YYYY-MM-DD, or what it is in each order, where that makes a difference: in one of them it may be no day. */
export type DayRead = string | Readonly<Record<DayOrder, string | null>>;

const calendarDay = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = year > 999 && year < 10_000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
};

const YEAR_FIRST = /^(\d{4})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})\s?[日.]?$/;
const YEAR_LAST = /^(\d{1,2})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{4})$/;

const readNumbers = (text: string): DayRead | null => {
  const whole = YEAR_FIRST.exec(text);
  if (whole) return calendarDay(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const last = YEAR_LAST.exec(text);
  if (!last) return null;
  const [a, b, year] = [Number(last[1]), Number(last[3]), Number(last[4])];
  const dayFirst = calendarDay(year, b, a);
  const monthFirst = calendarDay(year, a, b);
  // Who writes points puts the day first.
  if (last[2] === "." || dayFirst === monthFirst) return dayFirst;
  return { day_first: dayFirst, month_first: monthFirst };
};

/** "March 5, 2023", "5. März 2023", "5 de marzo de 2023": a month's name, a year, and one number more. */
const readWords = (text: string): string | null => {
  const months = (text.match(/\p{L}[\p{L}\p{M}.]*/gu) ?? []).flatMap((word) => monthOfName(word) ?? []);
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  const year = numbers.find((number) => number > 999);
  const day = numbers.find((number) => number <= 31);
  if (months.length !== 1 || numbers.length !== 2 || year === undefined || day === undefined) return null;
  return calendarDay(year, months[0] ?? 0, day);
};

/** What a date says, in numbers or words; null = it says none. `year`: of older files, which have it in a column of its own. */
export const readDay = (text: string, year = ""): DayRead | null => {
  const plain = plainDigits(text);
  if (year === "") return readNumbers(plain) ?? readWords(plain);
  return readWords(`${plain} ${plainDigits(year)}`) ?? readNumbers(plain);
};

/** A date in that order, or in the other where it is no day in that one. */
export const dayIn = (day: DayRead, order: DayOrder): string =>
  typeof day === "string" ? day : (day[order] ?? day.day_first ?? day.month_first ?? "");

/** The order that some dates of a file show, since they are days in no other; null = none does, or they do not agree. */
export const orderShown = (days: readonly DayRead[]): DayOrder | null => {
  const isShown = (other: DayOrder) => days.some((day) => typeof day !== "string" && day[other] === null);
  const [dayFirst, monthFirst] = [isShown("month_first"), isShown("day_first")];
  return dayFirst === monthFirst ? null : dayFirst ? "day_first" : "month_first";
};
