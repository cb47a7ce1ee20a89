import { expect } from "@playwright/test";
import type { MoodDraft } from "#shared/schema/mood.ts";
import { loggedMany } from "../../e2e/support/moods.ts";
import type { PictureOf } from "./pages.ts";

const DAY_MS = 86_400_000;
const HOURS = [8, 13, 19];
/** Insights come within seconds of the first moods, and within minutes of more. */
const COMPUTED_MS = 240_000;

/** Rises and falls over some weeks, brighter in the evening, at weekends, and after a walk. */
const moodAt = (day: number, hour: number, todayMs: number): Partial<MoodDraft> => {
  const feltAtMs = todayMs - day * DAY_MS + hour * 3_600_000;
  const isWeekend = [0, 6].includes(new Date(feltAtMs).getUTCDay());
  const walks = (day * 7 + hour) % 4 === 0;
  const wave = 0.12 * Math.sin(day / 6) + 0.06 * Math.sin(day * 3 + hour);
  const valence = 0.48 + wave + (hour === 19 ? 0.06 : 0) + (isWeekend ? 0.1 : 0) + (walks ? 0.13 : 0);
  const arousal = 0.4 + 0.15 * Math.sin(day / 2 + hour);
  const tags = [walks ? "long walk" : "work", ...(isWeekend ? ["friends"] : [])];
  const mood = valence > 0.65 ? "content" : valence > 0.45 ? "calm" : "tired";
  return { feltAtMs, mood, valence, arousal, tags };
};

const weeks = (): readonly Partial<MoodDraft>[] => {
  const todayMs = Date.parse(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
  return Array.from({ length: 70 }, (_, before) => 70 - before)
    .filter((day) => day % 9 !== 0)
    .flatMap((day) => HOURS.map((hour) => moodAt(day, hour, todayMs)));
};

/** Saying how one is, looking back, and what it tells: first with too little, then with ten weeks of it. */
export const moodPages: readonly PictureOf[] = [
  {
    name: "mood-pad",
    show: async ({ me }) => {
      await me.page.setViewportSize({ width: 390, height: 844 });
      await me.page.goto(`${me.origin}/mood`);
      await expect(me.page.getByText("Touch where you are")).toBeVisible();
    },
  },
  {
    name: "mood-saved",
    show: async ({ me }) => {
      const pad = me.page.getByRole("application", { name: "How you feel" });
      const box = await pad.boundingBox();
      if (box === null) throw new Error("The pad is not on the page.");
      await me.page.mouse.click(box.x + box.width * 0.2, box.y + box.height * 0.7);
      await expect(me.page.getByRole("heading", { level: 2, name: /^Saved/ })).toBeVisible();
    },
  },
  {
    name: "mood-insights-little",
    show: async ({ me }) => {
      await me.page.goto(`${me.origin}/insights`);
      await expect(async () => {
        await me.page.reload();
        await expect(me.page.getByText(/not enough to say yet/i).first()).toBeVisible({ timeout: 5_000 });
      }).toPass({ timeout: COMPUTED_MS });
    },
  },
  {
    name: "mood-calendar",
    show: async ({ me }) => {
      await loggedMany(me, weeks());
      await me.page.goto(`${me.origin}/moods/month/${new Date(Date.now() - 20 * DAY_MS).toISOString().slice(0, 7)}`);
      await expect(me.page.getByRole("grid")).toBeVisible();
    },
  },
  {
    name: "mood-insights",
    show: async ({ me }) => {
      await me.page.goto(`${me.origin}/insights`);
      await expect(me.page.getByText(/“long walk” are associated with/).first()).toBeVisible({ timeout: COMPUTED_MS });
    },
    at: "What goes with your moods",
  },
];
