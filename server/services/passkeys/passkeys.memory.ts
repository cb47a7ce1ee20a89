import type { PasskeyView } from "#shared/schema/passkey.ts";
import { deviceWords } from "../device.words.ts";
import type { MemoryIdentity } from "../identity/identity.memory.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import {
  addingOptions,
  credentialIdOf,
  hostOf,
  signingOptions,
  verifyAdding,
  verifySigning,
  type Expected,
  type PublicKey,
} from "./ceremony.ts";
import type { Passkeys } from "./passkeys.port.ts";

type Deps = {
  readonly tables: MemoryTables;
  readonly identity: MemoryIdentity;
  /** They have a password or a provider's account, too. */
  readonly hasOtherWay: (userId: string) => Promise<boolean>;
};
type Kept = {
  readonly id: string;
  readonly userId: string;
  readonly device: string;
  readonly sinceMs: number;
  key: PublicKey;
  lastUsedMs: number | null;
};

type Kind = "add" | "step_up" | "sign_in";

const MINUTES_MS = 5 * 60_000;
const REFUSED = refused({ code: "passkey_refused" });

/** Passkeys in memory, verified as the others are; passes the same contract. */
export const createMemoryPasskeys = ({ tables, identity, hasOtherWay }: Deps): Passkeys => {
  const kept: Kept[] = [];
  const ceremonies = new Map<
    string,
    { readonly kind: Kind; readonly userId: string | null; readonly challenge: string; readonly endsAtMs: number }
  >();
  const begin = (kind: Kind, userId: string | null, challenge: string): string => {
    const id = tables.newId();
    ceremonies.set(id, { kind, userId, challenge, endsAtMs: tables.nowMs() + MINUTES_MS });
    return id;
  };
  const take = (kind: Kind, id: string, userId: string | null, origin: string) => {
    const [host, found] = [hostOf(origin), ceremonies.get(id)];
    if (host === null || found?.kind !== kind || found.userId !== userId) return null;
    ceremonies.delete(id);
    return tables.nowMs() < found.endsAtMs ? { challenge: found.challenge, origin, host } : null;
  };
  const verify = async (response: unknown, expected: Expected | null): Promise<Kept | null> => {
    const found = kept.find(
      ({ key, userId }) => key.credentialId === credentialIdOf(response) && tables.isHere(userId),
    );
    const counter = expected && found ? await verifySigning(response, found.key, expected) : null;
    if (!found || counter === null) return null;
    found.key = { ...found.key, counter };
    found.lastUsedMs = tables.nextMs();
    return found;
  };
  const of = (userId: string) => kept.filter((one) => one.userId === userId);
  return {
    async list(userId) {
      tables.reach();
      return of(userId)
        .toReversed()
        .map(({ id, device, sinceMs, lastUsedMs }): PasskeyView => ({ id, device, sinceMs, lastUsedMs }));
    },
    async beginAdding(userId, origin) {
      tables.reach();
      const host = hostOf(origin);
      if (host === null) return refused({ code: "no_passkeys_here" });
      const person = tables.people.get(userId);
      if (!person || person.isGone) return refused({ code: "no_such_person" });
      const known = of(userId).map(({ key }) => key);
      const options = await addingOptions({ id: userId, name: person.name, mail: null, known }, host);
      return done({ ceremonyId: begin("add", userId, options.challenge), options: { ...options } });
    },
    async add(userId, ceremonyId, response, origin, headers) {
      tables.reach();
      const expected = take("add", ceremonyId, userId, origin);
      const key = expected === null ? null : await verifyAdding(response, expected);
      if (key === null || kept.some((one) => one.key.credentialId === key.credentialId)) return REFUSED;
      const person = tables.people.get(userId);
      if (!person || person.isGone) return refused({ code: "no_such_person" });
      const device = deviceWords(headers.get("user-agent"));
      kept.push({ id: tables.newId(), userId, key, device, sinceMs: tables.nextMs(), lastUsedMs: null });
      tables.people.set(userId, { ...person, isGuest: false });
      return done({ ok: true });
    },
    async remove(userId, passkeyId) {
      tables.reach();
      const found = of(userId).find(({ id }) => id === passkeyId);
      if (!found) return refused({ code: "no_such_passkey" });
      if (of(userId).length === 1 && !(await hasOtherWay(userId))) return refused({ code: "last_way_in" });
      kept.splice(kept.indexOf(found), 1);
      return done({ ok: true });
    },
    async beginProving(userId, origin) {
      tables.reach();
      const host = hostOf(origin);
      if (host === null) return refused({ code: "no_passkeys_here" });
      const known = of(userId).map(({ key }) => key);
      if (known.length === 0) return refused({ code: "no_such_passkey" });
      const options = await signingOptions(host, known);
      return done({ ceremonyId: begin("step_up", userId, options.challenge), options: { ...options } });
    },
    async prove(userId, ceremonyId, response, origin) {
      tables.reach();
      const found = await verify(response, take("step_up", ceremonyId, userId, origin));
      return found?.userId === userId ? done({ ok: true }) : REFUSED;
    },
    async beginSigningIn(origin) {
      tables.reach();
      const host = hostOf(origin);
      if (host === null) return refused({ code: "no_passkeys_here" });
      const options = await signingOptions(host);
      return done({ ceremonyId: begin("sign_in", null, options.challenge), options: { ...options } });
    },
    async signIn(ceremonyId, response, origin, headers) {
      tables.reach();
      const found = await verify(response, take("sign_in", ceremonyId, null, origin));
      if (found === null) return REFUSED;
      await identity.signOut(headers);
      return done({ userId: found.userId, setCookies: await identity.startSession(found.userId, headers) });
    },
  };
};
