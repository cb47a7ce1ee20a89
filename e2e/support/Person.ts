import { expect, type BrowserContext, type Locator, type Page } from "@playwright/test";
import type { Being } from "#shared/schema/being.ts";
import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
import type { HugView } from "#shared/schema/hug.ts";
import type { Me } from "../../client/net/state.ts";

/** Where the navigation leads, by title. */
const PLACES = { Home: /^Good to see you, /, Hugs: "Your hugs", People: "People", You: "You" } as const;

/** Somebody with a browser of their own, and what they do in it. */
export class Person {
  readonly context: BrowserContext;
  /** Where their pages come from: the server, or a bad network before it. */
  readonly origin: string;
  readonly name: string;
  page: Page;
  id = "";

  constructor(context: BrowserContext, page: Page, origin: string, name: string) {
    this.context = context;
    this.page = page;
    this.origin = origin;
    this.name = name;
  }

  /** By the first page, as everybody does once. */
  async comesInByThePage(colour: string, coat: string): Promise<void> {
    const { page } = this;
    await page.goto(this.origin);
    await page.getByLabel("What shall we call you?").fill(this.name);
    await page.getByRole("radio", { name: colour }).check();
    await page.getByRole("radio", { name: coat }).check();
    await page.getByRole("button", { name: "Come in" }).click();
    await page.getByRole("button", { name: "Go on" }).click();
    await this.#isIn();
  }

  /** The short way, for tests of what comes after. */
  async comesIn(being: Being): Promise<void> {
    const answer = await this.page.request.post(`${this.origin}/api/guests`, {
      data: { name: this.name, being },
      headers: { origin: this.origin },
      maxRetries: 2,
    });
    expect(answer.status()).toBe(201);
    await this.opensToEverybody();
    await this.page.goto(this.origin);
    await this.#isIn();
  }

  /** Everybody sees that this person is here, and their hugs need no request: for tests of what hugs do. */
  async opensToEverybody(): Promise<void> {
    for (const [path, data] of [
      ["/api/consents/settings", { ...DEFAULT_CONSENT, allowHugsFrom: "everyone" }],
      ["/api/me/privacy", { showActivityTo: "everyone" }],
    ] as const) {
      // A proxy that has just been told of other processes closes what was open.
      const options = { data, headers: { origin: this.origin }, maxRetries: 2 };
      const answer = await this.page.request.put(`${this.origin}${path}`, options);
      expect(answer.status()).toBe(200);
    }
  }

  async #isIn(): Promise<void> {
    await this.seesHome();
    await this.isConnected();
    this.id = await this.page.evaluate(() => (JSON.parse(localStorage.getItem("hugmood-me") ?? "null") as Me).id); // as it was remembered
  }

  async seesHome(): Promise<void> {
    await expect(this.title(`Good to see you, ${this.name}`)).toBeVisible();
  }

  async isConnected(): Promise<void> {
    await expect(this.connection.getByText("Connected")).toBeVisible();
  }

  title(name: string | RegExp): Locator {
    return this.page.getByRole("heading", { level: 1, name, exact: true });
  }

  /** The state of the connection, as it is said. */
  get connection(): Locator {
    return this.page.getByRole("banner").getByRole("status");
  }

  /** Within the page: what this page knows stays. */
  async goesTo(place: keyof typeof PLACES): Promise<void> {
    await this.page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: place, exact: true }).click();
    await expect(this.title(PLACES[place])).toBeVisible();
  }

  /** On the page "You". */
  async choosesForm(name: "Touch and picture" | "Picture only" | "Picture and sound"): Promise<void> {
    // The whole card is the target, so what is pressed is the label.
    await this.page.getByText(name, { exact: true }).click();
    await expect(this.page.getByRole("radio", { name })).toBeChecked();
  }

  /** At home, of somebody who shows that they are here, or of a friend. */
  hugLink({ name }: Person): Locator {
    return this.page.getByRole("link", { name: new RegExp(`^Hug ${name}( |$)`) });
  }

  /** From home to the page where a hug is made. */
  async choosesToHug(other: Person): Promise<void> {
    await this.hugLink(other).click();
    await expect(this.title(`A hug for ${other.name}`)).toBeVisible();
  }

  async choosesDesign(name: string): Promise<void> {
    await this.page.getByRole("radio", { name, exact: true }).check();
  }

  async writes(line: string): Promise<void> {
    await this.page.getByLabel("A line, if you like").fill(line);
  }

  async sends(): Promise<void> {
    await this.page.getByRole("button", { name: "Send the hug" }).click();
  }

  /** From home, and home again. */
  async hugs(other: Person, line: string): Promise<void> {
    await this.choosesToHug(other);
    await this.writes(line);
    await this.sends();
    await expect(this.title("Your hug is delivered")).toBeVisible();
    await this.page.getByRole("link", { name: "Go home" }).click();
    await this.seesHome();
  }

  /** The hug is on the page, being felt. */
  async feels(from: Person, line: string): Promise<void> {
    await expect(this.title(`A hug from ${from.name}`)).toBeAttached();
    await expect(this.page.getByText(line, { exact: true })).toBeVisible();
  }

  /** Where this person feels a hug of the other's. */
  async blocks({ name }: Person): Promise<void> {
    await this.page.getByRole("button", { name: `About ${name}` }).click();
    await this.page.getByRole("button", { name: `Block ${name}` }).click();
    const question = this.page.getByRole("dialog", { name: `Block ${name}?` });
    await question.getByRole("button", { name: `Block ${name}` }).click();
    await expect(this.page.getByText(`${name} is blocked.`)).toBeVisible();
  }

  /** Everything that reached this person or left them, oldest first, as the server tells it. */
  async lines(): Promise<string[]> {
    const answer = await this.page.request.get(`${this.origin}/api/hugs?limit=100`);
    const { hugs } = (await answer.json()) as { hugs: HugView[] }; // the route's documented answer
    return hugs.map(({ message }) => message).toReversed();
  }
}
