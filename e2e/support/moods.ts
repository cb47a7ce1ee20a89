import { expect, type Page } from "@playwright/test";
import type { MoodDraft, MoodView, NewMood } from "#shared/schema/mood.ts";
import type { Person } from "./Person.ts";

const CALM: MoodDraft = {
  mood: "calm",
  intensity: 0.5,
  valence: 0.7,
  arousal: 0.2,
  note: "",
  tags: [],
  audience: "nobody",
  feltAtMs: 0,
  timeZone: "UTC",
};
const IMPORT_PART = 50;

const ask = async (page: Page, method: "PUT" | "POST", address: string, data: unknown): Promise<unknown> => {
  const origin = new URL(address).origin;
  const answer = await page.request.fetch(address, { method, data, headers: { origin }, maxRetries: 2 });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
};

/** What somebody logged before the test begins. */
export const logged = async ({ page, origin }: Person, draft: Partial<MoodDraft>): Promise<MoodView> =>
  (await ask(page, "POST", `${origin}/api/moods`, { ...CALM, ...draft, key: crypto.randomUUID() })) as MoodView; // the route's documented answer

/** Many at once, as one import. */
export const loggedMany = async ({ page, origin }: Person, drafts: readonly Partial<MoodDraft>[]): Promise<void> => {
  const entries = drafts.map((draft): NewMood => ({ ...CALM, ...draft, key: crypto.randomUUID() }));
  const key = crypto.randomUUID();
  for (let from = 0; from < entries.length; from += IMPORT_PART)
    await ask(page, "POST", `${origin}/api/moods/imports`, {
      key,
      name: "before",
      entries: entries.slice(from, from + IMPORT_PART),
    });
};

export const keepsNotesHere = ({ page, origin }: Person): Promise<unknown> =>
  ask(page, "PUT", `${origin}/api/moods/settings`, { isPrivate: true, isInCommunity: false });
