import { createAccountHttp } from "../account.http.ts";
import { createConsentRequests } from "../consent.requests.ts";
import { createMemoryMoods } from "../memory.moods.ts";
import { createInsightsHttp } from "../insights.http.ts";
import { createStaffHttp } from "../staff.http.ts";
import { createReportsHttp } from "../reports.http.ts";
import { createMoods } from "../moods.here.ts";
import { createOwnHttp } from "../own.http.ts";
import { createPeopleHttp } from "../people.http.ts";
import { createGroupHugRoom } from "../group-hug.room.ts";
import { createHugMoodClient } from "../hugmood-client.ts";
import { createMemoryVaults } from "../memory.vault.ts";
import { createSession } from "../session.ts";
import { roomViews } from "../room.views.ts";
import { loneTab, type Tabs } from "../platform.port.ts";
import type { HugMoodClient } from "../state.ts";
import type { Vaults } from "../vault.port.ts";
import type { FakeServer } from "./fake-server.ts";
import { uuidsFrom } from "./seeded.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** A browser: what it keeps outlives its pages. */
export const createFakeDevice = (
  server: FakeServer,
  clock: VirtualClock,
  random: () => number,
  userId: string | null,
  vaults: Vaults = createMemoryVaults(),
) => {
  let isOnline = true;
  let isVisible = true;
  let isLoading = true;
  let userIdNow = userId;
  const listeners = new Set<() => void>();
  const tell = () => [...listeners].forEach((listen) => listen());
  const uuid = uuidsFrom(random);
  const moodVaults = createMemoryMoods();
  let joins = 0;
  const asked: string[] = [];
  const ask: typeof fetch = async (input, init) => {
    if (!isOnline) throw new TypeError("offline");
    const path = new URL(String(input)).pathname;
    asked.push(path);
    const answer = await server.fetchFor(() => userIdNow)(input, init);
    if (path === "/api/sign-out") userIdNow = null;
    return answer;
  };
  const open = (tabs: Tabs = loneTab): HugMoodClient =>
    createHugMoodClient({
      baseUrl: "http://fake",
      fetch: ask,
      clock,
      random,
      uuid,
      tabs,
      vaults,
      surroundings: {
        isOnline: () => isOnline,
        isVisible: () => isVisible,
        onChange: (listen) => {
          listeners.add(listen);
          return () => listeners.delete(listen);
        },
      },
      rooms: async () => {
        const rooms = server.roomsFor(userIdNow ?? "");
        return { join: (...wanted) => ((joins += 1), rooms.join(...wanted)) };
      },
      loadSession: async () => createSession,
      loadGroupHugs: () =>
        isLoading ? Promise.resolve(createGroupHugRoom) : Promise.reject(new TypeError("not loaded")),
      loadAccountHttp: async () => createAccountHttp,
      loadRoomViews: async () => roomViews,
      loadConsentRequests: async () => createConsentRequests,
      loadOwnHttp: async () => createOwnHttp,
      loadInsights: async () => createInsightsHttp,
      loadStaff: async () => createStaffHttp,
      loadReports: async () => createReportsHttp,
      loadMoods: async () => (moodsDeps) => createMoods(moodsDeps, { vaults: moodVaults, timeZone: () => "UTC" }),
      loadPeople: async (http) => createPeopleHttp(http),
    });
  return {
    open,
    vaults,
    joins: () => joins,
    /** The paths that were asked of the server, in order. */
    asked,
    /** Whether code that comes later can be loaded. */
    setLoading: (next: boolean) => void (isLoading = next),
    signInAs: (next: string | null) => void (userIdNow = next),
    setOnline: (next: boolean) => {
      isOnline = next;
      tell();
    },
    setVisible: (next: boolean) => {
      isVisible = next;
      tell();
    },
  };
};
