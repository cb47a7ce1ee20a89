import type { ProviderName } from "#shared/schema/provider.ts";
import type { ProvidersConfig } from "../../../config.ts";
import type { Log } from "../../logger/logger.ts";
import { createSecretToken, hashOf, type SecretToken } from "../secret-token.ts";
import type { SessionCookie } from "../session-cookie.ts";
import { createAppleSecret } from "./apple-secret.ts";
import { nameOf } from "./claims.ts";
import { createFacebookProvider } from "./facebook.provider.ts";
import { createOpenIdProvider } from "./openid.provider.ts";
import type { Provider, VisitSecrets } from "./provider.port.ts";
import { createVisitCookie } from "./visit-cookie.ts";
import { visitSecrets } from "./visit-secrets.ts";

export type ProviderClients = ReadonlyMap<ProviderName, Provider>;
export type ProviderParts = {
  /** Those that are configured, in the order they are offered. */
  readonly clients: ProviderClients;
  readonly visitCookie: SessionCookie;
  readonly visitSecrets: (browserToken: string, state: string) => VisitSecrets;
  readonly createToken: () => SecretToken;
  readonly hashOf: (token: string) => string;
  readonly nameOf: (said: unknown) => string | null;
};

/** Everything around visits but who the providers are. */
export const visitParts = (isSecure: boolean): Omit<ProviderParts, "clients"> => ({
  visitCookie: createVisitCookie(isSecure),
  visitSecrets,
  createToken: createSecretToken,
  hashOf,
  nameOf,
});

/** Nothing is asked of a provider before somebody wants to go there. Throws a sentence for a key that cannot be read. */
export const openProviders = async (
  config: ProvidersConfig,
  options: { readonly isSecure: boolean; readonly log: Log; readonly nowMs: () => number; readonly maxMs?: number },
): Promise<ProviderParts> => {
  const { google, apple, facebook } = config;
  const clients = new Map<ProviderName, Provider>();
  if (google !== null)
    clients.set(
      "google",
      createOpenIdProvider({
        ...options,
        ...google,
        name: "google",
        clientSecret: async () => google.clientSecret.reveal(),
        scope: "openid email profile",
      }),
    );
  if (apple !== null) {
    const key = { ...apple, privateKey: apple.privateKey.reveal() };
    clients.set(
      "apple",
      createOpenIdProvider({
        ...options,
        ...apple,
        name: "apple",
        clientSecret: await createAppleSecret(key, apple.clientId, apple.issuer, options.nowMs),
        scope: "openid name email",
        // What Apple demands where a name or a mail is asked for.
        parameters: { response_mode: "form_post" },
      }),
    );
  }
  if (facebook !== null)
    clients.set(
      "facebook",
      createFacebookProvider({ ...options, ...facebook, clientSecret: facebook.clientSecret.reveal() }),
    );
  return { clients, ...visitParts(options.isSecure) };
};
