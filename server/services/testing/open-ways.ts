import type { Ages } from "../ages/ages.port.ts";
import { createAges } from "../ages/ages.service.ts";
import { createIsCommon, loadCommonPasswords } from "../../platform/auth/common-passwords.ts";
import { createEndedSessions, type EndedSessions } from "../../platform/auth/ended-sessions.ts";
import { openIdentity } from "../../platform/auth/open-identity.ts";
import { createOneTimeCodes } from "../../platform/auth/one-time-codes.ts";
import { createPasswords } from "../../platform/auth/passwords.ts";
import type { Database } from "../../platform/database/database.ts";
import { createKeptLimits } from "../../platform/kept-limits.ts";
import { createLog } from "../../platform/logger/logger.ts";
import type { Letter } from "../../platform/mail/mailer.ts";
import { createTestSealing } from "../../platform/sealing/testing/test-sealing.ts";
import type { CredentialsWorld } from "../credentials/credentials.contract.ts";
import { createCredentials } from "../credentials/credentials.service.ts";
import type { Accounts, Identity } from "../identity/identity.port.ts";
import { visitParts } from "../../platform/auth/providers/open-providers.ts";
import { createProviders } from "../providers/providers.service.ts";
import type { Providers } from "../providers/providers.port.ts";
import { createFakeProvider, type FakeProvider } from "./fake-provider.ts";
import type { ProviderClients } from "../../platform/auth/providers/open-providers.ts";
import { createIdentity } from "../identity/identity.service.ts";
import { createPasskeys } from "../passkeys/passkeys.service.ts";
import type { Passkeys } from "../passkeys/passkeys.port.ts";
import type { SecondFactor } from "../second-factor/second-factor.port.ts";
import { createSecondFactor } from "../second-factor/second-factor.service.ts";
import type { StepUp } from "../step-up/step-up.port.ts";
import { createStepUp } from "../step-up/step-up.service.ts";

export type WaysOptions = {
  readonly secret?: string;
  readonly publicUrl?: URL | null;
  readonly rotateAfterSeconds?: number;
  readonly graceSeconds?: number;
  /** For codes of authenticator apps. */
  readonly nowMs?: () => number;
  /** In place of one without a network. */
  readonly clients?: ProviderClients;
};
export type Ways = CredentialsWorld & {
  readonly accounts: Accounts & Identity;
  readonly ages: Ages;
  readonly ended: EndedSessions;
  readonly passkeys: Passkeys;
  readonly secondFactor: SecondFactor;
  readonly stepUp: StepUp;
  readonly providers: Providers;
  readonly fake: FakeProvider;
};

/** Sessions and ways in over a database, with letters kept in place of sent. */
export const openWays = async (database: Database, options: WaysOptions = {}): Promise<Ways> => {
  const { secret = "s".repeat(48), publicUrl = null, nowMs = Date.now, clients, ...times } = options;
  const log = createLog({ level: "silent", format: "json" });
  const passwords = createPasswords((work) => work());
  const parts = await openIdentity(database, { secret, publicUrl, log, nowMs: Date.now });
  const ended = createEndedSessions({ database, rememberSeconds: 600, onEnded: () => undefined });
  const accounts = createIdentity({ ...parts, ...times, database, ended, log, nowMs: Date.now });
  const letters: Letter[] = [];
  const ways = {
    ...parts,
    database,
    accounts,
    ended,
    passwords,
    isCommon: createIsCommon(loadCommonPasswords()),
    limits: createKeptLimits(database, secret),
    mailer: { way: "mailed", post: (letter: Letter) => void letters.push(letter) } as const,
    origin: () => "http://127.0.0.1",
    sealing: createTestSealing(database),
    codes: createOneTimeCodes(secret),
    nowMs,
  };
  const secondFactor = createSecondFactor(ways);
  const credentials = createCredentials({ ...ways, secondFactor });
  const passkeys = createPasskeys({ database, accounts });
  const fake = createFakeProvider();
  const providers = createProviders({
    ...visitParts(publicUrl?.protocol === "https:"),
    clients:
      clients ??
      new Map([
        ["google", fake],
        ["apple", fake],
      ]),
    database,
    accounts,
    secondFactor,
    ticketCookie: parts.ticketCookie,
    limits: createKeptLimits(database, secret),
    mailer: { post: (letter) => void letters.push(letter) },
    origin: () => "http://127.0.0.1",
  });
  return {
    ages: createAges({ database, nowMs }),
    credentials,
    passkeys,
    secondFactor,
    stepUp: createStepUp({ database, credentials, passkeys, secondFactor }),
    providers,
    fake,
    accounts,
    ended,
    letters,
    async isGuest(userId) {
      const sql = `select is_anonymous as "isGuest" from users where id = $1`;
      return (await database.rows<{ isGuest: boolean }>(sql, [userId]))[0]?.isGuest;
    },
    async pass(hours) {
      await database.rows("update mail_links set expires_at = expires_at - make_interval(hours => $1)", [hours]);
    },
  };
};
