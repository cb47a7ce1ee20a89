import { Unavailable } from "./errors.ts";
import { openIdentity } from "./platform/auth/open-identity.ts";
import { batcherOn, READ_LIMITS } from "./platform/batcher.ts";
import { systemClock } from "./platform/clock.ts";
import type { Courier } from "./platform/cluster/courier.ts";
import type { Database } from "./platform/database/database.ts";
import { createEpochWatch } from "./platform/epoch-watch.ts";
import { carryHints, createLocalHints } from "./platform/inbox-hints.ts";
import { createInboxTail } from "./platform/inbox-tail.ts";
import { createJobQueue } from "./platform/jobs/job-queue.ts";
import { openJobs } from "./platform/jobs/jobs.ts";
import { nowMs } from "./platform/lifecycle/wall-clock.ts";
import type { Log } from "./platform/logger/logger.ts";
import { within } from "./platform/within.ts";
import { createGroupHugChanges } from "./rooms/group-hug-changes.ts";
import { createDesigns } from "./services/designs/designs.service.ts";
import { createGroupHugJobs } from "./services/group-hugs/group-hugs.jobs.ts";
import { createGroupHugs } from "./services/group-hugs/group-hugs.service.ts";
import { createHugs } from "./services/hugs/hugs.service.ts";
import { createIdentity } from "./services/identity/identity.service.ts";
import { createInbox } from "./services/inbox/inbox.service.ts";
import { createPeople } from "./services/people/people.service.ts";

const PING_MAX_MS = 1_000;

export type ServicesOptions = {
  readonly database: Database;
  /** Carries hints to the other processes. */
  readonly courier: Courier;
  /** Signs sessions. */
  readonly secret: string;
  readonly publicUrl: URL | null;
  readonly log: Log;
};

/** Everything over one database. `tail`, `epochs` and `jobs` are started once the port is open. */
export async function openServices({ database, courier, secret, publicUrl, log }: ServicesOptions) {
  const identityParts = await openIdentity(database, { secret, publicUrl, log, nowMs });
  const identity = createIdentity({ ...identityParts, nowMs });
  const localHints = createLocalHints((error) => log.error({ err: error }, "a hint's listener failed"));
  const hints = carryHints(localHints, courier);
  const designs = createDesigns({ database });
  await designs.seed();
  const groupHugChanges = createGroupHugChanges((...to) => courier.carry("group-hugs", ...to));
  const inbox = createInbox({ database, hints, createBatcher: batcherOn(systemClock, READ_LIMITS) });
  const onAway = (error: unknown) => log.warn({ err: error }, "the database is away; inboxes wait for it");
  const ofGroupHugs = { database, hints, changes: groupHugChanges, queue: createJobQueue("group-hug-due") };
  const groupHugs = createGroupHugs({ ...ofGroupHugs, designs });
  const jobs = await openJobs({ database, kinds: [createGroupHugJobs(ofGroupHugs)], log });
  return {
    identity,
    accounts: identity,
    people: createPeople({ database, hints }),
    hugs: createHugs({ database, designs, hints, createBatcher: batcherOn(systemClock) }),
    groupHugs,
    jobs,
    epochs: createEpochWatch({ lost: (owned) => groupHugs.lost(owned) }),
    groupHugChanges,
    inbox,
    designs,
    hints,
    tail: createInboxTail({ hints: localHints, moved: inbox.moved, onAway }),
    pingDatabase: async () =>
      void (await within(PING_MAX_MS, database.rows("select 1"), () => new Unavailable("database", null))),
  };
}
