import { createLocalHints } from "../../platform/inbox-hints.ts";
import type { Letter } from "../../platform/mail/mailer.ts";
import { createMemoryCredentials } from "../credentials/credentials.memory.ts";
import type { Credentials } from "../credentials/credentials.port.ts";
import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
import { createMemoryConsents } from "../consents/consents.memory.ts";
import { createMemoryDesigns } from "../designs/designs.memory.ts";
import { createMemoryAges } from "../ages/ages.memory.ts";
import type { Ages } from "../ages/ages.port.ts";
import { createMemoryErasure } from "../erasure/erasure.memory.ts";
import type { Erasure } from "../erasure/erasure.port.ts";
import { createMemoryExports, type MemoryExports } from "../exports/exports.memory.ts";
import { createMemoryGroupHugs } from "../group-hugs/group-hugs.memory.ts";
import { createMemoryHugs } from "../hugs/hugs.memory.ts";
import type { MemoryIdentity } from "../identity/identity.memory.ts";
import { createMemoryInbox } from "../inbox/inbox.memory.ts";
import { createMemoryPasskeys } from "../passkeys/passkeys.memory.ts";
import type { Passkeys } from "../passkeys/passkeys.port.ts";
import { createMemoryPeople } from "../people/people.memory.ts";
import { createMemoryTables } from "../world.memory.ts";
import { createGroupHugChanges } from "../../rooms/group-hug-changes.ts";
import { NO_LIMIT, type World } from "./world.ts";

/** `setAway(true)`: from now on everything rejects with `Unavailable`, until `setAway(false)`. */
export type MemoryWorld = World & {
  setAway(on: boolean): void;
  /** Ways in for the people of this world. `common`: the one password that is too common. */
  waysIn(
    identity: MemoryIdentity,
    post: (letter: Letter) => void,
    common?: string,
  ): {
    readonly credentials: Credentials;
    readonly passkeys: Passkeys;
    readonly ages: Ages;
    readonly exports: MemoryExports;
    readonly erasure: Erasure;
  };
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
    hugs: createMemoryHugs({ tables, designs, hints, hugsPerHour: NO_LIMIT }),
    hugsAt: (hugsPerHour) => createMemoryHugs({ tables, designs, hints, hugsPerHour }),
    consents: createMemoryConsents({ tables, hints }),
    inbox: createMemoryInbox({ tables, hints }),
    people: createMemoryPeople({ tables, hints }),
    setAway: tables.setAway,
    waysIn(identity, post, common) {
      const credentials = createMemoryCredentials({ tables, identity, mailer: { way: "mailed", post }, common });
      const hasPassword = async (userId: string) => (await credentials.account(userId))?.mail != null;
      return {
        credentials,
        passkeys: createMemoryPasskeys({ tables, identity, hasPassword }),
        ages: createMemoryAges(tables),
        exports: createMemoryExports(tables),
        erasure: createMemoryErasure({ tables, accounts: identity }),
      };
    },
    async follow(follower, following) {
      tables.follows.add(tables.pair(follower, following));
    },
    async addUser(name, allowHugsFrom = "everyone") {
      const id = tables.newId();
      const username = `guest-${id.slice(-12)}`;
      tables.people.set(id, {
        id,
        name,
        being: "ember/plain",
        username,
        isGuest: true,
        isGone: false,
        createdAtMs: tables.nowMs(),
      });
      tables.consent.set(id, { ...DEFAULT_CONSENT, allowHugsFrom });
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
      for (const table of [tables.follows, tables.consent, tables.choices]) table.clear();
      tables.requests.length = 0;
      tables.ledger.length = 0;
      tables.hugs.length = 0;
      tables.groupHugs.clear();
      tables.invitations.length = 0;
    },
    close: async () => undefined,
  };
};
