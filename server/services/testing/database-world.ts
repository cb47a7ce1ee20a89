import { batcherOn } from "../../platform/batcher.ts";
import { systemClock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database/database.ts";
import { createLocalHints } from "../../platform/inbox-hints.ts";
import { createJobQueue } from "../../platform/jobs/job-queue.ts";
import { withJobTables } from "../../platform/jobs/testing/with-job-tables.ts";
import { createTestSealing } from "../../platform/sealing/testing/test-sealing.ts";
import { newId } from "../../platform/new-id.ts";
import { createAudit } from "../audit/audit.service.ts";
import { createCases } from "../cases/cases.service.ts";
import { createConsents } from "../consents/consents.service.ts";
import { createDesigns } from "../designs/designs.service.ts";
import { createGroupHugs } from "../group-hugs/group-hugs.service.ts";
import { createHugs } from "../hugs/hugs.service.ts";
import { createInbox } from "../inbox/inbox.service.ts";
import { createSecretToken, hashOf } from "../../platform/auth/secret-token.ts";
import { createInvitationLinks } from "../invitation-links/invitation-links.service.ts";
import { createInsights } from "../insights/insights.service.ts";
import { createMoods } from "../moods/moods.service.ts";
import { createNotifications } from "../notifications/notifications.service.ts";
import { createRestrictions } from "../restrictions/restrictions.service.ts";
import { createRoomActs } from "../room-acts/room-acts.service.ts";
import { createPictures } from "../pictures/pictures.service.ts";
import { createFeed } from "../feed/feed.service.ts";
import { createFollows } from "../follows/follows.service.ts";
import { createPeople } from "../people/people.service.ts";
import { createPresences } from "../presences/presences.service.ts";
import { createPrivacy } from "../privacy/privacy.service.ts";
import { createReports } from "../reports/reports.service.ts";
import { createProfiles } from "../profiles/profiles.service.ts";
import { createCaseChanges } from "../../rooms/case-changes.ts";
import { createGroupHugChanges } from "../../rooms/group-hug-changes.ts";
import { createRoomActHints } from "../../rooms/room-act-hints.ts";
import { createPeopleChanges } from "../../rooms/people-changes.ts";
import { testPictures } from "./test-pictures.ts";
import { statisticsHere, testScoring } from "./test-scoring.ts";
import { NO_LIMIT, type World } from "./world.ts";

/** As if it had always been so: no trigger sees it, and nothing of it is in the inbox. */
const CHOSEN_BEFORE = `
  with unseen as (select set_config('session_replication_role', 'replica', true))
  insert into privacy_settings (user_id, allow_hugs_from) select $1, $2 from unseen`;

/** All services over a database that nobody else writes to; `close` closes it. */
export const createDatabaseWorld = (database: Database): World => {
  const hints = createLocalHints();
  const createBatcher = batcherOn(systemClock);
  const sealing = createTestSealing(database);
  const designs = createDesigns({ database });
  const groupHugChanges = createGroupHugChanges();
  const presenceChanges = createPeopleChanges();
  const caseChanges = createCaseChanges();
  const moods = createMoods({ database, sealing, createBatcher });
  const queue = createJobQueue("group-hug-due");
  const roomActHints = createRoomActHints();
  let passedMs = 0;
  /** The clock of consent and delivery, so much ahead of the real one. */
  const setClock = (aheadMs: number) =>
    database.rows(`
      create or replace function wall_now() returns timestamptz language sql volatile as
      $$ select clock_timestamp() + ${aheadMs}::float8 * interval '1 millisecond' $$`);
  return {
    designs,
    groupHugs: createGroupHugs({
      database: withJobTables(database, queue.name),
      designs,
      hints,
      changes: groupHugChanges,
      queue,
    }),
    groupHugChanges,
    roomActs: createRoomActs({ database, hints, changes: groupHugChanges, actHints: roomActHints }),
    roomActHints,
    restrictions: createRestrictions({
      database,
      sealing,
      newId,
      onChanged: () => undefined,
      release: async () => undefined,
    }),
    audit: createAudit({ database }),
    async acts() {
      const sql = "select act || ' ' || subject_id as act from audit_entries order by seq";
      return (await database.rows<{ act: string }>(sql)).map(({ act }) => act);
    },
    hints,
    hugs: createHugs({ database, designs, hints, createBatcher, sealing, hugsPerHour: () => NO_LIMIT }),
    hugsAt: (hugsPerHour) =>
      createHugs({ database, designs, hints, createBatcher, sealing, hugsPerHour: () => hugsPerHour }),
    consents: createConsents({ database, hints, sealing }),
    inbox: createInbox({ database, hints, createBatcher, sealing }),
    people: createPeople({ database, hints }),
    invitationLinks: createInvitationLinks({ database, createToken: createSecretToken, hashOf }),
    moods,
    insights: createInsights({
      database,
      statistics: statisticsHere,
      scoring: testScoring,
      settings: moods.settings,
      changes: presenceChanges,
      nowMs: () => Date.now() + passedMs,
    }),
    presenceChanges,
    notifications: createNotifications({ database }),
    pictures: createPictures({ database, ...testPictures }),
    feed: createFeed({ database }),
    follows: createFollows({ database }),
    profiles: createProfiles({ database }),
    privacy: createPrivacy({ database }),
    presences: createPresences({ database, createBatcher }),
    reports: createReports({ database, sealing, changes: caseChanges }),
    // The queue is counted anew each time.
    cases: createCases({ database, sealing, changes: caseChanges, nowMs: () => Infinity }),
    caseChanges,
    async setRole(userId, role) {
      await database.rows("delete from staff where user_id = $1", [userId]);
      if (role !== null) await database.rows("insert into staff (user_id, role) values ($1, $2)", [userId, role]);
    },
    async addUser(name, allowHugsFrom = "everyone") {
      const sql = "insert into users (display_name, is_anonymous) values ($1, true) returning id";
      const [user] = await database.rows<{ id: string }>(sql, [name]);
      if (!user) throw new Error("The new user was not returned.");
      await database.rows(CHOSEN_BEFORE, [user.id, allowHugsFrom]);
      return user.id;
    },
    async removeUser(userId) {
      await database.rows("update users set deleted_at = now() where id = $1", [userId]);
    },
    async follow(follower, following) {
      await database.rows("insert into follows values ($1, $2) on conflict do nothing", [follower, following]);
    },
    async beActive(userId) {
      await database.rows("update users set last_active = now() where id = $1", [userId]);
    },
    async nowMs() {
      const [row] = await database.rows<{ now_ms: number }>("select epoch_ms(clock_timestamp())::float8 as now_ms");
      if (!row) throw new Error("The database has no clock.");
      return row.now_ms;
    },
    async pass(ms) {
      await setClock((passedMs += ms));
      const times = ["created_at", "opens_at", "scheduled_for", "expires_at", "starts_at", "ends_at", "ended_at"];
      const sets = times.map((time) => `${time} = ${time} - $1::float8 * interval '1 millisecond'`);
      await database.rows(`update group_hugs set ${sets.join(", ")}`, [ms]);
      await database.rows(
        "update room_acts set at = at - $1::float8 * interval '1 millisecond', until = until - $1::float8 * interval '1 millisecond'",
        [ms],
      );
      for (const [table, ...columns] of [
        ["follows", "created_at"],
        ["invitation_links", "created_at", "expires_at"],
        ["invitation_uses", "used_at"],
      ])
        await database.rows(
          `update ${table} set ${columns.map((column) => `${column} = ${column} - $1::float8 * interval '1 millisecond'`).join()}`,
          [ms],
        );
    },
    async reset() {
      if (passedMs > 0) await setClock((passedMs = 0));
      await database.rows("truncate users, group_hugs, hug_designs, community_weeks cascade");
    },
    close: () => database.close(),
  };
};
