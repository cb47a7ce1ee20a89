import { randomUUID } from "node:crypto";
import { groupHugDraft } from "../../services/testing/group-hug.ts";
import { createAuthenticator } from "../../services/testing/authenticator.ts";
import { hugTo, valueOf } from "../../services/testing/hug.ts";
import { reportOf } from "../../services/testing/report.ts";
import { moodDraft, newMood } from "../../services/testing/mood.ts";
import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
import sharp from "sharp";
import { NOTIFICATION_KINDS } from "#shared/schema/notification.kinds.ts";
import type { Refusal } from "#shared/schema/refusal.ts";
import { PASSWORD, type Person, type RealServer } from "./real-server.ts";

/** What a request to a route names and brings. */
export type Target = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};
export type RouteCase = {
  /** Makes what the route is about, of `owner`; anew for each request. */
  make(server: RealServer, owner: Person): Promise<Target>;
  /** What its owner is told when it is not done. */
  readonly says?: Refusal["code"];
};

const MOOD_EDITED_AT_MS = Date.UTC(2025, 4, 6, 11);
const TOKEN = "m".repeat(43);
const being = { colour: "sage", texture: "plain" };
const fixed = (target: Target, says?: Refusal["code"]): RouteCase => ({
  make: async () => target,
  ...(says === undefined ? {} : { says }),
});

const ofOwner: RouteCase = { make: async (_server, owner) => ({ params: { id: owner.id } }) };
/** Somebody's mood, and what is said of it. */
const ofMood = (body?: unknown): RouteCase => ({
  async make({ services }, owner) {
    const { id } = valueOf(await services.moods.create(owner.id, newMood()));
    return { params: { id }, body };
  },
});
const moodDays: RouteCase = fixed({ query: { from: "2025-01-01", until: "2025-12-31" } });
/** Whose lists are there for everybody. */
const ofOpenOwner: RouteCase = {
  async make({ services }, owner) {
    valueOf(await services.privacy.change(owner.id, { showActivityTo: "everyone" }));
    return { params: { id: owner.id } };
  },
};

const addPasskey = async ({ services, origin }: RealServer, owner: Person) => {
  const device = createAuthenticator(origin);
  const { ceremonyId, options } = valueOf(await services.passkeys.beginAdding(owner.id, origin));
  const answer = device.make(options);
  valueOf(await services.passkeys.add(owner.id, ceremonyId, answer, origin, new Headers()));
  return device;
};

/**
 * By "METHOD path", for routes that take parameters, a body or a query that must be there. A new route with an `owner` needs
 * a row, and one with a body a row or an `example`: the matrix names those that lack it.
 */
export const ROUTE_CASES: Readonly<Record<string, RouteCase>> = {
  "POST /api/me/restrictions/:id/appeal": {
    async make({ services, staff }, owner) {
      const by = { userId: (await staff("admin")).id, role: "admin" } as const;
      const asked = { userId: owner.id, kind: "limit", category: "spam", statement: "", hours: 1 } as const;
      const { id } = valueOf(await services.restrictions.restrict(by, asked));
      return { params: { id }, body: { words: "It was a joke." } };
    },
  },
  "DELETE /api/sessions/:id": {
    async make({ services, database }, owner) {
      await services.accounts.startSession(owner.id, new Headers());
      const sql = "select id from sessions where user_id = $1 order by created_at desc limit 1";
      const [session] = await database.rows<{ id: string }>(sql, [owner.id]);
      return { params: { id: session?.id ?? "" } };
    },
  },
  "POST /api/account/confirm": fixed({ body: { token: TOKEN } }, "link_expired"),
  "POST /api/password/forgot": fixed({ body: { mail: "nobody@hugs.example" } }),
  "POST /api/password/reset": fixed({ body: { token: TOKEN, password: PASSWORD } }, "link_expired"),
  "POST /api/sign-in": {
    make: async (server) => ({ body: { mail: (await server.account()).mail, password: PASSWORD } }),
  },
  "POST /api/account": {
    make: async () => ({ body: { mail: `${randomUUID()}@hugs.example`, password: PASSWORD } }),
    says: "already_an_account",
  },
  "PUT /api/password": fixed({ body: { password: "another warm lamp outside" } }),
  "PUT /api/account/mail": { make: async () => ({ body: { mail: `${randomUUID()}@hugs.example` } }) },
  "POST /api/account/mail/confirm": fixed({ body: { token: TOKEN } }, "link_expired"),
  "POST /api/account/mail/undo": fixed({ body: { token: TOKEN } }, "link_expired"),
  "POST /api/second-factor": fixed({ body: { code: "123456" } }, "no_second_factor"),
  "POST /api/second-factor/backup-codes": fixed({}, "no_second_factor"),
  "DELETE /api/second-factor": fixed({}, "no_second_factor"),
  "POST /api/sign-in/code": fixed({ body: { ticket: TOKEN, code: "123456" } }, "ticket_expired"),
  "POST /api/step-up": fixed({ body: { password: PASSWORD, code: null } }),
  "POST /api/step-up/passkey/begin": {
    async make(server, owner) {
      await addPasskey(server, owner);
      return {};
    },
  },
  "POST /api/step-up/passkey": {
    async make(server, owner) {
      const device = await addPasskey(server, owner);
      const { ceremonyId, options } = valueOf(await server.services.passkeys.beginProving(owner.id, server.origin));
      return { body: { ceremonyId, response: device.sign(options) } };
    },
  },
  "POST /api/sign-in/provider/begin": fixed({ body: { provider: "google" } }, "no_such_provider"),
  "POST /api/provider-accounts/begin": fixed({ body: { provider: "google" } }, "no_such_provider"),
  "POST /api/join/look": fixed({ body: { token: TOKEN } }, "link_expired"),
  "POST /api/join": fixed({ body: { token: TOKEN } }, "link_expired"),
  "PUT /api/notifications/settings": fixed({
    body: Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, true])),
  }),
  "GET /api/me/export/file": fixed({}, "no_such_export"),
  "GET /api/pictures/:id": {
    async make({ services }, owner) {
      const dot = { width: 300, height: 300, channels: 3, background: "#c66" } as const;
      const { id } = valueOf(await services.pictures.set(owner.id, await sharp({ create: dot }).png().toBuffer()));
      return { params: { id } };
    },
  },
  "GET /api/people/search": fixed({ query: { q: "Person" } }),
  "GET /api/people/by-username/:username": {
    async make({ services }, owner) {
      const username = `x${owner.id.replaceAll("-", "").slice(0, 20)}x`;
      valueOf(await services.profiles.setAbout(owner.id, { username }));
      return { params: { username } };
    },
  },
  "GET /api/people/:id/profile": ofOwner,
  "GET /api/people/:id/friends": ofOpenOwner,
  "GET /api/people/:id/followers": ofOpenOwner,
  "GET /api/people/:id/following": ofOpenOwner,
  "PUT /api/people/:id/follow": { ...ofOwner, says: "no_such_person" },
  "DELETE /api/people/:id/follow": { ...ofOwner, says: "no_such_person" },
  "PUT /api/me/about": fixed({ body: { bio: "I like rain." } }),
  "POST /api/passkeys": {
    async make({ services, origin }, owner) {
      const { ceremonyId, options } = valueOf(await services.passkeys.beginAdding(owner.id, origin));
      return { body: { ceremonyId, response: createAuthenticator(origin).make(options) } };
    },
  },
  "DELETE /api/passkeys/:id": {
    async make(server, owner) {
      await addPasskey(server, owner);
      const [passkey] = await server.services.passkeys.list(owner.id);
      return { params: { id: passkey?.id ?? "" } };
    },
  },
  "POST /api/sign-in/passkey": {
    async make(server, owner) {
      const device = await addPasskey(server, owner);
      const { ceremonyId, options } = valueOf(await server.services.passkeys.beginSigningIn(server.origin));
      return { body: { ceremonyId, response: device.sign(options) } };
    },
  },
  "GET /api/hugs/:id": {
    async make(server, owner) {
      const friend = await server.guest();
      const { id } = valueOf(await server.services.hugs.send(owner.id, hugTo(friend.id)));
      return { params: { id } };
    },
  },
  "POST /api/group-hugs": { make: async () => ({ body: groupHugDraft() }) },
  "GET /api/group-hugs/:id": {
    async make({ services }, owner) {
      const { id } = valueOf(await services.groupHugs.create(owner.id, groupHugDraft()));
      return { params: { id } };
    },
  },
  "GET /api/hugs/way/:id": { make: async (_server, owner) => ({ params: { id: owner.id } }), says: "no_such_person" },
  "PUT /api/consents/settings": fixed({ body: { ...DEFAULT_CONSENT, quietFrom: 1320, quietUntil: 420 } }),
  "DELETE /api/provider-accounts/:id": {
    async make({ database }, owner) {
      const sql = `
        insert into credentials (user_id, provider_id, account_id) values ($1, 'google', gen_random_uuid()::text) returning id`;
      const [account] = await database.rows<{ id: string }>(sql, [owner.id]);
      return { params: { id: account?.id ?? "" } };
    },
  },
  "GET /api/moods": moodDays,
  "GET /api/moods/days": moodDays,
  "GET /api/moods/hours": moodDays,
  "GET /api/moods/tags": moodDays,
  "POST /api/moods": { make: async () => ({ body: newMood({ note: "Tea.", audience: "friends" }) }) },
  "GET /api/moods/:id": ofMood(),
  "PUT /api/moods/:id": ofMood({ ...moodDraft(), baseRevision: 1, editedAtMs: MOOD_EDITED_AT_MS }),
  "POST /api/moods/:id/remove": ofMood({ baseRevision: 1, editedAtMs: MOOD_EDITED_AT_MS }),
  "GET /api/moods/:id/versions": ofMood(),
  "POST /api/moods/:id/restore": ofMood({ versionId: null }),
  "DELETE /api/moods/removed/:id": {
    async make({ services }, owner) {
      const { id } = valueOf(await services.moods.create(owner.id, newMood()));
      valueOf(await services.moods.remove(owner.id, id, { baseRevision: 1, editedAtMs: MOOD_EDITED_AT_MS }));
      return { params: { id } };
    },
  },
  "POST /api/moods/imports": {
    make: async () => ({ body: { key: randomUUID(), name: "moods.csv", entries: [newMood()] } }),
  },
  "DELETE /api/moods/imports/:id": {
    async make({ services }, owner) {
      const part = { key: randomUUID(), name: "moods.csv", entries: [newMood()] };
      const { importId } = valueOf(await services.moods.importPart(owner.id, part));
      return { params: { id: importId } };
    },
  },
  "GET /api/moods/streak": fixed({ query: { today: "2026-03-02" } }),
  "GET /api/insights": fixed({ query: { today: "2026-03-02" } }),
  // Models of a test server are there or not; a note without words needs none.
  "POST /api/moods/affect": fixed({ body: { note: "" } }),
  "GET /api/people/:id/moods": {
    async make({ services }, owner) {
      valueOf(await services.privacy.change(owner.id, { showMoodTo: "everyone" }));
      return { params: { id: owner.id } };
    },
  },
  "GET /api/people/:id": ofOwner,
  "POST /api/reports": {
    // Of their own profile they are told what everybody is told of what is not there.
    make: async (_server, owner) => ({ body: reportOf("profile", owner.id) }),
    says: "nothing_to_report",
  },
  "PUT /api/me": fixed({ body: { name: "Fern", being } }),
};
