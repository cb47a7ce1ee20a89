import { expect, type Locator, type Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import type { CreateGroupHug, GroupHugView } from "#shared/schema/group-hug.ts";
import type { StepTraceEntry } from "../../client/ui/group-scene.ts";
import type { Person } from "./Person.ts";

/** A new group hug of half a minute, made by `host` over the API; its id. */
export const createGroupHug = async (host: Person, draft: Partial<CreateGroupHug> = {}): Promise<string> => {
  const data: CreateGroupHug = {
    key: randomUUID(),
    name: "Evening hug",
    description: "Half a minute for whoever needs it.",
    message: "Thank you for being here.",
    design: "half-minute",
    capacity: 12,
    visibility: "listed",
    scheduledForMs: null,
    ...draft,
  };
  const headers = { origin: host.origin };
  const answer = await host.page.request.post(`${host.origin}/api/group-hugs`, { data, headers });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { id: string }).id; // as: the route's documented answer
};

/** A group hug as the server tells this person. */
export const groupHugOf = async (person: Person, id: string): Promise<GroupHugView> => {
  const answer = await person.page.request.get(`${person.origin}/api/group-hugs/${id}`);
  return (await answer.json()) as GroupHugView; // as: the route's documented answer
};

/** By its link, as from a message. */
export const opensLink = async ({ page, origin }: Person, id: string): Promise<void> => {
  await page.goto(`${origin}/group-hug/${id}`);
};

export const isGathering = async ({ page }: Person): Promise<void> => {
  await expect(page.getByRole("heading", { name: "Who is here" })).toBeVisible();
};

/** By its link, and in: takes part in touch. */
export const comesAndIsIn = async (person: Person, id: string): Promise<void> => {
  await opensLink(person, id);
  await saysIn(person);
};

export const saysIn = async ({ page }: Person): Promise<void> => {
  await page.getByRole("button", { name: "I'm in" }).click();
  await expect(page.getByRole("button", { name: "I'm in" })).toHaveCount(0);
};

/** As soon as at least `people` are in: a start with fewer would be refused. */
export const starts = async ({ page }: Person, people: number): Promise<void> => {
  await expect(page.getByText(`${people} are in.`)).toBeVisible();
  await page.getByRole("button", { name: "Start the hug" }).click();
};

export const groupPicture = (page: Page): Locator => page.getByRole("img", { name: /being|keepsake/ });

/** The hug is over on this page, and it says how it was. */
export const isTogether = async ({ page }: Person): Promise<void> => {
  await expect(page.getByText(/held each other|held on/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Letting go…")).toHaveCount(0, { timeout: 15_000 });
};

/** The beats that this page showed, each with the wall time of its frame. */
export const beatsOf = (page: Page): Promise<readonly StepTraceEntry[]> =>
  page.evaluate(() => globalThis.hugmoodStepTrace ?? []);

export const isHugging = async ({ page }: Person): Promise<void> => {
  await expect.poll(async () => (await beatsOf(page)).length, { timeout: 20_000 }).toBeGreaterThan(0);
};

/** Draws one moment of the cue, without a mark on the own place, and gives the picture. */
export const pictureAt = async (page: Page, tMs: number): Promise<Buffer> => {
  await page.evaluate((momentMs) => globalThis.hugmoodGroupScene?.seek(momentMs, true), tMs);
  return groupPicture(page).locator("canvas").screenshot();
};
