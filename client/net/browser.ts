import { createBrowserTabs } from "./browser.tabs.ts";
import { createHugMoodClient } from "./hugmood-client.ts";
import { createIdbVaults } from "./idb.vaults.ts";
import type { Clock, Surroundings } from "./platform.port.ts";
import type { HugMoodClient } from "./state.ts";
import type { Vaults } from "./vault.port.ts";

const surroundings: Surroundings = {
  isOnline: () => navigator.onLine,
  isVisible: () => document.visibilityState === "visible",
  onChange: (listen) => {
    addEventListener("online", listen);
    addEventListener("offline", listen);
    document.addEventListener("visibilitychange", listen);
    return () => {
      removeEventListener("online", listen);
      removeEventListener("offline", listen);
      document.removeEventListener("visibilitychange", listen);
    };
  },
};

export const timers: Clock = {
  nowMs: () => Date.now(),
  frameNowMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** The client of this page. Where IndexedDB is missing or forbidden, what is on its way lives as long as the page. */
export const createBrowserClient = (): HugMoodClient => {
  const kept = createIdbVaults();
  /** One file has all that a session needs; its rooms come along with it. */
  const loadSession = async () => {
    void import("./rooms.sdk.ts").catch(() => {});
    return (await import("./session.ts")).createSession;
  };
  // Whoever was here last is probably here again: it comes while the server is asked.
  void kept
    .rememberedMe()
    .then((me) => me && loadSession())
    .catch(() => {});
  let memory: Promise<Vaults> | null = null;
  const fallback = () => (memory ??= import("./memory.vault.ts").then((made) => made.createMemoryVaults()));
  return createHugMoodClient({
    baseUrl: location.origin,
    fetch: (input, init) => fetch(input, init),
    clock: timers,
    random: Math.random,
    // Only secure contexts have randomUUID; a phone on the local network is none.
    uuid: () => crypto.randomUUID?.() ?? uuidFrom(crypto.getRandomValues(new Uint8Array(16))),
    surroundings,
    tabs: createBrowserTabs(),
    vaults: {
      ...kept,
      open: (userId) => kept.open(userId).catch(async () => (await fallback()).open(userId)),
      forget: (userId) => kept.forget(userId).finally(async () => (await memory)?.forget(userId)),
    },
    rooms: async () => (await import("./rooms.sdk.ts")).createSdkRooms(location.origin),
    loadSession,
    loadGroupHugs: async () => (await import("./group-hug.room.ts")).createGroupHugRoom,
    loadPeople: async (http) => (await import("./people.http.ts")).createPeopleHttp(http),
    loadAccountHttp: async () => (await import("./account.browser.ts")).createBrowserAccount,
    loadRoomViews: async () => (await import("./room.views.ts")).roomViews,
    loadConsentRequests: async () => (await import("./consent.requests.ts")).createConsentRequests,
    loadMoods: async () => (await import("./moods.browser.ts")).createBrowserMoods,
    loadInsights: async () => (await import("./insights.browser.ts")).createBrowserInsights,
    loadStaff: async () => (await import("./staff.browser.ts")).createBrowserStaff,
    loadReports: async () => (await import("./reports.browser.ts")).createBrowserReports,
    loadOwnHttp: async () => (await import("./own.browser.ts")).createBrowserOwn,
  });
};

/** A version 4 UUID of 16 random bytes (RFC 9562, 5.4). */
const uuidFrom = (bytes: Uint8Array): string => {
  const hex = Array.from(bytes, (byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, "0");
  }).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
