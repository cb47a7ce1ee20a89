import { batcherOn } from "../../platform/batcher.ts";
import { systemClock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database/database.ts";
import { createLocalHints } from "../../platform/inbox-hints.ts";
import { createJobQueue } from "../../platform/jobs/job-queue.ts";
import { withJobTables } from "../../platform/jobs/testing/with-job-tables.ts";
import { createDesigns } from "../designs/designs.service.ts";
import { createGroupHugs } from "../group-hugs/group-hugs.service.ts";
import { createHugs } from "../hugs/hugs.service.ts";
import { createInbox } from "../inbox/inbox.service.ts";
import { createFollows } from "../follows/follows.service.ts";
import { createPeople } from "../people/people.service.ts";
import { createPrivacy } from "../privacy/privacy.service.ts";
import { createProfiles } from "../profiles/profiles.service.ts";
import { createGroupHugChanges } from "../../rooms/group-hug-changes.ts";
import type { World } from "./world.ts";

/** All services over a database that nobody else writes to; `close` closes it. */
export const createDatabaseWorld = (database: Database): World => {
  const hints = createLocalHints();
  const createBatcher = batcherOn(systemClock);
  const designs = createDesigns({ database });
  const groupHugChanges = createGroupHugChanges();
  const queue = createJobQueue("group-hug-due");
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
    hints,
    hugs: createHugs({ database, designs, hints, createBatcher }),
    inbox: createInbox({ database, hints, createBatcher }),
    people: createPeople({ database, hints }),
    follows: createFollows({ database }),
    profiles: createProfiles({ database }),
    privacy: createPrivacy({ database }),
    async addUser(name) {
      const sql = "insert into users (display_name, is_anonymous) values ($1, true) returning id";
      const [user] = await database.rows<{ id: string }>(sql, [name]);
      if (!user) throw new Error("The new user was not returned.");
      return user.id;
    },
    async removeUser(userId) {
      await database.rows("update users set deleted_at = now() where id = $1", [userId]);
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
      const times = ["created_at", "opens_at", "scheduled_for", "expires_at", "starts_at", "ends_at", "ended_at"];
      const sets = times.map((time) => `${time} = ${time} - $1::float8 * interval '1 millisecond'`);
      await database.rows(`update group_hugs set ${sets.join(", ")}`, [ms]);
    },
    async reset() {
      await database.rows("truncate users, group_hugs, hug_designs cascade");
    },
    close: () => database.close(),
  };
};
