import type { StoreApi } from "zustand";
import type { ExportView } from "#shared/schema/data-rights.ts";
import { after } from "../../net/clock.ts";
import type { DataRightsClient } from "../../net/data-rights.client.ts";
import type { ClientState, Result } from "../../net/state.ts";
import { ANA } from "./fake-people.ts";

const OK: Result = { ok: true };
const HOUR_MS = 60 * 60_000;
const NONE: ExportView = { state: "none", percent: 0, bytes: 0, untilMs: null };

/**
 * The part of the fake client that is about one's data: a copy is being made in `data-making`, is there in `data-ready`, and
 * could not be made in `data-failed`; in `leaving` erasure is asked for.
 */
export const fakeDataRights = (scene: string, store: StoreApi<ClientState>, nowMs: number): DataRightsClient => {
  const ready: ExportView = { state: "ready", percent: 100, bytes: 1_240_000, untilMs: nowMs + 23.5 * HOUR_MS };
  const making: ExportView = { state: "making", percent: 37, bytes: 0, untilMs: null };
  const first: Readonly<Record<string, ExportView>> = {
    "data-making": making,
    "data-ready": ready,
    "data-failed": { ...NONE, state: "failed" },
  };
  let copy = first[scene] ?? NONE;
  let dueAtMs = scene === "leaving" ? nowMs + 160 * HOUR_MS : null;
  return {
    copy: async () => copy,
    makeCopy: async () => {
      copy = making;
      after(4_000, () => void (copy = ready));
      return OK;
    },
    mayTakeAll: async () => OK,
    erasure: async () => ({ dueAtMs }),
    askErasure: async () => {
      dueAtMs = nowMs + 168 * HOUR_MS;
      store.setState({ me: null, connection: { kind: "leaving" } });
      return OK;
    },
    undoErasure: async () => {
      dueAtMs = null;
      store.setState({ me: { ...ANA, isGuest: true }, connection: { kind: "online" } });
      return OK;
    },
    age: async () => ({ isKnown: scene !== "account-age" }),
    sayAge: async (age) => (age === "under_16" ? { ok: false, refusal: { code: "too_young" } } : OK),
  };
};
