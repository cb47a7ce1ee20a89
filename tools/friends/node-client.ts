import { randomUUID } from "node:crypto";
import { createAccountHttp } from "../../client/net/account.http.ts";
import { createConsentRequests } from "../../client/net/consent.requests.ts";
import { createMemoryMoods } from "../../client/net/memory.moods.ts";
import { createInsightsHttp } from "../../client/net/insights.http.ts";
import { createStaffHttp } from "../../client/net/staff.http.ts";
import { createReportsHttp } from "../../client/net/reports.http.ts";
import { createMoods } from "../../client/net/moods.here.ts";
import { createOwnHttp } from "../../client/net/own.http.ts";
import { createPeopleHttp } from "../../client/net/people.http.ts";
import { createGroupHugRoom } from "../../client/net/group-hug.room.ts";
import { createHugMoodClient } from "../../client/net/hugmood-client.ts";
import { createMemoryVaults } from "../../client/net/memory.vault.ts";
import { createSession } from "../../client/net/session.ts";
import { roomViews } from "../../client/net/room.views.ts";
import { loneTab, type Clock } from "../../client/net/platform.port.ts";
import { createSdkRooms } from "../../client/net/rooms.sdk.ts";
import type { HugMoodClient } from "../../client/net/state.ts";

export const timers: Clock = {
  nowMs: () => Date.now(),
  frameNowMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** The client of the pages, run by Node: same rules, real sockets, nothing kept but in memory. */
export const createNodeClient = (baseUrl: string, fetch: typeof globalThis.fetch): HugMoodClient =>
  createHugMoodClient({
    baseUrl,
    fetch,
    clock: timers,
    random: Math.random,
    uuid: randomUUID,
    surroundings: { isOnline: () => true, isVisible: () => true, onChange: () => () => {} },
    tabs: loneTab,
    vaults: createMemoryVaults(),
    rooms: async () => createSdkRooms(baseUrl),
    loadSession: async () => createSession,
    loadGroupHugs: async () => createGroupHugRoom,
    loadAccountHttp: async () => createAccountHttp,
    loadRoomViews: async () => roomViews,
    loadConsentRequests: async () => createConsentRequests,
    loadOwnHttp: async () => createOwnHttp,
    loadInsights: async () => createInsightsHttp,
    loadStaff: async () => createStaffHttp,
    loadReports: async () => createReportsHttp,
    loadMoods: async () => (moods) => createMoods(moods, { vaults: createMemoryMoods(), timeZone: () => "UTC" }),
    loadPeople: async (http) => createPeopleHttp(http),
  });
