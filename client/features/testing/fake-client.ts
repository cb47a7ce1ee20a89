import type { PersonView } from "#shared/schema/hug.ts";
import { after, wallNowMs } from "../../net/clock.ts";
import {
  createClientStore,
  type ClientState,
  type HugMoodClient,
  type OutboxHug,
  type Result,
} from "../../net/state.ts";
import { beingText } from "../../ui/being-names.ts";
import { fakeAccount } from "./fake-account-client.ts";
import { fakeConsent } from "./fake-consent-client.ts";
import { fakeInsights } from "./fake-insights.ts";
import { fakeReports } from "./fake-reports.ts";
import { fakeStaff } from "./fake-staff.ts";
import { fakeMoodsClient } from "./fake-moods-client.ts";
import { fakeOwn } from "./fake-own-client.ts";
import { fakeGroupHugs } from "./fake-group-client.ts";
import { fakePeople } from "./fake-people-client.ts";
import { ANA, fakeHistory, fakeScene, FRIENDS } from "./fake-scenes.ts";

const OK: Result = { ok: true };

/** A client that talks to nobody, for looking at pages: `scene` names what there is to see (`fake-scenes.ts`). */
export const createFakeClient = (scene: string): HugMoodClient => {
  const store = createClientStore();
  const nowMs = wallNowMs();
  const history = fakeHistory(nowMs);
  store.setState(fakeScene(scene, nowMs));
  const kept: Record<"muted" | "blocked", readonly PersonView[]> = { muted: FRIENDS.slice(4, 5), blocked: [] };
  const toggle = (list: "muted" | "blocked") => async (userId: string, on: boolean) => {
    kept[list] = kept[list].filter(({ id }) => id !== userId);
    if (on) kept[list] = [...kept[list], ...FRIENDS.filter(({ id }) => id === userId)];
    return OK;
  };
  const setHug = (key: string, state: OutboxHug["state"]) =>
    store.setState(({ outbox }) => ({ outbox: outbox.map((hug) => (hug.key === key ? { ...hug, state } : hug)) }));
  const arrive = () =>
    store.setState(({ arrivals, inbox }): Partial<ClientState> => {
      const [hug] = history;
      return hug
        ? {
            arrivals: [...arrivals, { ...hug, isSeen: false, sentAtMs: wallNowMs() }],
            inbox: { ...inbox, unread: inbox.unread + 1 },
          }
        : {};
    });
  const moods = fakeMoodsClient(scene, nowMs);
  const own = fakeOwn(scene, nowMs);
  const people = fakePeople(scene, nowMs);
  const account = fakeAccount(scene, store, nowMs);
  const consent = fakeConsent(scene, store, nowMs);
  const arriveThere = (key: string) =>
    store.setState(({ outbox, inbox }) => {
      const sent = outbox.find((hug) => hug.key === key);
      const [card] = fakeHistory(wallNowMs());
      if (!sent || !card) return {};
      const request = scene === "consent-asks" ? { isAccepted: false, expiresAtMs: wallNowMs() + 259_200_000 } : null;
      const { to: other, design, message } = sent;
      const hug = { ...card, id: key, direction: "sent" as const, other, design, message, isSeen: false, request };
      return { outbox: outbox.filter((one) => one.key !== key), inbox: { ...inbox, hugs: [hug, ...inbox.hugs] } };
    });
  if (scene === "arriving") after(2500, arrive);
  const reports = fakeReports(scene, nowMs);
  const staff = fakeStaff(scene, nowMs);
  return {
    store,
    start: async () => {},
    stop: () => {},
    enter: async (name, being) => {
      store.setState({ ...fakeScene("home", nowMs), me: { ...ANA, name, being: beingText(being), isGuest: true } });
      return OK;
    },
    setProfile: async (name, being) => {
      store.setState({ me: { ...ANA, name, being: beingText(being), isGuest: true } });
      return OK;
    },
    sendHug: async (hug) => {
      const key = `key-${store.getState().outbox.length}`;
      store.setState(({ outbox }) => ({
        outbox: [...outbox, { ...hug, key, madeAtMs: wallNowMs(), state: { kind: "waiting" } }],
      }));
      if (scene !== "offline") {
        after(600, () => setHug(key, { kind: "sending" }));
        after(1600, () => arriveThere(key));
      }
      return key;
    },
    retryHug: (key) => setHug(key, { kind: "sending" }),
    discardHug: (key) => store.setState(({ outbox }) => ({ outbox: outbox.filter((hug) => hug.key !== key) })),
    react: async () => OK,
    see: async (hugId) => {
      store.setState(({ arrivals }) => ({ arrivals: arrivals.filter((hug) => hug.id !== hugId) }));
      return OK;
    },
    setTouch: async (settings) => {
      store.setState(({ inbox }) => ({ inbox: { ...inbox, settings } }));
      return OK;
    },
    mute: toggle("muted"),
    block: toggle("blocked"),
    dismissReaction: (hugId) =>
      store.setState(({ reactions }) => ({ reactions: reactions.filter((one) => one.hugId !== hugId) })),
    hugs: async (cursor) => {
      if (scene === "empty") return { ok: true, page: { hugs: [], next: null } };
      const from = Number(cursor ?? 0);
      const next = from + 6 < history.length ? String(from + 6) : null;
      return { ok: true, page: { hugs: history.slice(from, from + 6), next } };
    },
    hug: async (hugId) => history.find(({ id }) => id === hugId) ?? null,
    muted: async () => kept.muted,
    blocked: async () => kept.blocked,
    person: async (id) => FRIENDS.find((person) => person.id === id) ?? null,
    signOut: async () => store.setState({ me: null }),
    loadAccount: () =>
      scene === "account-lost" ? Promise.reject(new TypeError("not loaded")) : Promise.resolve(account),
    loadConsent: async () => consent,
    loadOwn: () => (scene === "own-lost" ? Promise.reject(new TypeError("not loaded")) : Promise.resolve(own)),
    loadInsights: async () => fakeInsights(scene, nowMs),
    loadStaff: async () => staff,
    loadReports: async () => reports,
    loadMoods: () => (scene === "mood-lost" ? Promise.reject(new TypeError("not loaded")) : Promise.resolve(moods)),
    loadPeople: async () => people,
    ...fakeGroupHugs(scene, store, nowMs),
  };
};
