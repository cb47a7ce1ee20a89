import { createLocalHints } from "../../platform/inbox-hints.ts";
import type { Letter } from "../../platform/mail/mailer.ts";
import { createMemoryCredentials } from "../credentials/credentials.memory.ts";
import type { Credentials } from "../credentials/credentials.port.ts";
import { createMemoryDesigns } from "../designs/designs.memory.ts";
import { createMemoryGroupHugs } from "../group-hugs/group-hugs.memory.ts";
import { createMemoryHugs } from "../hugs/hugs.memory.ts";
import type { MemoryIdentity } from "../identity/identity.memory.ts";
import { createMemoryInbox } from "../inbox/inbox.memory.ts";
import { createMemoryPasskeys } from "../passkeys/passkeys.memory.ts";
import type { Passkeys } from "../passkeys/passkeys.port.ts";
import { createMemoryProviders } from "../providers/providers.memory.ts";
import type { Providers } from "../providers/providers.port.ts";
import { visitParts } from "../../platform/auth/providers/open-providers.ts";
import { createFakeProvider, type FakeProvider } from "./fake-provider.ts";
import { createMemoryPeople } from "../people/people.memory.ts";
import { createMemoryTables } from "../world.memory.ts";
import { createGroupHugChanges } from "../../rooms/group-hug-changes.ts";
import type { World } from "./world.ts";

/** `setAway(true)`: from now on everything rejects with `Unavailable`, until `setAway(false)`. */
export type MemoryWorld = World & {
  setAway(on: boolean): void;
  /** Ways in for the people of this world. `common`: the one password that is too common. */
  waysIn(
    identity: MemoryIdentity,
    post: (letter: Letter) => void,
    common?: string,
    fake?: FakeProvider,
  ): { readonly credentials: Credentials; readonly passkeys: Passkeys; readonly providers: Providers };
};

/** All services in memory, in one world: deterministic ids, and a clock that moves a millisecond each act. */
export const createMemoryWorld = (): MemoryWorld => {
  const tables = createMemoryTables();
  const hints = createLocalHints();
  const designs = createMemoryDesigns(tables);
  const groupHugChanges = createGroupHugChanges();
  return {
    designs,
    groupHugs: createMemoryGroupHugs({ tables, designs, hints, changes: groupHugChanges }),
    groupHugChanges,
    hints,
    hugs: createMemoryHugs({ tables, designs, hints }),
    inbox: createMemoryInbox({ tables, hints }),
    people: createMemoryPeople({ tables, hints }),
    setAway: tables.setAway,
    waysIn(identity, post, common, fake = createFakeProvider()) {
      const credentials = createMemoryCredentials({ tables, identity, mailer: { way: "mailed", post }, common });
      const mailOf = async (userId: string) => (await credentials.account(userId))?.mail ?? null;
      const hasPassword = async (userId: string) => (await mailOf(userId)) !== null;
      const providers = createMemoryProviders({
        ...visitParts(false),
        clients: new Map([
          ["google", fake],
          ["apple", fake],
        ]),
        tables,
        identity,
        mailer: { post },
        mailOf,
        hasOtherWay: async (userId) => (await hasPassword(userId)) || (await passkeys.list(userId)).length > 0,
      });
      const passkeys = createMemoryPasskeys({
        tables,
        identity,
        hasOtherWay: async (userId) => (await hasPassword(userId)) || providers.has(userId),
      });
      return { credentials, passkeys, providers };
    },
    async addUser(name) {
      const id = tables.newId();
      const username = `guest-${id.slice(-12)}`;
      tables.people.set(id, { id, name, being: "ember/plain", username, isGuest: true, isGone: false });
      return id;
    },
    async removeUser(userId) {
      const person = tables.people.get(userId);
      if (person) tables.people.set(userId, { ...person, isGone: true });
    },
    nowMs: async () => tables.nowMs(),
    pass: async (ms) => tables.pass(ms),
    async reset() {
      for (const table of [tables.people, tables.inboxes, tables.touch, tables.kept.mutes, tables.kept.blocks])
        table.clear();
      tables.hugs.length = 0;
      tables.groupHugs.clear();
      tables.invitations.length = 0;
    },
    close: async () => undefined,
  };
};
