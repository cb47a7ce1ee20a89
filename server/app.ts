import { matchMaker } from "@colyseus/core";
import { DIGEST_LEAST_MS } from "#shared/schema/digest.ts";
import type { Config } from "./config.ts";
import { createDispatch } from "./api/dispatch.ts";
import { matchRoute } from "./api/match.ts";
import { openApiDocument } from "./api/openapi.ts";
import { problemPage } from "./api/problem-pages.ts";
import { createLargeBodies } from "./api/large-bodies.ts";
import { createRoutes, type ApiServices } from "./api/registry.ts";
import { systemClock, systemClockId } from "./platform/clock.ts";
import type { Cluster } from "./platform/cluster/cluster.ts";
import { createGate, type GateLimits } from "./platform/gate.ts";
import { createExplorer } from "./platform/http/explorer.ts";
import { createSite } from "./platform/http/site.ts";
import { loadStaticFiles } from "./platform/http/static-files.ts";
import { routeColyseusLog } from "./platform/logger/colyseus-log.ts";
import type { Log } from "./platform/logger/logger.ts";
import type { QueueDepths } from "./platform/jobs/queue-depths.ts";
import type { LiveLimits } from "./platform/measures-watch.ts";
import { installMatchmaking } from "./platform/matchmaking.ts";
import type { OpenSeats } from "./platform/open-seats.ts";
import { createProcessMeter } from "./platform/process-meter.ts";
import { createRepeat } from "./platform/repeat.ts";
import { listen, type Listened } from "./platform/transport/listen.ts";
import { createAdmission } from "./rooms/group-hug/group-hug.admission.ts";
import { GroupHugRoom } from "./rooms/group-hug/GroupHugRoom.ts";
import { InboxRoom } from "./rooms/inbox/InboxRoom.ts";
import { ModerationRoom } from "./rooms/moderation/ModerationRoom.ts";
import { createRoomBoard } from "./rooms/room-board.ts";
import { createRoomPages } from "./rooms/room-pages.ts";
import { LobbyRoom } from "./rooms/lobby/LobbyRoom.ts";
import { tellingMoods } from "./services/moods/moods.telling.ts";
import { createPeopleChanges, type PeopleChanges } from "./rooms/people-changes.ts";
import { createPeopleWatch } from "./rooms/people-watch.ts";
import type { RoomDeps } from "./rooms/room-deps.ts";
import type { KeptAnswers } from "./services/kept-answers/kept-answers.port.ts";
import type { GroupHugs } from "./services/group-hugs/group-hugs.port.ts";
import { sharedLimits, sharedRates } from "./shared-limits.ts";

/** Everything that rooms and routes use. */
export type AppServices = Omit<ApiServices, "isAcceptingRooms"> &
  Pick<
    RoomDeps,
    | "identity"
    | "hugs"
    | "inbox"
    | "people"
    | "consents"
    | "presences"
    | "moods"
    | "hints"
    | "groupHugs"
    | "groupHugChanges"
    | "roomActHints"
    | "caseChanges"
    | "designs"
    | "epochs"
  > & {
    readonly groupHugs: Pick<GroupHugs, "admission">;
    /** Of presence, moods and insights. */
    readonly presenceChanges: PeopleChanges;
    readonly keptAnswers: KeptAnswers;
    /** What rates are while measures hold. */
    readonly liveLimits: LiveLimits;
    /** What waits in the database. */
    readonly queueDepths: QueueDepths;
    readonly seats: Pick<OpenSeats, "follow">;
  };

export type AppOptions = {
  readonly config: Pick<Config, "host" | "port" | "transport" | "publicUrl" | "isBehindProxy">;
  readonly services: AppServices;
  /** The other processes, if there are any. */
  readonly cluster: Pick<Cluster, "directory" | "courier" | "setup">;
  readonly log: Log;
  /** The built client. */
  readonly pagesFolder: string;
  readonly version: string;
  readonly nowMs: () => number;
};

export type App = {
  /** Opens rooms and the port. One app a process at a time: Colyseus' matchmaker is one a process. */
  listen(): Promise<Listened & { readonly url: string }>;
  /** Rooms close with CLOSE_RESTARTING, then the port closes. The services stay open: whoever made them ends them. */
  close(): Promise<void>;
};

/** Routes that know who asks. Whoever would wait for long is told to try later, at the cost of no question to the database. */
const ROUTES: GateLimits = { atOnce: 16, waitingMax: 150, waitMaxMs: 4_000 };

/** How a process is is told this often, while anybody watches. */
const TELL_HEALTH_MS = 1_000;
const REPORTS = "/api/reports";
/** Of 10 MB at most each. */
const LARGE_BODIES_AT_ONCE = 6;

/** Everything that is reachable, over services that are given. Nothing happens before `listen`. */
export function createApp({ config, services, cluster, log, pagesFolder, version, nowMs }: AppOptions): App {
  const isAcceptingRooms = () => matchMaker.state === matchMaker.MatchMakerState.READY;
  const changes = createPeopleChanges((...to) => cluster.courier.carry("people", ...to));
  const { presenceChanges } = services;
  const peopleWatch = createPeopleWatch([changes, presenceChanges]);
  const told = {
    ...services,
    ...sayingChanges(services, changes),
    moods: tellingMoods(services.moods, presenceChanges),
  };
  const routes = createRoutes({ ...told, isAcceptingRooms });
  const roomBoard = createRoomBoard({
    process: systemClockId,
    clock: systemClock,
    wallNowMs: nowMs,
    carry: (...to) => cluster.courier.carry("room-board", ...to),
  });
  const roomPages = createRoomPages({
    process: systemClockId,
    clock: systemClock,
    carry: (...to) => cluster.courier.carry("room-pages", ...to),
  });
  const over = { courier: cluster.courier, clock: systemClock };
  const api = createDispatch({
    routes,
    gate: createGate("routes", ROUTES, systemClock),
    limits: sharedLimits(over, "http", nowMs),
    rateOf: services.liveLimits.rateOf,
    accounts: services.accounts,
    keptAnswers: services.keptAnswers,
    stepUp: services.stepUp,
    staff: services.staff,
    nowMs,
    onFailure: (kind, path, error) =>
      kind === "bug"
        ? log.error({ path, err: error }, "a route failed")
        : log.warn({ path, err: error }, "a route had to say try later"),
  });
  const meter = createProcessMeter({
    clock: systemClock,
    ping: services.pingDatabase,
    depths: services.queueDepths,
    open: () => ({ rooms: matchMaker.stats.local.roomCount, devices: matchMaker.stats.local.ccu }),
  });
  const tellHealth = createRepeat(TELL_HEALTH_MS, async () => {
    if (roomBoard.isHeeded()) roomBoard.tellHealth(await meter.read());
  });
  const explorer = createExplorer();
  const openApi = JSON.stringify(openApiDocument(routes, version));
  const docs = async (request: Request, pathname: string) =>
    pathname === "/api/openapi.json"
      ? new Response(openApi, { headers: { "content-type": "application/json", "cache-control": "no-cache" } })
      : (problemPage(pathname) ?? explorer(request, pathname));
  const isForOtherSites = (method: string, pathname: string) => {
    const match = matchRoute(routes, method, pathname);
    return match.kind === "route" && match.route.isPage;
  };
  const counted: typeof api = async (request, peer) => {
    const answer = await api(request, peer);
    if (answer === null) return null;
    meter.counts.served(!answer.ok);
    if (answer.ok && request.method === "POST" && new URL(request.url).pathname === REPORTS) meter.counts.reported();
    return answer;
  };
  const handle = createSite({
    api: counted,
    isForOtherSites,
    docs,
    pages: loadStaticFiles(pagesFolder),
    large: createLargeBodies({ routes, accounts: services.accounts, atOnce: LARGE_BODIES_AT_ONCE }),
    publicUrl: config.publicUrl,
    isBehindProxy: config.isBehindProxy,
    onBug: (error) => log.error({ err: error }, "an answer failed"),
  });
  let listened: Listened | null = null;
  return {
    async listen() {
      routeColyseusLog(log);
      // What is given here wins over what clients say.
      const deps: RoomDeps = {
        ...told,
        changes,
        presenceChanges,
        peopleWatch,
        digestLeastMs: DIGEST_LEAST_MS,
        rates: sharedRates(over),
        roomBoard,
        roomPages,
        wallNowMs: nowMs,
        liveLimits: services.liveLimits,
        counts: meter.counts,
        staff: services.staff,
        cases: services.cases,
        caseChanges: services.caseChanges,
        clock: systemClock,
        clockId: systemClockId,
        log,
      };
      services.seats.follow(matchMaker.defineRoomType("inbox", InboxRoom, { deps }));
      services.seats.follow(matchMaker.defineRoomType("lobby", LobbyRoom, { deps }));
      services.seats.follow(matchMaker.defineRoomType("group-hug", GroupHugRoom, { deps }));
      services.seats.follow(matchMaker.defineRoomType("moderation", ModerationRoom, { deps }));
      const isKnown = async (userId: string) => (await services.people.profile(userId)) !== null;
      const admit = createAdmission(services.groupHugs);
      installMatchmaking({
        identity: services.identity,
        isKnown,
        admit,
        isStaff: (who) => services.staff.isOpen(who),
        limits: sharedLimits(over, "matchmaking", nowMs),
        onSeat: meter.counts.joined,
        rateOf: (usual) => services.liveLimits.rateOf("joins", usual),
        directory: cluster.directory,
        nowMs,
        log,
      });
      await cluster.setup();
      await matchMaker.accept();
      tellHealth.start();
      listened = await listen({ handle, ...config });
      return { ...listened, url: `http://${urlHost(config.host)}:${listened.listening.port}` };
    },
    async close() {
      if (listened === null) return;
      await matchMaker.gracefullyShutdown();
      await tellHealth.stop();
      roomBoard.end();
      roomPages.end();
      await listened.listening.close();
      listened = null;
    },
  };
}

type Told = Pick<AppServices, "people" | "follows" | "privacy" | "consents" | "invitationLinks">;

/** Rooms hear of a new name or being, and of what decides who sees whom; of blocks the inboxes tell them. */
function sayingChanges({ people, follows, privacy, consents, invitationLinks }: Told, changes: PeopleChanges): Told {
  const said = <T extends { readonly ok: boolean }>(answer: T, ...userIds: readonly string[]): T => {
    if (answer.ok) changes.publish(userIds);
    return answer;
  };
  return {
    people: {
      ...people,
      async setProfile(userId, name, being) {
        const profile = await people.setProfile(userId, name, being);
        if (profile !== null) changes.publish([userId]);
        return profile;
      },
    },
    follows: {
      ...follows,
      setFollowing: async (userId, otherId, on) =>
        said(await follows.setFollowing(userId, otherId, on), userId, otherId),
    },
    privacy: {
      ...privacy,
      change: async (userId, change) => said(await privacy.change(userId, change), userId),
    },
    invitationLinks: {
      ...invitationLinks,
      async use(userId, token) {
        const used = await invitationLinks.use(userId, token);
        return used.ok ? said(used, userId, used.value.inviterId) : used;
      },
    },
    consents: {
      ...consents,
      setSettings: async (userId, settings) => said(await consents.setSettings(userId, settings), userId),
    },
  };
}

/** An address of every network is none to type: this machine's own stands for it. */
function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
