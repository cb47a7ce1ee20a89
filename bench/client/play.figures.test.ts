import { describe, expect, it } from "vitest";
import { figuresOf } from "./play.figures.ts";
import { quantile } from "../quantile.ts";
import type { RecordedPlay } from "./recorded-play.ts";

const START_MS = 1000;
const FRAME_MS = 16;
const schedule = Array.from({ length: 20 }, (_, index) => ({ atMs: index * 50, durationMs: 50 }));
const design = { durationMs: 1000, schedule };

/** A hug at one frame each 16 ms, its steps started `lateMs` after their frame, `jsMs` of work on each frame. */
const playOf = (lateMs: number, jsMs: number): RecordedPlay => {
  const frames = Array.from({ length: 80 }, (_, index) => ({ rafTimeMs: START_MS + 1 + index * FRAME_MS, jsMs }));
  const steps = schedule.map(({ atMs }) => {
    const rafTimeMs = frames.find((frame) => frame.rafTimeMs >= START_MS + atMs)?.rafTimeMs ?? 0;
    return { dueMs: atMs, frameMs: rafTimeMs - START_MS, rafTimeMs, feltAtMs: rafTimeMs + lateMs };
  });
  return { frames, steps, timers: [] };
};

describe("figures of a played hug", () => {
  it("F1 finds a player that takes a step for a later frame's", () => {
    const { frames, steps, timers } = playOf(0, 1);
    const slow = steps.map((step, index) =>
      index % 5 < 4
        ? step
        : { ...step, rafTimeMs: step.rafTimeMs + 32, frameMs: step.frameMs + 32, feltAtMs: step.rafTimeMs + 32 },
    );
    const { leadsMs } = figuresOf({ frames, steps: slow, timers }, design);
    expect(Math.max(...leadsMs)).toBeCloseTo(32, 6);
    expect(quantile(leadsMs, 0.5)).toBeCloseTo(0, 6);
  });

  it("F1 follows a group hug whose start moves as the page comes nearer to server time", () => {
    const { frames, steps, timers } = playOf(0, 1);
    const slewed = steps.map((step, index) => {
      const dueAtMs = START_MS + step.dueMs - 2 * index;
      const rafTimeMs = frames.find((frame) => frame.rafTimeMs >= dueAtMs)?.rafTimeMs ?? 0;
      return { ...step, rafTimeMs, frameMs: rafTimeMs - START_MS + 2 * index, feltAtMs: rafTimeMs };
    });
    const { leadsMs, missed } = figuresOf({ frames, steps: slewed, timers }, design);
    expect(missed).toBe(0);
    expect(leadsMs.every((leadMs) => leadMs === 0)).toBe(true);
  });

  it("F2 tells late, early and timely starts apart", () => {
    for (const lateMs of [-15, 0, 3, 60]) {
      const { leadsMs } = figuresOf(playOf(lateMs, 1), design);
      expect(leadsMs).toHaveLength(20);
      expect(quantile(leadsMs, 0.99)).toBeCloseTo(lateMs, 6);
      expect(Math.min(...leadsMs)).toBeCloseTo(lateMs, 6);
    }
  });

  it("F2 measures timers against the same frames", () => {
    const timers = schedule.map(({ atMs }) => ({ dueMs: atMs, firedAtMs: START_MS + atMs }));
    const { timerLeadsMs } = figuresOf({ ...playOf(0, 1), timers }, design);
    expect(Math.max(...timerLeadsMs)).toBeLessThanOrEqual(0);
    expect(Math.min(...timerLeadsMs)).toBeGreaterThan(-FRAME_MS);
  });

  it("F3 leaves out what ran before the hug, and reports work on its frames in full", () => {
    const play = playOf(0, 6);
    const before = [{ rafTimeMs: START_MS - 40, jsMs: 300 }];
    const { jsPerFrameMs } = figuresOf({ ...play, frames: [...before, ...play.frames] }, design);
    expect(quantile(jsPerFrameMs, 0.95)).toBe(6);
    expect(Math.max(...jsPerFrameMs)).toBe(6);
  });

  it("F3 says nothing about steps that became due in the last 100 ms of the recording", () => {
    const { frames, steps, timers } = playOf(0, 1);
    const isBefore = (moment: { readonly rafTimeMs: number }) => moment.rafTimeMs < START_MS + 500;
    const cut = { frames: frames.filter(isBefore), steps: steps.filter(isBefore), timers };
    const { leadsMs, missed } = figuresOf(cut, design);
    expect([leadsMs.length, missed]).toEqual([8, 0]);
  });

  it("F4 counts a step that never started, and not one whose frame was the next one's too", () => {
    const play = playOf(0, 1);
    expect(figuresOf(play, design).missed).toBe(0);
    const without = { ...play, steps: play.steps.filter(({ dueMs }) => dueMs !== 300) };
    expect(figuresOf(without, design).missed).toBe(1);
    const isSeldom = {
      ...without,
      frames: play.frames.filter(({ rafTimeMs }) => rafTimeMs < 1300 || rafTimeMs > 1350),
    };
    expect(figuresOf(isSeldom, design).missed).toBe(0);
  });

  it("F4 a driver that was told and never acted is missed", () => {
    const play = playOf(0, 1);
    const steps = play.steps.map((step) => ({ ...step, feltAtMs: step.dueMs === 300 ? null : step.feltAtMs }));
    const { missed, leadsMs } = figuresOf({ ...play, steps }, design);
    expect([missed, leadsMs.length]).toEqual([1, 19]);
  });

  it("refuses a play without touch, or with a step of another hug", () => {
    const play = playOf(0, 1);
    expect(() => figuresOf({ ...play, steps: [] }, design)).toThrow("No step");
    expect(() => figuresOf(play, { ...design, schedule: schedule.slice(1) })).toThrow("0 ms");
  });
});
