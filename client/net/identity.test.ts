import { expect, test } from "vitest";
import type { HttpAnswer } from "./http.client.ts";
import { createIdentity } from "./identity.ts";
import { createMemoryVaults } from "./memory.vault.ts";
import { loneTab } from "./platform.port.ts";
import type { Session } from "./session.ts";
import { createClientStore, type Me } from "./state.ts";
import type { Vaults } from "./vault.port.ts";

const ANN: Me = { id: "ann", name: "Ann", being: "sea/plain", isGuest: false };
const LEAVING: HttpAnswer = { kind: "failed", failure: { code: "leaving" } };
const HERE: HttpAnswer = { kind: "ok", body: ANN };

const open = (isLoaded = () => true) => {
  const timers: (() => void)[] = [];
  let answer: HttpAnswer = HERE;
  const cleared: (string | null)[] = [];
  const kept = createMemoryVaults();
  const vaults: Vaults = {
    ...kept,
    forget: async (id) => {
      cleared.push(id);
      await kept.forget(id);
    },
  };
  const store = createClientStore();
  const page = () =>
    createIdentity({
      clock: { nowMs: () => 0, frameNowMs: () => 0, after: (_delayMs, run) => (timers.push(run), () => {}) },
      random: () => 0.5,
      http: async () => answer,
      vaults,
      tabs: loneTab,
      store,
      openSession: async () => {
        if (!isLoaded()) throw new TypeError("not loaded");
        return { start: async () => {}, stop: () => {} } as unknown as Session; // all that is used of it here
      },
    });
  return { page, store, cleared, vaults, timers, answers: (next: HttpAnswer) => void (answer = next) };
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

const FAILURES: Readonly<Record<string, HttpAnswer>> = {
  "no network": { kind: "failed", failure: { code: "offline" } },
  "a server that is away": { kind: "failed", failure: { code: "try_later" } },
  "a broken server": { kind: "failed", failure: { code: "server_error" } },
  "too many requests": { kind: "failed", failure: { code: "too_many" } },
  "an address that leads elsewhere": { kind: "missing", failure: { code: "no_such_person" } },
  "somebody else who is signed in": { kind: "ok", body: { ...ANN, id: "ben", name: "Ben" } },
};
for (const [what, failure] of Object.entries(FAILURES)) {
  test(`${what} makes this device forget nothing, before and after a reload`, async () => {
    const { page, cleared, answers } = open();
    const first = page();
    await first.start();
    answers(failure);
    await first.check();
    first.stop();
    await page().start();
    expect(cleared).toEqual([]);
  });
}

test("who the server says is signed out is forgotten, before and after a reload", async () => {
  for (const isReloaded of [false, true]) {
    const { page, store, cleared, vaults, answers } = open();
    const first = page();
    await first.start();
    answers({ kind: "signed_out" });
    if (isReloaded) {
      first.stop();
      await page().start();
    } else await first.check();
    expect([cleared, await vaults.rememberedMe()]).toEqual([["ann"], null]);
    expect([store.getState().me, store.getState().connection.kind]).toEqual([null, "signed_out"]);
  }
});

test("a tab forgets who it shows, though another tab had forgotten already who was here", async () => {
  const { page, cleared, vaults, answers } = open();
  const identity = page();
  await identity.start();
  await vaults.rememberMe(null);
  answers({ kind: "signed_out" });
  await identity.check();
  expect(cleared).toEqual(["ann"]);
});

test("where nobody is known, only what this tab kept goes", async () => {
  const { page, cleared, answers } = open();
  answers({ kind: "signed_out" });
  await page().start();
  expect(cleared).toEqual([null]);
});

test("a session that is just beginning is over once it was left", async () => {
  const { page, store, cleared, vaults } = open();
  const identity = page();
  await Promise.all([identity.become(ANN), identity.leave()]);
  expect([identity.session(), store.getState().me, cleared]).toEqual([null, null, ["ann"]]);
  expect(await vaults.rememberedMe()).toBeNull();
});

test("a session whose code could not be loaded is begun again after a while", async () => {
  let isLoaded = false;
  const { page, store, timers } = open(() => isLoaded);
  const identity = page();
  await identity.start();
  expect([identity.session(), store.getState().me, timers.length]).toEqual([null, ANN, 1]);
  isLoaded = true;
  timers[0]?.();
  await expect.poll(() => identity.session()).not.toBeNull();
});
