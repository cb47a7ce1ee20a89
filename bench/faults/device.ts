import { randomUUID } from "node:crypto";
import { NO_SQUEEZE } from "#shared/design/squeeze.ts";
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
import { loneTab } from "../../client/net/platform.port.ts";
import { roomViews } from "../../client/net/room.views.ts";
import { createSdkRooms } from "../../client/net/rooms.sdk.ts";
import type { HugMoodClient } from "../../client/net/state.ts";
import type { Vault, Vaults } from "../../client/net/vault.port.ts";
import { createCookieFetch, type Jar } from "../../tools/friends/cookie-fetch.ts";
import { timers } from "../../tools/friends/node-client.ts";
import type { Recorder } from "./history.ts";

/** A device of a person: the client of the pages, with a vault that outlives it, as IndexedDB outlives a page. */
export type Device = {
  readonly name: string;
  client(): HugMoodClient;
  /** Sends a hug under that key; the same one may be sent again. */
  send(key: string, to: string, message: string): Promise<void>;
  /** The page is thrown away and opened again, with what it had stored. */
  reload(): Promise<void>;
  stop(): void;
};

/** `known`: the hugs that this device has shown. */
const watched = (
  vault: Vault,
  person: string,
  device: string,
  record: Recorder,
  forgotten: Set<string>,
  known: Set<string>,
): Vault => ({
  ...vault,
  async dropHug(key) {
    await vault.dropHug(key);
    if (!forgotten.delete(key)) record({ kind: "acked", atMs: Date.now(), sender: person, key });
  },
  async step(step) {
    const before = await vault.inbox();
    const after = await vault.step(step);
    const isReset = step.isReset === true;
    for (const { seq, hug } of step.arrivals) {
      // Nobody looks at them here, so what was shown stays there; new ones are at the end.
      const isThere = after.arrivals.findLast(({ id }) => id === hug.id) !== undefined;
      if (isThere && !known.has(hug.id))
        record({ kind: "shown", atMs: Date.now(), person, device, hugId: hug.id, seq, isReset });
      known.add(hug.id);
    }
    record({ kind: "cursor", person, device, from: before.cursor, to: after.cursor, isReset });
    return after;
  },
});

/** What somebody would keep who queued messages as room SDKs do. */
const NEWEST = 10;

/** `keepsNewest`: a seeded bug, an outbox that forgets all but its newest ten. */
export const createDevice = async (
  baseUrl: string,
  name: string,
  jar: Jar,
  record: Recorder,
  keepsNewest = false,
): Promise<Device> => {
  const vaults = createMemoryVaults();
  const recorded: Vaults = {
    ...vaults,
    open: async (userId) => watched(await vaults.open(userId), userId, name, record, forgotten, known),
  };
  const refused = new Set<string>();
  const known = new Set<string>();
  /** Thrown away by the seeded bug. */
  const forgotten = new Set<string>();
  let nextKey: string | null = null;
  let unsubscribe = (): void => {};
  const open = async (): Promise<HugMoodClient> => {
    const client = createHugMoodClient({
      baseUrl,
      fetch: createCookieFetch(baseUrl, jar, () => {}),
      clock: timers,
      random: Math.random,
      uuid: () => nextKey ?? randomUUID(),
      surroundings: { isOnline: () => true, isVisible: () => true, onChange: () => () => {} },
      tabs: loneTab,
      vaults: recorded,
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
    let wasUp = false;
    unsubscribe = client.store.subscribe(({ connection, outbox }) => {
      for (const { key, state } of outbox) {
        if (state.kind !== "refused" || refused.has(key)) continue;
        refused.add(key);
        record({ kind: "refused", atMs: Date.now(), device: name, key, code: state.refusal.code });
      }
      const isUp = connection.kind === "online";
      if (isUp !== wasUp) record({ kind: "link", atMs: Date.now(), device: name, room: "inbox", isUp });
      wasUp = isUp;
    });
    await client.start();
    return client;
  };
  let client = await open();
  return {
    name,
    client: () => client,
    async send(key, to, message) {
      nextKey = key;
      // It takes its key before its first await.
      const person = { id: to, name: "", being: "ember/plain" };
      const made = client.sendHug({ to: person, design: "bear", squeeze: NO_SQUEEZE, message });
      nextKey = null;
      await made;
      const { outbox } = client.store.getState();
      for (const { key: old } of keepsNewest ? outbox.slice(0, -NEWEST) : []) {
        forgotten.add(old);
        client.discardHug(old);
      }
    },
    async reload() {
      unsubscribe();
      client.stop();
      client = await open();
    },
    stop() {
      unsubscribe();
      client.stop();
    },
  };
};
