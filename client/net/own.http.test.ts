import { expect, test } from "vitest";
import type { HttpAnswer } from "./http.client.ts";
import { createOwnHttp, type OwnHttpDeps } from "./own.http.ts";
import { createClientStore } from "./state.ts";

const TOKEN = "t".repeat(43);
const link = { createdAtMs: 7, expiresAtMs: 9, uses: 0 };

const open = (answers: Readonly<Record<string, HttpAnswer>>) => {
  const store = createClientStore();
  store.setState({ me: { id: "ann", name: "Ann", being: "sage/plain", isGuest: true } });
  const asked: string[] = [];
  let checks = 0;
  const kept = new Map<string, string | null>();
  const deps: OwnHttpDeps = {
    baseUrl: "http://x",
    store,
    http: async (method, path) => {
      asked.push(`${method} ${path}`);
      return answers[`${method} ${path}`] ?? { kind: "failed", failure: { code: "offline" } };
    },
    identity: { check: async () => void (checks += 1) },
    clock: { nowMs: () => 0, frameNowMs: () => 0, after: () => () => {} },
    random: () => 0.5,
    surroundings: { isOnline: () => true, isVisible: () => true, onChange: () => () => {} },
  };
  const own = createOwnHttp(deps, {
    send: async (address, _body, onSent) => {
      asked.push(`PUT ${address}`);
      onSent(1);
      return { kind: "ok", body: { id: "p1" } };
    },
    kept: { read: (userId) => kept.get(userId) ?? null, write: (userId, text) => void kept.set(userId, text) },
  });
  return { own, store, asked, checks: () => checks };
};
const ok = (body: unknown): HttpAnswer => ({ kind: "ok", body });

test("OWN-1 the address of a link is known where it was made, to whom it is, and as long as it is that link", async () => {
  const answers: Record<string, HttpAnswer> = {
    "POST /api/me/invitation": ok({ token: TOKEN, link }),
    "GET /api/me/invitation": ok({ link }),
    "DELETE /api/me/invitation": ok({ ok: true }),
  };
  const { own, store } = open(answers);
  const address = `http://x/join/${TOKEN}`;
  expect(await own.invitation()).toEqual({ link, address: null });
  expect(await own.makeInvitation()).toEqual({ ok: true, link, address });
  expect(await own.invitation()).toEqual({ link, address });
  store.setState({ me: { id: "ben", name: "Ben", being: "sage/plain", isGuest: true } });
  expect((await own.invitation())?.address).toBeNull();
  store.setState({ me: { id: "ann", name: "Ann", being: "sage/plain", isGuest: true } });
  answers["GET /api/me/invitation"] = ok({ link: { ...link, createdAtMs: 8 } });
  expect((await own.invitation())?.address).toBeNull();
  answers["GET /api/me/invitation"] = ok({ link: null });
  expect(await own.revokeInvitation()).toEqual({ ok: true });
  expect(await own.invitation()).toEqual({ link: null, address: null });
});

test("OWN-2 reading counts anew; what is out of reach changes no count", async () => {
  const answers: Record<string, HttpAnswer> = {
    "GET /api/notifications/unread": ok({ unread: 3 }),
    "POST /api/notifications/n1/read": ok({ ok: true }),
  };
  const { own } = open(answers);
  expect(await own.readNotification("n1")).toEqual({ ok: true });
  expect(own.unread.getState()).toBe(3);
  delete answers["GET /api/notifications/unread"];
  expect(await own.readAllNotifications(5)).toEqual({ ok: false, refusal: { code: "offline" } });
  expect(own.unread.getState()).toBe(3);
});

test("OWN-3 nobody who is signed in is no answer, and who this is is asked anew", async () => {
  const { own, checks } = open({ "GET /api/me/picture": { kind: "signed_out" } });
  expect(await own.picture()).toBeNull();
  expect(checks()).toBe(1);
  expect(await own.setPicture(new Blob(["x"]), () => {})).toEqual({ ok: true, id: "p1" });
  expect(await own.invitedBy(TOKEN)).toEqual({ ok: false, refusal: { code: "offline" } });
});
