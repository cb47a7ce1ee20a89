import { randomUUID } from "node:crypto";
import { groupHugDraft } from "../../services/testing/group-hug.ts";
import { createAuthenticator } from "../../services/testing/authenticator.ts";
import { hugTo, valueOf } from "../../services/testing/hug.ts";
import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
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

const TOKEN = "m".repeat(43);
const being = { colour: "sage", texture: "plain" };
const fixed = (target: Target, says?: Refusal["code"]): RouteCase => ({
  make: async () => target,
  ...(says === undefined ? {} : { says }),
});

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
  "PUT /api/password": fixed({ body: { current: PASSWORD, password: "another warm lamp outside" } }),
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
  "GET /api/people/:id": { make: async (_server, owner) => ({ params: { id: owner.id } }) },
  "PUT /api/me": fixed({ body: { name: "Fern", being } }),
};
