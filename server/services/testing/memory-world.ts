import { createLocalHints } from "../../platform/inbox-hints.ts";
import { createTicketCookie } from "../../platform/auth/ticket-cookie.ts";
import { createOneTimeCodes } from "../../platform/auth/one-time-codes.ts";
import type { Letter } from "../../platform/mail/mailer.ts";
import { createMemoryCredentials } from "../credentials/credentials.memory.ts";
import type { Credentials } from "../credentials/credentials.port.ts";
import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
import { createMemoryCases } from "../cases/cases.memory.ts";
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
import { createMemoryInsights } from "../insights/insights.memory.ts";
import { createMemoryMeasures, type MemoryMeasures } from "../measures/measures.memory.ts";
import { createMemoryMoods } from "../moods/moods.memory.ts";
import { createMemoryKeptAnswers } from "../kept-answers/kept-answers.memory.ts";
import type { KeptAnswers } from "../kept-answers/kept-answers.port.ts";
import { createMemoryPasskeys } from "../passkeys/passkeys.memory.ts";
import type { Passkeys } from "../passkeys/passkeys.port.ts";
import { createMemoryInvitationLinks } from "../invitation-links/invitation-links.memory.ts";
import { createMemoryNotifications } from "../notifications/notifications.memory.ts";
import { createMemoryRoomActs } from "../room-acts/room-acts.memory.ts";
import { createMemoryPictures } from "../pictures/pictures.memory.ts";
import { createMemorySecondFactor } from "../second-factor/second-factor.memory.ts";
import type { SecondFactor } from "../second-factor/second-factor.port.ts";
import { createMemoryAudit } from "../audit/audit.memory.ts";
import type { Audit } from "../audit/audit.port.ts";
import { createMemoryRestrictions, type MemoryRestrictions } from "../restrictions/restrictions.memory.ts";
import { createMemoryStaff, type MemoryStaff } from "../staff/staff.memory.ts";
import { createMemoryStepUp } from "../step-up/step-up.memory.ts";
import type { StepUp } from "../step-up/step-up.port.ts";
import { createMemoryFeed } from "../feed/feed.memory.ts";
import { createMemoryFollows } from "../follows/follows.memory.ts";
import { createMemoryProviders } from "../providers/providers.memory.ts";
import type { Providers } from "../providers/providers.port.ts";
import { visitParts } from "../../platform/auth/providers/open-providers.ts";
import { createFakeProvider, type FakeProvider } from "./fake-provider.ts";
import { createMemoryPeople } from "../people/people.memory.ts";
import { createMemoryPresences } from "../presences/presences.memory.ts";
import { createMemoryPrivacy } from "../privacy/privacy.memory.ts";
import { createMemoryReports } from "../reports/reports.memory.ts";
import { createMemoryProfiles } from "../profiles/profiles.memory.ts";
import { createMemoryTables, type MemoryTables } from "../world.memory.ts";
import { createCaseChanges } from "../../rooms/case-changes.ts";
import { createGroupHugChanges } from "../../rooms/group-hug-changes.ts";
import { createRoomActHints } from "../../rooms/room-act-hints.ts";
import { createPeopleChanges } from "../../rooms/people-changes.ts";
import { testPictures } from "./test-pictures.ts";
import { statisticsHere, testScoring } from "./test-scoring.ts";
import { NO_LIMIT, type World } from "./world.ts";

/** `setAway(true)`: from now on everything rejects with `Unavailable`, until `setAway(false)`. */
export type MemoryWorld = World & {
  readonly tables: MemoryTables;
  readonly keptAnswers: KeptAnswers;
  setAway(on: boolean): void;
  /** Its clock, for sessions. */
  readonly clockMs: () => number;
  /** Ways in for the people of this world. `common`: the one password that is too common. */
  waysIn(
    identity: MemoryIdentity,
    post: (letter: Letter) => void,
    common?: string,
    fake?: FakeProvider,
  ): {
    readonly credentials: Credentials;
    readonly passkeys: Passkeys;
    readonly secondFactor: SecondFactor;
    readonly stepUp: StepUp;
    readonly providers: Providers;
    readonly ages: Ages;
    readonly exports: MemoryExports;
    readonly erasure: Erasure;
    readonly staff: MemoryStaff;
    readonly restrictions: MemoryRestrictions;
    readonly audit: Pick<Audit, "page" | "openExport" | "exported">;
    readonly measures: MemoryMeasures;
  };
};

/** All services in memory, in one world: deterministic ids, and a clock that moves a millisecond each act. */
export const createMemoryWorld = (): MemoryWorld => {
  const tables = createMemoryTables();
  const hints = createLocalHints();
  const designs = createMemoryDesigns(tables);
  const groupHugChanges = createGroupHugChanges();
  const presenceChanges = createPeopleChanges();
  const roomActHints = createRoomActHints();
  const caseChanges = createCaseChanges();
  const moods = createMemoryMoods({ tables });
  const groupHugs = createMemoryGroupHugs({ tables, designs, hints, changes: groupHugChanges });
  const audit = createMemoryAudit({ tables });
  const restrictions = createMemoryRestrictions({
    tables,
    roleOf: tables.roleOf,
    onChanged: () => undefined,
  });
  return {
    tables,
    designs,
    groupHugs,
    reports: createMemoryReports({ tables, groupHugs, changes: caseChanges }),
    cases: createMemoryCases({ tables, changes: caseChanges }),
    caseChanges,
    groupHugChanges,
    roomActs: createMemoryRoomActs({ tables, hints, changes: groupHugChanges, actHints: roomActHints }),
    roomActHints,
    restrictions,
    audit,
    async setRole(userId, role) {
      if (role === null) tables.staff.delete(userId);
      else tables.staff.set(userId, { role, sinceMs: tables.nowMs() });
    },
    acts: async () => tables.audit,
    hints,
    hugs: createMemoryHugs({ tables, designs, hints, hugsPerHour: NO_LIMIT }),
    hugsAt: (hugsPerHour) => createMemoryHugs({ tables, designs, hints, hugsPerHour }),
    consents: createMemoryConsents({ tables, hints }),
    keptAnswers: createMemoryKeptAnswers(),
    inbox: createMemoryInbox({ tables, hints }),
    people: createMemoryPeople({ tables, hints }),
    invitationLinks: createMemoryInvitationLinks({ tables }),
    notifications: createMemoryNotifications({ tables }),
    moods,
    insights: createMemoryInsights({
      tables,
      statistics: statisticsHere,
      scoring: testScoring,
      settings: moods.settings,
      changes: presenceChanges,
    }),
    presenceChanges,
    pictures: createMemoryPictures({ tables, ...testPictures }),
    feed: createMemoryFeed({ tables }),
    follows: createMemoryFollows({ tables }),
    profiles: createMemoryProfiles({ tables }),
    privacy: createMemoryPrivacy({ tables }),
    presences: createMemoryPresences({ tables }),
    setAway: tables.setAway,
    clockMs: tables.nowMs,
    waysIn(identity, post, common, fake = createFakeProvider()) {
      const mailer = { way: "mailed", post } as const;
      const credentials = createMemoryCredentials({
        tables,
        identity,
        secondFactor: () => secondFactor,
        mailer,
        common,
      });
      const mailOf = async (userId: string) => (await credentials.account(userId))?.mail ?? null;
      const ages = createMemoryAges(tables);
      const ticketCookie = createTicketCookie(false);
      const codes = createOneTimeCodes("s".repeat(48));
      const secondFactor = createMemorySecondFactor({ tables, identity, codes, ticketCookie, mailOf, post });
      const hasPassword = async (userId: string) => (await mailOf(userId)) !== null;
      const providers = createMemoryProviders({
        ...visitParts(false),
        secondFactor,
        ticketCookie,
        ages,
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
      const ways = { credentials, passkeys, secondFactor };
      const staff = createMemoryStaff({
        tables,
        hasSecondFactor: async (userId) =>
          (await secondFactor.view(userId)).isOn || (await passkeys.list(userId)).length > 0,
        isSessionOf: async (sessionId, userId) =>
          (await identity.sessions({ userId, sessionId })).some(({ id }) => id === sessionId),
        isGuest: async (userId) => tables.people.get(userId)?.isGuest === true && !(await hasPassword(userId)),
      });
      return {
        ...ways,
        staff,
        restrictions: createMemoryRestrictions({
          tables,
          roleOf: staff.roleNow,
          onChanged: () => undefined,
        }),
        audit,
        measures: createMemoryMeasures({ tables, roleOf: staff.roleOf }),
        providers,
        stepUp: createMemoryStepUp({ tables, identity, ...ways }),
        ages,
        exports: createMemoryExports(tables),
        erasure: createMemoryErasure({ tables, accounts: identity }),
      };
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
      for (const key of tables.follows.keys()) if (key.split(" ").includes(userId)) tables.follows.delete(key);
    },
    async beActive(userId) {
      const person = tables.people.get(userId);
      if (person) tables.people.set(userId, { ...person, lastActiveMs: tables.nowMs() });
    },
    follow: async (follower, following) => tables.follow(follower, following),
    nowMs: async () => tables.nowMs(),
    pass: async (ms) => tables.pass(ms),
    async reset() {
      for (const table of [tables.people, tables.inboxes, tables.touch, tables.kept.mutes, tables.kept.blocks])
        table.clear();
      for (const table of [tables.follows, tables.consent, tables.choices, tables.privacy, tables.presences])
        table.clear();
      for (const table of [tables.hiddenSuggestions, tables.shownSuggestions, tables.communitySince]) table.clear();
      for (const table of [
        tables.moods,
        tables.moodSettings,
        tables.moodChoicesAtMs,
        tables.insights,
        tables.communityWeeks,
      ])
        table.clear();
      for (const table of [tables.cases, tables.caseLinks, tables.approvals]) table.clear();
      for (const table of [tables.reports, tables.caseNotes, tables.caseReveals]) table.length = 0;
      tables.moodImports.length = 0;
      tables.requests.length = 0;
      tables.ledger.length = 0;
      tables.hugs.length = 0;
      tables.groupHugs.clear();
      tables.roomActs.length = 0;
      tables.staff.clear();
      tables.restrictions.clear();
      tables.invitations.length = 0;
      tables.follows.clear();
      tables.notifications.length = 0;
      tables.kindsOff.clear();
    },
    close: async () => undefined,
  };
};
