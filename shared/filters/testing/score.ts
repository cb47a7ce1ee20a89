import { screen } from "../screen.ts";
import type { Judged } from "./corpus.ts";

export type Score = { readonly n: number; readonly precision: number; readonly recall: number };
export type Miss = { readonly text: string; readonly expected: string; readonly found: string };

const share = (part: number, whole: number): number => (whole === 0 ? 1 : Math.round((part / whole) * 1000) / 1000);

/** Over pairs of a line and a label: of those found how many are right, of those that are there how many are found. */
export const scoreOf = (lines: readonly Judged[], locale = ""): Score & { readonly misses: readonly Miss[] } => {
  let right = 0;
  let found = 0;
  let there = 0;
  const misses: Miss[] = [];
  for (const { text, labels } of lines) {
    const said = screen(text, locale).labels;
    const agreed = said.filter((label) => labels.includes(label)).length;
    right += agreed;
    found += said.length;
    there += labels.length;
    if (agreed !== said.length || agreed !== labels.length)
      misses.push({ text, expected: labels.join() || "-", found: said.join() || "-" });
  }
  return { n: lines.length, precision: share(right, found), recall: share(right, there), misses };
};
