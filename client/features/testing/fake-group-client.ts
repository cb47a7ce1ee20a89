import type { StoreApi } from "zustand";
import type { GroupPhase } from "#shared/schema/group-hug.ts";
import type { ClientState, HugMoodClient } from "../../net/state.ts";
import { fakeGroupHug, fakeNotice, GROUP_ID } from "./fake-group-hugs.ts";
import { createFakeGroupSession } from "./fake-group-session.ts";
import { fakeId } from "./fake-people.ts";

type GroupHugCalls = Pick<
  HugMoodClient,
  "createGroupHug" | "newKey" | "groupHug" | "groupHugs" | "openGroupHug" | "invite" | "closeInvitation"
>;

/** How the server tells of the group hug of a scene. */
const PHASES: Readonly<Record<string, GroupPhase>> = {
  "group-past": "completed",
  "group-canceled": "canceled",
  "group-closed-past": "canceled",
  "group-expired": "expired",
  "group-not-open": "pending",
  "group-full": "pending",
  "group-locked": "active",
};

/** The part of the fake client that is about group hugs. `create-refused`: the first try to make one fails. */
export const fakeGroupHugs = (scene: string, store: StoreApi<ClientState>, nowMs: number): GroupHugCalls => {
  let keys = 0;
  let creates = 0;
  return {
    createGroupHug: async () => {
      creates += 1;
      if (scene === "create-refused" && creates === 1) return { ok: false, refusal: { code: "try_later" } };
      return { ok: true, id: GROUP_ID };
    },
    newKey: () => {
      keys += 1;
      return fakeId(5000 + keys);
    },
    groupHug: async (id) => {
      const phase = PHASES[scene];
      const closedFor = scene === "group-closed-past" ? fakeNotice("close", nowMs) : null;
      if (phase) return { ...fakeGroupHug(phase, nowMs), closedFor };
      if (scene === "group-none") return null;
      return id === GROUP_ID ? fakeGroupHug("active", nowMs) : { ...fakeGroupHug("completed", nowMs), id };
    },
    groupHugs: async (cursor) => {
      if (scene === "empty") return { ok: true, page: { groupHugs: [], next: null } };
      const from = Number(cursor ?? 0);
      const all = [
        fakeGroupHug("pending", nowMs, 5),
        fakeGroupHug("canceled", nowMs, 6),
        ...[0, 1, 2, 3].map((index) => fakeGroupHug("completed", nowMs, index)),
      ];
      return { ok: true, page: { groupHugs: all.slice(from, from + 4), next: from === 0 ? "4" : null } };
    },
    openGroupHug: (id) => createFakeGroupSession(id, scene),
    invite: async () => ({ ok: true }),
    closeInvitation: async (groupHugId) => {
      store.setState(({ inbox }) => ({
        inbox: { ...inbox, invitations: inbox.invitations.filter((one) => one.groupHugId !== groupHugId) },
      }));
      return { ok: true };
    },
  };
};
