import type { StoreApi } from "zustand";
import type { ChosenConsent, HugRequestView, HugWay, LedgerEntry } from "#shared/schema/consent.ts";
import type { ConsentClient } from "../../net/consent.port.ts";
import type { ClientState, Result } from "../../net/state.ts";
import { ANA, fakeId, FRIENDS } from "./fake-people.ts";

const OK: Result = { ok: true };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const [FERN = ANA, BEN = ANA, MIRIAM = ANA, TUVA = ANA, OLLI = ANA] = FRIENDS;

export const fakeRequests = (nowMs: number): readonly HugRequestView[] => [
  {
    id: fakeId(600),
    kind: "hug",
    from: OLLI,
    message: "",
    askedAtMs: nowMs - HOUR_MS,
    expiresAtMs: nowMs + 3 * DAY_MS - HOUR_MS,
  },
  {
    id: fakeId(601),
    kind: "need",
    from: BEN,
    message: "The exam went badly, and the flat is so quiet.",
    askedAtMs: nowMs - 2 * HOUR_MS,
    expiresAtMs: nowMs + DAY_MS - 2 * HOUR_MS,
  },
];

const fakeLedger = (nowMs: number): readonly LedgerEntry[] =>
  (
    [
      ["request_once", OLLI, { kind: "hug" }],
      ["touch", BEN, { cap: 30, form: "touch" }],
      ["allow_hugs_from", null, { to: "friends" }],
      ["quiet_time", null, { from: 1320, until: 420, zone: "Europe/Berlin", noDisturbUntil: null }],
      ["allowance", MIRIAM, { to: "always" }],
      ["group_out", null, {}],
      ["group_in", null, {}],
      ["muted", TUVA, null],
      ["touch", null, { cap: 60, form: "sound" }],
      ["allowance", FERN, { to: null }],
      ["request_not_now", FERN, { kind: "need" }],
    ] as const
  ).map(([act, other, detail], index) => ({
    id: String(100 - index),
    act,
    other,
    detail,
    atMs: nowMs - index * index * 3 * HOUR_MS - HOUR_MS,
  }));

const WAYS: Readonly<Record<string, HugWay>> = {
  "consent-asks": "asks",
  "consent-asked": "already_asked",
  "consent-cooling": "cooling_off",
  "consent-off": "hugs_off",
};

/** The part of the fake client that is about consent. `empty` and `consent-alone` have no friends, `consent-away` no answers. */
export const fakeConsent = (scene: string, store: StoreApi<ClientState>, nowMs: number): ConsentClient => {
  let chosen: readonly ChosenConsent[] =
    scene === "empty"
      ? []
      : [
          { userId: MIRIAM.id, allowance: "always", touchCap: 100, touchForm: "touch", person: MIRIAM },
          { userId: BEN.id, allowance: null, touchCap: 30, touchForm: "touch", person: BEN },
          { userId: OLLI.id, allowance: "ask", touchCap: 100, touchForm: "picture", person: OLLI },
        ];
  const setInbox = (change: Partial<ClientState["inbox"]>) =>
    store.setState(({ inbox }) => ({ inbox: { ...inbox, ...change } }));
  return {
    way: async () => WAYS[scene] ?? "open",
    set: async (consent) => {
      if (scene === "consent-refused") return { ok: false, refusal: { code: "try_later" } };
      setInbox({ consent });
      return OK;
    },
    setPerson: async ({ userId, ...rule }) => {
      const person = FRIENDS.find(({ id }) => id === userId) ?? ANA;
      chosen = [{ userId, ...rule, person }, ...chosen.filter((one) => one.userId !== userId)];
      return OK;
    },
    chosen: async () => (scene === "consent-away" ? null : chosen),
    answer: async (requestId) => {
      setInbox({ requests: store.getState().inbox.requests.filter(({ id }) => id !== requestId) });
      return OK;
    },
    askForHugs: async (key, to) => {
      setInbox({ need: { key, people: to.length, expiresAtMs: nowMs + DAY_MS } });
      return OK;
    },
    closeNeed: async () => {
      setInbox({ need: null });
      return OK;
    },
    friends: async () =>
      scene === "consent-away" ? null : scene.endsWith("alone") || scene === "empty" ? [] : FRIENDS,
    ledger: async (cursor) => {
      if (scene === "consent-away") return { ok: false, refusal: { code: "offline" } };
      const all = scene === "empty" ? [] : fakeLedger(nowMs);
      const from = Number(cursor ?? 0);
      return {
        ok: true,
        page: { entries: all.slice(from, from + 6), next: from + 6 < all.length ? String(from + 6) : null },
      };
    },
  };
};
