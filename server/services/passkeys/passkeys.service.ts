import type { PasskeyView } from "#shared/schema/passkey.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { Accounts } from "../identity/identity.port.ts";
import { deviceWords } from "../device.words.ts";
import { done, refused } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import {
  addingOptions,
  credentialIdOf,
  hostOf,
  signingOptions,
  verifyAdding,
  verifySigning,
  type Expected,
  type Owner,
  type PublicKey,
} from "./ceremony.ts";
import type { Passkeys } from "./passkeys.port.ts";

type PasskeysDeps = { readonly database: Rows; readonly accounts: Pick<Accounts, "signOut" | "startSession"> };

const OWNER = `
  select id, coalesce(display_name, username) as name, email as mail, (
    select coalesce(jsonb_agg(jsonb_build_object('credentialId', credential_id, 'transports', transports)), '[]')
    from passkeys where user_id = users.id
  ) as known from users where id = $1 and deleted_at is null`;
/** Taken as it is read: an answer is good once. */
const TAKE = `
  delete from passkey_ceremonies
  where id = $1 and kind = $2 and user_id is not distinct from $3 and expires_at > now() returning challenge`;
const LIST = `
  select id, device, epoch_ms(created_at)::float8 as "sinceMs", epoch_ms(last_used_at)::float8 as "lastUsedMs"
  from passkeys where user_id = $1 order by created_at desc, id`;
const FIND = `
  select passkeys.id, user_id as "userId", credential_id as "credentialId", public_key as "publicKey",
    counter::float8 as counter, transports
  from passkeys join users on users.id = user_id and deleted_at is null where credential_id = $1`;

type Kind = "add" | "step_up" | "sign_in";
type Said = { readonly outcome: RefusalCode | "ok" };
type Found = PublicKey & { readonly id: string; readonly userId: string };
const REFUSED = refused({ code: "passkey_refused" });

export const createPasskeys = ({ database, accounts }: PasskeysDeps): Passkeys => {
  const begin = async (kind: Kind, userId: string | null, challenge: string): Promise<string> => {
    const sql = "select begin_passkey($1, $2, $3) as id";
    const [made] = await database.rows<{ id: string }>(sql, [kind, userId, challenge]);
    invariant(made, "begin_passkey answers.");
    return made.id;
  };
  const take = async (kind: Kind, ceremonyId: string, userId: string | null, origin: string) => {
    const host = hostOf(origin);
    if (host === null || !isUuid(ceremonyId)) return null;
    const [taken] = await database.rows<{ challenge: string }>(TAKE, [ceremonyId, kind, userId]);
    return taken ? { challenge: taken.challenge, origin, host } : null;
  };
  /** The passkey that was shown; null = none of ours was, or not in answer to what was asked. */
  const verify = async (response: unknown, expected: Expected | null): Promise<Found | null> => {
    if (expected === null) return null;
    const [found] = await database.rows<Found>(FIND, [credentialIdOf(response)]);
    const counter = found === undefined ? null : await verifySigning(response, found, expected);
    if (found === undefined || counter === null) return null;
    const used = "update passkeys set counter = $2, last_used_at = now() where id = $1";
    await database.rows(used, [found.id, counter]);
    return found;
  };
  const ask = async (sql: string, parameters: readonly unknown[]) => {
    const [said] = await database.rows<Said>(sql, parameters);
    invariant(said, "A function about passkeys answers.");
    return said.outcome === "ok" ? done({ ok: true } as const) : refused({ code: said.outcome });
  };
  return {
    list: (userId) => database.rows<PasskeyView>(LIST, [userId]),

    async beginAdding(userId, origin) {
      const host = hostOf(origin);
      if (host === null) return refused({ code: "no_passkeys_here" });
      const [owner] = await database.rows<Owner>(OWNER, [userId]);
      if (!owner) return refused({ code: "no_such_person" });
      const options = await addingOptions(owner, host);
      return done({ ceremonyId: await begin("add", userId, options.challenge), options: { ...options } });
    },

    async add(userId, ceremonyId, response, origin, headers) {
      const expected = await take("add", ceremonyId, userId, origin);
      const key = expected === null ? null : await verifyAdding(response, expected);
      if (key === null) return REFUSED;
      const { credentialId, publicKey, counter, transports } = key;
      const device = deviceWords(headers.get("user-agent"));
      const parameters = [userId, credentialId, publicKey, counter, transports, device];
      return ask("select add_passkey($1, $2, $3, $4, $5, $6) as outcome", parameters);
    },

    remove: async (userId, passkeyId) =>
      isUuid(passkeyId)
        ? ask("select remove_passkey($1, $2) as outcome", [userId, passkeyId])
        : refused({ code: "no_such_passkey" }),

    async beginProving(userId, origin) {
      const host = hostOf(origin);
      if (host === null) return refused({ code: "no_passkeys_here" });
      const [owner] = await database.rows<Owner>(OWNER, [userId]);
      if (!owner || owner.known.length === 0) return refused({ code: "no_such_passkey" });
      const options = await signingOptions(host, owner.known);
      return done({ ceremonyId: await begin("step_up", userId, options.challenge), options: { ...options } });
    },

    async prove(userId, ceremonyId, response, origin) {
      const found = await verify(response, await take("step_up", ceremonyId, userId, origin));
      return found?.userId === userId ? done({ ok: true }) : REFUSED;
    },

    async beginSigningIn(origin) {
      const host = hostOf(origin);
      if (host === null) return refused({ code: "no_passkeys_here" });
      const options = await signingOptions(host);
      return done({ ceremonyId: await begin("sign_in", null, options.challenge), options: { ...options } });
    },

    async signIn(ceremonyId, response, origin, headers) {
      const found = await verify(response, await take("sign_in", ceremonyId, null, origin));
      if (found === null) return REFUSED;
      await accounts.signOut(headers);
      return done({ userId: found.userId, setCookies: await accounts.startSession(found.userId, headers) });
    },
  };
};
