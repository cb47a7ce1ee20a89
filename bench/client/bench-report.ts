import { quantile, mean } from "../quantile.ts";
import { goal, round, type Row } from "../table.ts";
import type { PlayedHug } from "./play-hugs.ts";
import type { FirstLoad } from "./first-load.ts";
import type { Shell, ShellFile } from "./shell-size.ts";

export const GOALS = { leadMinMs: -15, leadP99Ms: 45, jsP95Ms: 4, shellKbGz: 110, stopP99Ms: 100 } as const;

/** The last line of the bench. */
export type BenchLine = {
  readonly bench: "client";
  readonly hapticLeadMs: { readonly min: number; readonly p99: number };
  readonly jsPerFrameMs: { readonly p95: number };
  /** 1 KB = 1000 bytes. */
  readonly shellKbGz: number;
};

/** Browsers round their clock to this for pages that are not isolated: less cannot be seen. */
const CLOCK_STEP_MS = 0.1;

export const ms = (value: number): string => `${value.toFixed(2)} ms`;
export const kbOf = (files: readonly ShellFile[]): number =>
  files.reduce((sum, { gzBytes }) => sum + gzBytes, 0) / 1000;

export const lineOf = (shell: Shell, plays: readonly PlayedHug[]): BenchLine => {
  const leadsMs = plays.flatMap((play) => play.leadsMs);
  return {
    bench: "client",
    hapticLeadMs: { min: round(Math.min(...leadsMs)), p99: round(quantile(leadsMs, 0.99)) },
    jsPerFrameMs: {
      p95: round(
        quantile(
          plays.flatMap((play) => play.jsPerFrameMs),
          0.95,
        ),
      ),
    },
    shellKbGz: round(kbOf(shell.files)),
  };
};

export const shellRows = (shell: Shell, load: FirstLoad, differing: readonly string[]): Row[] => {
  const kb = kbOf(shell.files);
  return [
    [
      "Shell, gz -9",
      `${kb.toFixed(1)} KB in ${shell.files.length} files`,
      goal(`<= ${GOALS.shellKbGz} KB`, kb <= GOALS.shellKbGz),
    ],
    ["  its letters, besides", `${kbOf(shell.fonts).toFixed(1)} KB woff2, shown when it comes`],
    ["  scene and SDK in it", shell.intruders.join(", ") || "no", goal("neither", shell.intruders.length === 0)],
    ["  Chromium requested", `${kbOf(load.requested).toFixed(1)} KB, usable after ${load.usableAfterMs.toFixed(0)} ms`],
    ...differing.map((text): Row => ["", text]),
  ];
};

/** `floorMs`: frames that do nothing. */
export const canvasRows = (plays: readonly PlayedHug[], floorMs: readonly number[]): Row[] => {
  const leadsMs = plays.flatMap((play) => play.leadsMs);
  const timersMs = plays.flatMap((play) => play.timerLeadsMs);
  const missed = plays.reduce((sum, play) => sum + play.missed, 0);
  const floor = quantile(floorMs, 0.95);
  const [min, p99] = [Math.min(...leadsMs), quantile(leadsMs, 0.99)];
  return [
    ...jsRows("canvas", plays, goal(`p95 <= ${GOALS.jsP95Ms} ms`, p95Of(plays) <= GOALS.jsP95Ms)),
    ["  an empty frame", `p95 ${ms(floor)}; a hug costs ${ratio(p95Of(plays), Math.max(CLOCK_STEP_MS, floor))} that`],
    ["Haptic lead, earliest", ms(min), goal(`>= ${GOALS.leadMinMs} ms`, min >= GOALS.leadMinMs)],
    ["Haptic lead, p99", ms(p99), goal(`<= ${GOALS.leadP99Ms} ms`, p99 <= GOALS.leadP99Ms)],
    [
      "  steps",
      `${leadsMs.length} measured, p50 ${ms(quantile(leadsMs, 0.5))}, ${missed} missed`,
      goal("none missed", missed === 0),
    ],
    ["  after their moment", `p50 ${ms(quantile(delaysOf(plays), 0.5))}, p99 ${ms(quantile(delaysOf(plays), 0.99))}`],
    ["  the same by timers", `earliest ${ms(Math.min(...timersMs))}, p99 ${ms(quantile(timersMs, 0.99))}`],
    [
      "  spread, p1 to p99",
      `${ms(spreadOf(leadsMs))}; timers ${ms(spreadOf(timersMs))}, ${ratio(spreadOf(timersMs), spreadOf(leadsMs))} that`,
    ],
  ];
};

export const jsRows = (kind: "canvas" | "webgl", plays: readonly PlayedHug[], goalText?: string): Row[] => {
  const frames = plays.flatMap((play) => play.jsPerFrameMs);
  const name = `JS per frame, ${kind}`;
  const other = plays.filter((play) => play.kind !== kind).length;
  const shown = `p95 ${ms(p95Of(plays))}, p50 ${ms(quantile(frames, 0.5))}, ${frames.length} frames in ${hugs(plays.length)}`;
  const row: Row = goalText === undefined ? [name, shown] : [name, shown, goalText];
  const all = mean(plays.map((play) => play.allJsPerFrameMs));
  const gaps = plays.flatMap((play) => play.frameGapsMs);
  return [
    row,
    [
      "  with all of React's",
      `mean ${ms(all)} a frame; a frame each ${ms(quantile(gaps, 0.5))}, p99 ${ms(quantile(gaps, 0.99))}`,
    ],
    ...(other === 0 ? [] : [["  drawn otherwise", hugs(other), goal(kind, false)] as const]),
  ];
};

const p95Of = (plays: readonly PlayedHug[]): number =>
  quantile(
    plays.flatMap((play) => play.jsPerFrameMs),
    0.95,
  );
const delaysOf = (plays: readonly PlayedHug[]): number[] => plays.flatMap((play) => play.delaysMs);
const spreadOf = (values: readonly number[]): number => quantile(values, 0.99) - quantile(values, 0.01);
const hugs = (count: number): string => (count === 1 ? "1 hug" : `${count} hugs`);
const ratio = (part: number, whole: number): string => `${(part / whole).toFixed(1)} times`;
