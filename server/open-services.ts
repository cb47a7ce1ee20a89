import { availableParallelism } from "node:os";
import type { ProvidersConfig } from "./config.ts";
import { CLOSE_SIGNED_OUT } from "#shared/schema/protocol.ts";
import { Unavailable } from "./errors.ts";
import { createIsCommon, loadCommonPasswords } from "./platform/auth/common-passwords.ts";
import { createEndedSessions } from "./platform/auth/ended-sessions.ts";
import { openIdentity } from "./platform/auth/open-identity.ts";
import { createSuspendedPeople } from "./platform/suspended-people.ts";
import { newId } from "./platform/new-id.ts";
import { createOneTimeCodes } from "./platform/auth/one-time-codes.ts";
import { openProviders } from "./platform/auth/providers/open-providers.ts";
import { createPasswords } from "./platform/auth/passwords.ts";
import { batcherOn, READ_LIMITS } from "./platform/batcher.ts";
import { systemClock } from "./platform/clock.ts";
import type { Courier } from "./platform/cluster/courier.ts";
import type { Database } from "./platform/database/database.ts";
import { createEpochWatch } from "./platform/epoch-watch.ts";
import { createGate, type GateLimits } from "./platform/gate.ts";
import { carryHints, createLocalHints } from "./platform/inbox-hints.ts";
import { createInboxTail } from "./platform/inbox-tail.ts";
import { createJobQueue } from "./platform/jobs/job-queue.ts";
import { createQueueDepths } from "./platform/jobs/queue-depths.ts";
import { openJobs } from "./platform/jobs/jobs.ts";
import { createMeasuresWatch } from "./platform/measures-watch.ts";
import { createKeyedSeal } from "./platform/keyed-seal.ts";
import { createKeptLimits } from "./platform/kept-limits.ts";
import { nowMs } from "./platform/lifecycle/wall-clock.ts";
import type { Log } from "./platform/logger/logger.ts";
import { createMailer } from "./platform/mail/mailer.ts";
import { createOpenSeats } from "./platform/open-seats.ts";
import { createRepeat, type Repeat } from "./platform/repeat.ts";
import { createPictureId } from "./platform/pictures/picture-id.ts";
import { loadPictureMaker } from "./platform/pictures/picture-maker.ts";
import { createScoring, threadsOf } from "./platform/scoring/scoring.ts";
import { createStatistics } from "./platform/scoring/statistics.ts";
import { createMasterKeys, type MasterKeys } from "./platform/sealing/master-keys.ts";
import { openSealing } from "./platform/sealing/open-sealing.ts";
import { inTransaction } from "./platform/transfer/in-transaction.ts";
import { within } from "./platform/within.ts";
import { createRoomActHints } from "./rooms/room-act-hints.ts";
import { createCaseChanges } from "./rooms/case-changes.ts";
import { createGroupHugChanges } from "./rooms/group-hug-changes.ts";
import { createPeopleChanges } from "./rooms/people-changes.ts";
import { createAges } from "./services/ages/ages.service.ts";
import { createAudit } from "./services/audit/audit.service.ts";
import { createWitness } from "./services/audit/audit.witness.ts";
import { createCases } from "./services/cases/cases.service.ts";
import { createConsents } from "./services/consents/consents.service.ts";
import { createCredentials } from "./services/credentials/credentials.service.ts";
import { createDesigns } from "./services/designs/designs.service.ts";
import { createErasure, createErasureJobs, type ErasureJobDeps } from "./services/erasure/erasure.service.ts";
import { createExportJobs, createExports } from "./services/exports/exports.service.ts";
import { createGroupHugJobs } from "./services/group-hugs/group-hugs.jobs.ts";
import { createGroupHugs } from "./services/group-hugs/group-hugs.service.ts";
import { createHugs } from "./services/hugs/hugs.service.ts";
import { createIdentity } from "./services/identity/identity.service.ts";
import { createInbox } from "./services/inbox/inbox.service.ts";
import { createCommunityJobs } from "./services/insights/community.jobs.ts";
import { createInsightsJobs } from "./services/insights/insights.jobs.ts";
import { createInsights } from "./services/insights/insights.service.ts";
import { createKeptAnswers } from "./services/kept-answers/kept-answers.service.ts";
import { createPasskeys } from "./services/passkeys/passkeys.service.ts";
import { createInvitationLinks } from "./services/invitation-links/invitation-links.service.ts";
import { createMeasures } from "./services/measures/measures.service.ts";
import { createMoods } from "./services/moods/moods.service.ts";
import { afterMoodChanges } from "./services/moods/moods.telling.ts";
import { createNotifications } from "./services/notifications/notifications.service.ts";
import { createPictures } from "./services/pictures/pictures.service.ts";
import { createProviders } from "./services/providers/providers.service.ts";
import { createPeople } from "./services/people/people.service.ts";
import { createRestrictions } from "./services/restrictions/restrictions.service.ts";
import { createReports } from "./services/reports/reports.service.ts";
import { createSecondFactor } from "./services/second-factor/second-factor.service.ts";
import { createRoomActs } from "./services/room-acts/room-acts.service.ts";
import { createStaff } from "./services/staff/staff.service.ts";
import { createStepUp } from "./services/step-up/step-up.service.ts";
import { createFeed } from "./services/feed/feed.service.ts";
import { createFollows } from "./services/follows/follows.service.ts";
import { createPresences } from "./services/presences/presences.service.ts";
import { createPrivacy } from "./services/privacy/privacy.service.ts";
import { createProfiles } from "./services/profiles/profiles.service.ts";

const WITNESS_EVERY_MS = 60_000;
const PING_MAX_MS = 1_000;
/** Hashing takes some 30 ms of a processor each: one is left to the event loop. Who signs in waits for seconds at most. */
const PASSWORDS: GateLimits = { atOnce: Math.max(1, availableParallelism() - 1), waitingMax: 150, waitMaxMs: 4_000 };
/** Held hugs come this long after quiet time at most. */
const RELEASE_EVERY_MS = 5_000;
/** Moods that can be had back no more go within so long. */
const FORGET_EVERY_MS = 60 * 60_000;
/** Each may hold some 200 MB while it is decoded, for a second or so. */
const PICTURES: GateLimits = { atOnce: 1, waitingMax: 20, waitMaxMs: 8_000 };
/** Longer than a room token lasts, clocks that differ included. */
const REMEMBER_ENDED_SECONDS = 600;

export type ServicesOptions = {
  readonly database: Database;
  /** Carries hints to the other processes. */
  readonly courier: Courier;
  /** Signs sessions. */
  readonly secret: string;
  /** Wrap the keys of users; without them one that follows from the secret does. */
  readonly masterKeys?: MasterKeys;
  readonly publicUrl: URL | null;
  /** Where people reach us, once the port is open. */
  readonly origin: () => string;
  readonly mail: { readonly smtpUrl: string | null; readonly from: string };
  /** Hugs a person may send in an hour. */
  readonly hugsPerHour: number;
  /** Threads that ask the models, at most; 1 if it is not said. */
  readonly scoringWorkers?: number;
  /** Who else can say who somebody is. */
  readonly providers: ProvidersConfig;
  readonly log: Log;
  /** Where the audit's last entry is written down again and again; null = nowhere. */
  readonly auditHeadsFile?: string | null;
};

/** Everything over one database. `start` once the port is open; at the end every one of `stops`, in their order. */
export async function openServices(options: ServicesOptions) {
  const { database, courier, secret, publicUrl, origin, mail, hugsPerHour, log } = options;
  const passwords = createPasswords(createGate("passwords", PASSWORDS, systemClock));
  const identityParts = await openIdentity(database, { secret, publicUrl, log, nowMs });
  const masterKeys = options.masterKeys ?? createMasterKeys(secret);
  const { sealing, keys, repeats } = await openSealing({ database, masterKeys, log, nowMs: systemClock.nowMs });
  const seats = createOpenSeats();
  const onEnded = (sessionIds: ReadonlySet<string>) => seats.close(sessionIds, CLOSE_SIGNED_OUT);
  const ended = createEndedSessions({ database, rememberSeconds: REMEMBER_ENDED_SECONDS, onEnded });
  const onSuspended = (userIds: ReadonlySet<string>) => seats.closePeople(userIds, CLOSE_SIGNED_OUT);
  const suspended = createSuspendedPeople({ database, rememberSeconds: REMEMBER_ENDED_SECONDS, onSuspended });
  const restrictionChanges = createPeopleChanges((...to) => courier.carry("restrictions", ...to));
  restrictionChanges.subscribe(() => void suspended.look().catch(() => undefined));
  const identity = createIdentity({ ...identityParts, database, ended, suspended, log, nowMs });
  // Letters are printed where nobody else is, so that links reach nobody's log but one's own.
  const mailer = createMailer({ ...mail, isPrinting: publicUrl === null, log });
  const limits = createKeptLimits(database, secret);
  const isCommon = createIsCommon(loadCommonPasswords());
  const ways = { ...identityParts, database, accounts: identity, ended, passwords, isCommon, limits, mailer, origin };
  const secondFactor = createSecondFactor({ ...ways, sealing, codes: createOneTimeCodes(secret), nowMs });
  const credentials = createCredentials({ ...ways, secondFactor });
  const passkeys = createPasskeys({ database, accounts: identity });
  const isSecure = publicUrl?.protocol === "https:";
  const providerParts = await openProviders(options.providers, { isSecure, log, nowMs });
  const localHints = createLocalHints((error) => log.error({ err: error }, "a hint's listener failed"));
  const hints = carryHints(localHints, courier);
  const makePicture = await loadPictureMaker(createGate("pictures", PICTURES, systemClock));
  if (makePicture === null) log.warn("There are no profile pictures here: sharp does not load on this machine");
  const roomActHints = createRoomActHints((...to) => courier.carry("room-acts", ...to));
  const designs = createDesigns({ database });
  await designs.seed();
  const groupHugChanges = createGroupHugChanges((...to) => courier.carry("group-hugs", ...to));
  const inbox = createInbox({ database, hints, createBatcher: batcherOn(systemClock, READ_LIMITS), sealing });
  const onAway = (error: unknown) => log.warn({ err: error }, "the database is away; inboxes wait for it");
  const ofGroupHugs = { database, hints, changes: groupHugChanges, queue: createJobQueue("group-hug-due") };
  const groupHugs = createGroupHugs({ ...ofGroupHugs, designs });
  const ofExports = { database, sealing, limits, queue: createJobQueue("data-export"), nowMs };
  const erasureQueue = createJobQueue("erasure");
  const keptMoods = createMoods({ database, sealing, createBatcher: batcherOn(systemClock, READ_LIMITS) });
  const scoring = createScoring({ threads: threadsOf(options.scoringWorkers), clock: systemClock, log });
  const statistics = createStatistics({ clock: systemClock, log });
  const presenceChanges = createPeopleChanges((...to) => courier.carry("presence", ...to));
  const caseChanges = createCaseChanges((...to) => courier.carry("cases", ...to));
  const ofCases = { database, sealing, changes: caseChanges };
  const ofInsights = { database, statistics, scoring, settings: keptMoods.settings, changes: presenceChanges, nowMs };
  const insights = createInsights(ofInsights);
  const insightsJobs = createInsightsJobs({ database, insights, queue: createJobQueue("insights") });
  // Nobody waits for it, and whoever is missed is found later.
  const moods = afterMoodChanges(keptMoods, (userId) => {
    insightsJobs.ask(userId).catch((error: unknown) => log.debug({ err: error }, "insights are asked for later"));
  });
  const transaction: ErasureJobDeps["transaction"] = (work) => inTransaction(database, "write", work);
  const kinds = [
    createGroupHugJobs(ofGroupHugs),
    createExportJobs(ofExports),
    createErasureJobs({ database, transaction, keys, queue: erasureQueue }),
    insightsJobs,
    createCommunityJobs({ database, insights, queue: createJobQueue("community-week"), nowMs }),
  ];
  const jobs = await openJobs({ database, kinds, log });
  const measures = createMeasures({ database, onChange: () => changedMeasures() });
  const liveLimits = createMeasuresWatch({ limits: measures.limits, clock: systemClock });
  const lookAtMeasures = () => void liveLimits.look().catch(() => undefined);
  const sayMeasures = courier.carry<null>("measures", lookAtMeasures, lookAtMeasures);
  const changedMeasures = () => {
    sayMeasures(null);
    lookAtMeasures();
  };
  const ofHugs = { database, hints, sealing, hugsPerHour: () => liveLimits.numberOf("hugs_per_hour", hugsPerHour) };
  const hugs = createHugs({ ...ofHugs, designs, createBatcher: batcherOn(systemClock) });
  const consents = createConsents(ofHugs);
  const epochs = createEpochWatch({ movedOn: (owned) => groupHugs.movedOn(owned) });
  const tail = createInboxTail({ hints: localHints, moved: inbox.moved, onAway });
  const release = createRepeat(RELEASE_EVERY_MS, () =>
    consents.releaseHeld().catch((error: unknown) => log.warn({ err: error }, "held hugs wait for the database")),
  );
  const forget = createRepeat(FORGET_EVERY_MS, () =>
    keptMoods.forgetOld().catch((error: unknown) => log.warn({ err: error }, "old moods wait for the database")),
  );
  const witness = witnessOf(options);
  const running = [...witness, liveLimits, tail, epochs, ended, suspended, release, forget, ...repeats];
  return {
    identity,
    accounts: identity,
    credentials,
    passkeys,
    secondFactor,
    stepUp: createStepUp({ database, credentials, passkeys, secondFactor }),
    staff: createStaff({ database }),
    audit: createAudit({ database }),
    measures,
    liveLimits,
    queueDepths: createQueueDepths(database),
    restrictions: createRestrictions({
      database,
      sealing,
      newId,
      onChanged(userId) {
        roomActHints.publish(userId);
        restrictionChanges.publish([userId]);
      },
      release: () => consents.releaseHeld(),
    }),
    roomActs: createRoomActs({ database, hints, changes: groupHugChanges, actHints: roomActHints }),
    roomActHints,
    reports: createReports(ofCases),
    cases: createCases({ ...ofCases, nowMs: systemClock.nowMs }),
    caseChanges,
    providers: createProviders({ ...ways, ...providerParts, secondFactor }),
    ages: createAges({ database, nowMs }),
    exports: createExports(ofExports),
    erasure: createErasure({ database, accounts: identity, ended, queue: erasureQueue }),
    seats,
    people: createPeople({ database, hints }),
    invitationLinks: createInvitationLinks({ ...identityParts, database }),
    moods,
    insights,
    presenceChanges,
    notifications: createNotifications({ database }),
    pictures: createPictures({ database, make: makePicture, idOf: createPictureId(secret) }),
    feed: createFeed({ database }),
    follows: createFollows({ database }),
    profiles: createProfiles({ database }),
    privacy: createPrivacy({ database }),
    presences: createPresences({ database, createBatcher: batcherOn(systemClock, READ_LIMITS) }),
    hugs,
    consents,
    groupHugs,
    epochs,
    groupHugChanges,
    inbox,
    designs,
    hints,
    sealing,
    scoring,
    statistics,
    async start() {
      for (const repeat of running) repeat.start();
      await jobs.start();
    },
    stops: [hugs.close, ...running.map(({ stop }) => stop), jobs.stop, scoring.close, statistics.close, mailer.close],
    keptAnswers: createKeptAnswers(database, createKeyedSeal(secret, "kept answers")),
    pingDatabase: async () =>
      void (await within(PING_MAX_MS, database.rows("select 1"), () => new Unavailable("database", null))),
  };
}

const witnessOf = ({ database, auditHeadsFile: file, log }: ServicesOptions): readonly Repeat[] => {
  if (file == null) return [];
  const onFailure = (error: unknown) => log.warn({ err: error }, "the audit's last entry is written down later");
  const write = createWitness({ audit: createAudit({ database }), file });
  return [createRepeat(WITNESS_EVERY_MS, () => write().catch(onFailure), 0)];
};
