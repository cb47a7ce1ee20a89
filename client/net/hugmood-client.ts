import type { HugView, PersonView } from "#shared/schema/hug.ts";
import type { LoadAccountHttp } from "./account.http.ts";
import type { LoadConsentRequests } from "./consent.requests.ts";
import type { LoadOwnHttp } from "./own.http.ts";
import type { LoadGroupHugs } from "./group-hug.door.ts";
import { createGroupHugsHttp } from "./group-hugs.http.ts";
import { createHttp, resultOf, type Http, type HttpAnswer } from "./http.client.ts";
import type { Clock, Random, Surroundings, Tabs } from "./platform.port.ts";
import { createIdentity, meOf } from "./identity.ts";
import { resultOfRequest } from "./request.result.ts";
import type { LoadInsights } from "./insights.http.ts";
import type { LoadReports } from "./reports.http.ts";
import type { LoadStaff } from "./staff.http.ts";
import type { LoadMoods } from "./moods.here.ts";
import type { LoadRoomViews } from "./room.views.ts";
import type { Rooms } from "./rooms.port.ts";
import type { LoadSession } from "./session.ts";
import { createClientStore, type HugMoodClient, type HugsPage, type PeopleClient, type Result } from "./state.ts";
import type { Vaults } from "./vault.port.ts";

export type HugMoodClientDeps = {
  /** Empty for the origin of the page. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly random: Random;
  readonly uuid: () => string;
  readonly surroundings: Surroundings;
  readonly tabs: Tabs;
  readonly vaults: Vaults;
  /** Loaded when first needed. */
  readonly rooms: () => Promise<Rooms>;
  readonly loadSession: LoadSession;
  readonly loadGroupHugs: LoadGroupHugs;
  readonly loadAccountHttp: LoadAccountHttp;
  readonly loadRoomViews: LoadRoomViews;
  readonly loadConsentRequests: LoadConsentRequests;
  readonly loadOwnHttp: LoadOwnHttp;
  readonly loadMoods: LoadMoods;
  readonly loadInsights: LoadInsights;
  readonly loadStaff: LoadStaff;
  readonly loadReports: LoadReports;
  readonly loadPeople: (http: Http) => Promise<PeopleClient>;
};

/** An act waits this long for the connection before it answers `offline`. */
export const ACT_WAITS_MS = 4_000;

/** The one way to the server for everything in `client/`. */
export const createHugMoodClient = (deps: HugMoodClientDeps): HugMoodClient => {
  const store = createClientStore();
  const ask = createHttp(deps.baseUrl, deps.fetch);
  let paying: Promise<HttpAnswer> | null = null;
  const saySignOut = async (): Promise<HttpAnswer> => {
    const said = await ask("POST", "/api/sign-out");
    if (said.kind !== "failed") await deps.vaults.oweSignOut(false).catch(() => {});
    paying = null;
    return said;
  };
  /** Nothing is asked in the name of somebody who signed out while the server was out of reach. */
  const http: Http = async (...asked) => {
    if (await deps.vaults.owesSignOut().catch(() => false)) {
      const said = await (paying ??= saySignOut());
      if (said.kind === "failed") return said;
    }
    return ask(...asked);
  };
  const identity = createIdentity({
    ...deps,
    http,
    store,
    openSession: async (me, vault, onSignedOut) =>
      (await deps.loadSession())(me, vault, { ...deps, http, store, onSignedOut }),
  });

  const act = async (name: string, body: unknown): Promise<Result> => {
    const acting = identity.session();
    if (acting === null || !(await acting.whenUp(ACT_WAITS_MS))) return { ok: false, refusal: { code: "offline" } };
    return resultOfRequest(await acting.request(name, body));
  };
  const profile = async (answer: HttpAnswer): Promise<Result> => {
    if (answer.kind === "ok") await identity.become(meOf(answer.body));
    if (answer.kind === "signed_out") void identity.check();
    return resultOf(answer);
  };
  const read = async <T>(path: string): Promise<T | null> => {
    const answer = await http("GET", path);
    return answer.kind === "ok" ? (answer.body as T) : null; // each caller names its route's documented answer
  };
  const people = async (path: string) => (await read<{ people: PersonView[] }>(path))?.people ?? [];

  return {
    store,
    start: identity.start,
    stop: identity.stop,
    enter: async (name, being) => profile(await http("POST", "/api/guests", { name, being })),
    setProfile: async (name, being) => profile(await http("PUT", "/api/me", { name, being })),
    sendHug: (hug) => {
      const sending = identity.session();
      if (sending === null) throw new Error("Nobody is signed in, so there is no outbox; call enter() first.");
      return sending.outbox.make(hug);
    },
    retryHug: (key) => identity.session()?.outbox.retry(key),
    discardHug: (key) => identity.session()?.outbox.discard(key),
    react: (hugId, emoji, message) => act("hug/react", { hugId, emoji, message }),
    see: async (hugId) => {
      const seeing = identity.session();
      if (seeing === null) return { ok: false, refusal: { code: "offline" } };
      await seeing.see(hugId);
      return { ok: true };
    },
    setTouch: (settings) => act("touch/set", settings),
    mute: (userId, on) => act("person/mute", { userId, on }),
    block: (userId, on) => act("person/block", { userId, on }),
    dismissReaction: (hugId) =>
      store.setState(({ reactions }) => ({ reactions: reactions.filter((other) => other.hugId !== hugId) })),
    hugs: async (cursor) => {
      const answer = await http(
        "GET",
        `/api/hugs?limit=20${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      if (answer.kind === "ok") return { ok: true, page: answer.body as HugsPage }; // the route's documented answer
      const result = resultOf(answer);
      return { ok: false, refusal: result.ok ? { code: "server_error" } : result.refusal };
    },
    hug: (hugId) => read<HugView>(`/api/hugs/${encodeURIComponent(hugId)}`),
    muted: () => people("/api/people/muted"),
    blocked: () => people("/api/people/blocked"),
    person: (id) => read<PersonView>(`/api/people/${encodeURIComponent(id)}`),
    signOut: async () => {
      // Kept until the server knows, where the device keeps anything.
      await deps.vaults.oweSignOut(true).catch(() => {});
      await identity.leaveEverywhere();
      // Asks until it is in reach, and says it then.
      if ((await (paying ??= saySignOut())).kind === "failed") void identity.check();
    },
    loadAccount: async () => (await deps.loadAccountHttp())({ ...deps, http, store, identity }),
    loadConsent: async () => (await deps.loadConsentRequests())({ http, store, act }),
    loadOwn: async () => (await deps.loadOwnHttp())({ ...deps, http, store, identity }),
    loadMoods: async () => (await deps.loadMoods())({ ...deps, http, store, identity })(),
    loadInsights: async () => (await deps.loadInsights())({ ...deps, http, store, identity }),
    loadStaff: async () => (await deps.loadStaff())({ ...deps, http, store, identity }),
    loadReports: async () => (await deps.loadReports())({ ...deps, http, store, identity }),
    loadPeople: () => deps.loadPeople(http),
    ...createGroupHugsHttp(http),
    newKey: deps.uuid,
    openGroupHug: (id) => identity.session()?.groupHugs.open(id) ?? null,
    invite: (groupHugId, userId) => act("group/invite", { groupHugId, to: userId }),
    closeInvitation: (groupHugId) => act("invitation/close", { groupHugId }),
  };
};
