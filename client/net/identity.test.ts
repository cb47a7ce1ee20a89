import { expect, test } from "vitest";
import type { HttpAnswer } from "./http.client.ts";
import { createIdentity } from "./identity.ts";
import { createMemoryVaults } from "./memory.vault.ts";
import type { Session } from "./session.ts";
import { createClientStore, type Me } from "./state.ts";
import type { Vaults } from "./vault.port.ts";

const ANN: Me = { id: "ann", name: "Ann", being: "sea/plain", isGuest: false };
const LEAVING: HttpAnswer = { kind: "failed", failure: { code: "leaving" } };
const HERE: HttpAnswer = { kind: "ok", body: ANN };

const open = () => {
  let answer: HttpAnswer = HERE;
  const cleared: string[] = [];
  const kept = createMemoryVaults();
  const vaults: Vaults = {
    ...kept,
    open: async (id) => ({ ...(await kept.open(id)), clear: async () => void cleared.push(id) }),
  };
  const store = createClientStore();
  const page = () =>
    createIdentity({
      clock: { nowMs: () => 0, frameNowMs: () => 0, after: () => () => {} },
      random: () => 0.5,
      http: async () => answer,
      vaults,
      store,
      openSession: () => ({ start: async () => {}, stop: () => {} }) as unknown as Session, // all that is used of it here
    });
  return { page, store, cleared, answers: (next: HttpAnswer) => void (answer = next) };
};

test("who is leaving is nobody here until it is undone, and nothing on this device is lost", async () => {
  const { page, store, cleared, answers } = open();
  const identity = page();
  await identity.start();
  answers(LEAVING);
  await identity.check();
  expect([store.getState().me, store.getState().connection.kind, identity.session()]).toEqual([null, "leaving", null]);
  answers(HERE);
  await identity.check();
  expect([store.getState().me, store.getState().connection.kind]).toEqual([ANN, "starting"]);
  expect([identity.session() !== null, cleared]).toEqual([true, []]);
});

test("who signs out while they are leaving leaves nothing behind on this device, also after a reload", async () => {
  const { page, store, cleared, answers } = open();
  const first = page();
  await first.start();
  first.stop();
  answers(LEAVING);
  const second = page();
  await second.start();
  expect(store.getState().connection.kind).toBe("leaving");
  await second.leave();
  expect([store.getState().connection.kind, cleared]).toEqual(["signed_out", ["ann"]]);
});
