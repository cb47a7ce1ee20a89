import { betterAuth } from "better-auth";
import { anonymous } from "better-auth/plugins/anonymous";
import { jwt } from "better-auth/plugins/jwt";
import { invariant } from "../../errors.ts";
import type { Orm } from "../database/database.ts";
import type { Log } from "../logger/logger.ts";
import { datesPlugin } from "./dates.plugin.ts";
import { SESSION_LIFE } from "./session-life.ts";
import { beingMade } from "./being-made.ts";
import { credentials, guests, sessions, signingKeys, users, verifications } from "./tables.ts";

export const ROOM_TOKEN_SECONDS = 300;
export const ROOM_AUDIENCE = "rooms";
export const ROOM_ISSUER = "hugmood";

export type EngineOptions = {
  readonly orm: Orm;
  readonly secret: string;
  /** Where people reach us; https makes the cookie Secure. */
  readonly publicUrl: URL | null;
  readonly log: Log;
};

/**
 * better-auth over our tables, used as a library: none of its own addresses is reachable, and its cookies reach nobody
 * (`session-cookie.ts` has ours). What it makes, it makes within `beingMade`.
 */
export function createEngine({ orm, secret, publicUrl, log }: EngineOptions) {
  return betterAuth({
    // Unused as an address: nothing is redirected and no mail is sent. It must be there, or it would be guessed.
    baseURL: publicUrl?.origin ?? "http://127.0.0.1",
    secret,
    database: { db: orm.em.fork().getKysely().withPlugin(datesPlugin), type: "postgres", transaction: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: {
      log: (level) =>
        log[level === "error" ? "warn" : "debug"]({ from: "identity library", level }, "identity library"),
    },
    user: { ...users, deleteUser: { enabled: false } },
    session: { ...sessions, expiresIn: SESSION_LIFE.guestIdleSeconds, disableSessionRefresh: true },
    // Passwords are looked at by `services/credentials`.
    emailAndPassword: { enabled: false },
    account: credentials,
    verification: verifications,
    advanced: {
      cookiePrefix: "hugmood",
      database: { generateId: "uuid" },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      user: {
        create: {
          // A guest has no mail; the library invents one, which must not stay.
          before: async (user) => ({
            data: { ...user, email: null as unknown as string, being: beingMade.getStore()?.profile?.being },
          }),
        },
      },
      session: {
        create: {
          before: async (session) => {
            const made = beingMade.getStore();
            invariant(made, "A session is made for the token that its cookie gets.");
            return { data: { ...session, token: made.tokenHash } };
          },
        },
      },
    },
    plugins: [
      anonymous({
        disableDeleteAnonymousUser: true,
        generateName: () => beingMade.getStore()?.profile?.name ?? "Guest",
        schema: guests,
      }),
      jwt({
        disableSettingJwtHeader: true,
        jwks: { keyPairConfig: { alg: "EdDSA", crv: "Ed25519" } },
        jwt: { issuer: ROOM_ISSUER, audience: ROOM_AUDIENCE, expirationTime: `${ROOM_TOKEN_SECONDS}s` },
        schema: signingKeys,
      }),
    ],
  });
}
export type Engine = ReturnType<typeof createEngine>;
