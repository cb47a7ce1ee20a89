import { createGroupHug, isGathering, opensLink } from "./support/group-hug.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { lackForMany, test } from "./support/many.ts";
import type { Person } from "./support/Person.ts";
import { makeStaff } from "./support/staff.ts";
import { expect } from "./support/test.ts";

test.skip(lackForMany !== "", lackForMany);
// A staff session has to be begun; whoever is suspended is refused what they ask; a request is cut off on purpose.
test.use({ provokes: /status of 40[34]|net::ERR_FAILED/ });

type Place = "cases" | "appeals" | "approvals";

const goesTo = async ({ page, origin }: Person, place: Place): Promise<void> => {
  await page.goto(`${origin}/staff/${place}`);
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toHaveText(/^(For the staff|Cases|Appeals|Approvals)$/);
  if ((await title.textContent()) === "For the staff") await page.getByRole("button", { name: "Begin" }).click();
  await expect(title).toHaveText(/^(Cases|Appeals|Approvals)$/);
};

const reports = async (reporter: Person, sender: Person, line: string): Promise<void> => {
  await sender.hugs(reporter, line);
  await reporter.feels(sender, line);
  await reporter.page.getByRole("button", { name: `Report this hug from ${sender.name}` }).click();
  await reporter.page.getByRole("button", { name: "They do not leave me alone" }).click();
  await reporter.page.getByRole("button", { name: "Send it now" }).click();
  await expect(reporter.page.getByRole("heading", { name: "Somebody will look at it" })).toBeVisible();
  await reporter.page.goto(reporter.origin);
};

const opensCase = async (mod: Person, person: Person): Promise<void> => {
  await goesTo(mod, "cases");
  await mod.page.getByRole("list", { name: "Cases" }).getByRole("link", { name: person.name }).click();
};
const takesCase = async (mod: Person, person: Person): Promise<void> => {
  await opensCase(mod, person);
  await mod.page.getByRole("button", { name: "Take this case" }).click();
  await expect(mod.page.getByText("It is yours now.")).toBeVisible();
};

type Act = { readonly kind: string; readonly hours: string; readonly words: string };

/** From the page of their case. */
const restricts = async ({ page }: Person, { kind, hours, words }: Act): Promise<void> => {
  await page.getByRole("button", { name: "Restrict them…" }).click();
  await page.getByRole("radio", { name: kind }).press("Space");
  await page.getByLabel("For how long?").selectOption({ label: hours });
  await page.getByLabel("Why, in words for them").fill(words);
  await expect(page.getByText(`${words} This`)).toBeVisible();
};
const does = ({ page }: Person, kind: string): Promise<void> =>
  page.getByRole("button", { name: kind, exact: true }).click();

const reads = async ({ page }: Person, what: string, ...words: readonly (string | RegExp)[]): Promise<void> => {
  const one = page.getByRole("region", { name: what }).first();
  for (const part of words) await expect(one).toContainText(part);
};
const appeals = async (person: Person, what: string, words: string): Promise<void> => {
  const one = person.page.getByRole("region", { name: what }).first();
  await one.getByLabel("Was that wrong? Say so; somebody else looks at it.").fill(words);
  await one.getByRole("button", { name: "Send it" }).click();
  await reads(person, what, "You have appealed.");
};
const answers = async (staff: Person, person: Person, answer: string, words: string): Promise<void> => {
  await goesTo(staff, "appeals");
  const card = staff.page.getByRole("listitem").filter({ hasText: person.name });
  await card.getByRole("radio", { name: answer }).press("Space");
  await card.getByLabel("Why, in words for them").fill(words);
  await card.getByRole("button", { name: "Answer the appeal" }).click();
  await expect(staff.page.getByText("It is decided, and they are told.")).toBeVisible();
};

test("whose hugs are held, and who is limited, reads what, why and until when, and appeals; somebody else decides", async ({
  comes,
  many,
}) => {
  test.slow();
  const [ruth, ben, mod, senior] = [await comes("Ruth"), await comes("Ben"), await comes("Mod"), await comes("Senior")];
  await makeStaff(many, mod, "moderator");
  await makeStaff(many, senior, "senior_moderator");
  await reports(ben, ruth, "Answer me");
  await takesCase(mod, ruth);
  // What could not be looked up is not said to be nothing.
  await mod.page.route("**/api/staff/people/*/restrictions", (asked) => asked.abort());
  await mod.page.reload();
  await expect(mod.page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(mod.page.getByText("Nothing is kept from them.")).toHaveCount(0);
  await mod.page.unroute("**/api/staff/people/*/restrictions");
  await mod.page.getByRole("button", { name: "Try again" }).click();
  await expect(mod.page.getByText("Nothing is kept from them.")).toBeVisible();
  await restricts(mod, { kind: "Hold their hugs", hours: "a day", words: "Please give them some time." });
  await hasNoViolation(mod.page, "restricting somebody");
  await does(mod, "Hold their hugs");
  await expect(mod.page.getByText(`Done. ${ruth.name} is told.`)).toBeVisible();

  await ruth.choosesToHug(ben);
  await expect(ruth.page.getByText(/^What you send waits until \d/)).toBeVisible();
  await hasNoViolation(ruth.page, "a hug that will wait");
  await ruth.page.getByRole("link", { name: "Home", exact: true }).click();
  await ruth.hugs(ben, "Still there?");
  await ruth.page.getByRole("link", { name: /^Notifications/ }).click();
  await ruth.page.getByRole("link", { name: "There is news about your account" }).click();
  await expect(ruth.title("About your account")).toBeVisible();
  await reads(ruth, "What you send waits", "not leaving somebody alone", "It ends on", "Please give them some time.");
  await hasNoViolation(ruth.page, "what one is kept from");
  await hasNoSidewaysScroll(ruth.page, "what one is kept from");
  await appeals(ruth, "What you send waits", "They asked me to write.");
  expect(await ben.lines()).toEqual(["Answer me"]);

  await goesTo(mod, "appeals");
  await expect(mod.page.getByText("No appeal waits for you.")).toBeVisible();
  await goesTo(senior, "appeals");
  await expect(senior.page.getByText("They asked me to write.")).toBeVisible();
  const appealed = senior.page.getByRole("listitem").filter({ hasText: ruth.name });
  await expect(appealed).toContainText(/Their hugs are held, .* (hours|a day).* left/);
  await expect(appealed.getByRole("link", { name: "Look at its case" })).toBeVisible();
  // Nothing is chosen yet, so nothing is decided.
  await appealed.getByRole("button", { name: "Answer the appeal" }).press("Enter");
  await expect(appealed.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(senior.page.getByText("It is decided, and they are told.")).toHaveCount(0);
  await hasNoViolation(senior.page, "appeals");
  await senior.page.setViewportSize({ width: 390, height: 844 });
  await hasNoSidewaysScroll(senior.page, "appeals");
  await answers(senior, ruth, "It was wrong", "They did ask you.");
  await ruth.page.reload();
  await reads(ruth, "What you send waits", "It is over.", "It was lifted.", "They did ask you.");
  await expect.poll(() => ben.lines()).toEqual(["Answer me", "Still there?"]);

  await opensCase(mod, ruth);
  await restricts(mod, { kind: "Limit them", hours: "an hour", words: "A little less, please." });
  await does(mod, "Limit them");
  await expect(mod.page.getByText(`Done. ${ruth.name} is told.`)).toBeVisible();
  await ruth.page.reload();
  await reads(ruth, "You can send a little at a time", "It ends on", "A little less, please.");
  await appeals(ruth, "You can send a little at a time", "It was five hugs.");
  await answers(senior, ruth, "It was right", "It is for an hour only.");
  await ruth.page.reload();
  await reads(ruth, "You can send a little at a time", "It ends on", "It stays.", "It is for an hour only.");
});

test("whoever is suspended or banned has one page at once, whichever process they are on, and comes back when it is over", async ({
  comes,
  many,
}) => {
  test.slow();
  const staff = [
    await comes("Mod", 1),
    await comes("Senior", 1),
    await comes("Admin", 1),
    await comes("Other", 1),
  ] as const;
  const [mod, senior, admin, other] = staff;
  const [sam, ben] = [await comes("Sam", 0), await comes("Ben", 0)];
  await makeStaff(many, mod, "moderator");
  await makeStaff(many, senior, "senior_moderator");
  await makeStaff(many, admin, "admin");
  await makeStaff(many, other, "senior_moderator");
  await reports(ben, sam, "Answer me now");
  await takesCase(mod, sam);
  many.lead(0);
  const id = await createGroupHug(sam);
  await opensLink(sam, id);
  await isGathering(sam);
  await sam.isConnected();
  many.lead(1);

  await restricts(mod, { kind: "Suspend them", hours: "a day", words: "Let it rest for a day." });
  await does(mod, "Suspend them");
  await expect(sam.title("A pause")).toBeVisible();
  const resting = "Your account is resting";
  await reads(sam, resting, "not leaving somebody alone", "It ends on", "Let it rest for a day.");
  await hasNoViolation(sam.page, "being suspended");
  await sam.page.setViewportSize({ width: 390, height: 844 });
  await hasNoSidewaysScroll(sam.page, "being suspended");
  for (const place of ["/people", `/group-hug/${id}`]) {
    await sam.page.goto(`${sam.origin}${place}`);
    await expect(sam.title("A pause")).toBeVisible();
  }
  await mod.page.getByRole("button", { name: "Undo: Suspended" }).click();
  await expect(mod.page.getByText("It is lifted; they are told.")).toBeVisible();
  await sam.page.reload();
  await isGathering(sam);

  await mod.page.getByRole("button", { name: "Give it back" }).click();
  await takesCase(senior, sam);
  await restricts(senior, { kind: "Ban them", hours: "for good (takes a second person)", words: "This has to end." });
  await does(senior, "Ban them");
  await expect(senior.page.getByText("It waits for a second person.")).toBeVisible();
  // It stays on the case, and is not asked for again meanwhile.
  await expect(senior.page.getByText("A ban for good waits for a second person. You asked,")).toBeVisible();
  await senior.page.getByRole("button", { name: "Restrict them…" }).click();
  await senior.page.getByRole("radio", { name: "Ban them" }).press("Space");
  await expect(senior.page.getByRole("option", { name: "30 days" })).toHaveCount(1);
  await expect(senior.page.getByRole("option", { name: /^for good/ })).toHaveCount(0);
  await isGathering(sam);
  await goesTo(senior, "approvals");
  const asked = (page: Person["page"]) => page.getByRole("listitem").filter({ hasText: `Ban for good: ${sam.name}` });
  await expect(asked(senior.page)).toContainText("Somebody else has to answer this one.");
  await goesTo(admin, "approvals");
  await expect(asked(admin.page)).toContainText("This has to end.");
  await expect(asked(admin.page).getByRole("link", { name: "Look at its case" })).toBeVisible();
  await hasNoViolation(admin.page, "approvals");
  await admin.page.setViewportSize({ width: 390, height: 844 });
  await hasNoSidewaysScroll(admin.page, "approvals");
  await asked(admin.page).getByRole("button", { name: "Yes, do it" }).click();
  await expect(admin.page.getByText("You said yes; it is done.")).toBeVisible();

  await expect(sam.title("A pause")).toBeVisible();
  const closed = "Your account is closed";
  await reads(sam, closed, "It has no end.", "This has to end.");
  await appeals(sam, closed, "I have said that I am sorry.");
  // Neither who asked for it or said yes, nor who may not ban.
  for (const who of [senior, admin, mod]) {
    await goesTo(who, "appeals");
    await expect(who.page.getByText("I have said that I am sorry.")).toHaveCount(0);
  }
  await answers(other, sam, "It was too much", "A day is enough.");
  await sam.page.reload();
  await reads(sam, closed, "It ends on", "It ends sooner.", "A day is enough.");
  many.lead();
});
