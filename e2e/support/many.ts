import { Person } from "./Person.ts";
import { lackForProcesses, startProcesses, type Processes } from "./processes.ts";
import { test as base } from "./test.ts";

type Fixtures = {
  /** Somebody new, at home, whose inbox is in that process; in any, where none is named. */
  comes: (name: string, n?: number) => Promise<Person>;
};

/** Two processes behind one address, with a database of their own that a test may read and change. */
export const test = base.extend<Fixtures, { many: Processes }>({
  many: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, provide) => {
      const many = await startProcesses(2);
      await provide(many);
      await many.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  comes: async ({ many, openContext }, provide) => {
    await provide(async (name, n) => {
      const context = await openContext({});
      const person = new Person(context, await context.newPage(), many.url, name);
      if (n !== undefined) many.lead(n);
      await person.comesIn({ colour: "honey", texture: "plain" });
      if (n !== undefined) many.lead();
      return person;
    });
  },
});

const lack = lackForProcesses();
/** To be skipped where there is something missing for them. */
export const lackForMany = lack === null ? "" : `Two processes need more: ${lack}.`;
