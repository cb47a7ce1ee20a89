import { expect, test } from "vitest";
import { readClock } from "./clock.ts";
import { dayIn, orderShown, readDay } from "./day.ts";

test("dates in numbers, whichever order and script", () => {
  for (const text of ["2023-03-25", "2023/3/25", "25.03.2023", "2023年3月25日", "٢٠٢٣-٠٣-٢٥"])
    expect(readDay(text), text).toBe("2023-03-25");
  expect(readDay("25/03/2023")).toEqual({ day_first: "2023-03-25", month_first: null });
  expect(readDay("03/25/2023")).toEqual({ day_first: null, month_first: "2023-03-25" });
  expect(readDay("05/03/2023")).toEqual({ day_first: "2023-03-05", month_first: "2023-05-03" });
  expect(readDay("05.03.2023")).toBe("2023-03-05");
  expect(readDay("04-04-2023")).toBe("2023-04-04");
});

test("dates in words, and with the year in a column of its own", () => {
  for (const text of [
    "March 5, 2023",
    "5 March 2023",
    "5. März 2023",
    "5 de marzo de 2023",
    "5 марта 2023",
    "5 mars 2023",
  ])
    expect(readDay(text), text).toBe("2023-03-05");
  expect(readDay("18 May", "2018")).toBe("2018-05-18");
  expect(readDay("May 18", "2018")).toBe("2018-05-18");
  // November to a Czech, October to a Croat.
  expect(readDay("5 listopad 2023")).toBeNull();
});

test("the order is the one that some dates show", () => {
  const [open, dayFirst, monthFirst] = ["05/03/2023", "25/03/2023", "03/25/2023"].map((text) => readDay(text) ?? "");
  if (open === undefined || dayFirst === undefined || monthFirst === undefined) throw new Error("three dates");
  expect(orderShown([open, "2023-01-01"])).toBeNull();
  expect(orderShown([open, dayFirst])).toBe("day_first");
  expect(orderShown([open, monthFirst])).toBe("month_first");
  expect(orderShown([open, monthFirst, dayFirst])).toBeNull();
  expect(dayIn(open, "month_first")).toBe("2023-05-03");
  expect(dayIn(dayFirst, "month_first")).toBe("2023-03-25");
});

test("what is no day is none", () => {
  for (const text of ["", "soon", "2023-02-30", "2023-13-01", "31.31.2023", "=2+5", "5", "0000-01-01", "99999-01-01"])
    expect(readDay(text), text).toBeNull();
});

test("times by 24 hours and by 12, with the words of some languages", () => {
  for (const text of [
    "21:30",
    "9:30 PM",
    "9:30\u202Fpm",
    "9.30 p. m.",
    "9:30 p.m.",
    "오후 9:30",
    "下午9:30",
    "21.30",
    "21h30",
    "21:30:15",
    "٢١:٣٠",
  ])
    expect(readClock(text), text).toBe(21 * 60 + 30);
  expect(readClock("12:05 am")).toBe(5);
  expect(readClock("12:05 pm")).toBe(12 * 60 + 5);
  expect(readClock("9 PM")).toBe(21 * 60);
  expect(readClock("0:00")).toBe(0);
});

test("what is no time is none", () => {
  for (const text of ["", "late", "25:00", "12:61", "9", "9:30 xm", "0:30 pm", "-1:00", "9:3"])
    expect(readClock(text), text).toBeNull();
});
