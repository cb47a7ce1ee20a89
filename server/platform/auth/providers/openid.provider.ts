import * as client from "openid-client";
import type { Log } from "../../logger/logger.ts";
import { claimsOf } from "./claims.ts";
import { createProviderFetch, type ProviderFetch } from "./provider-fetch.ts";
import type { Provider, VisitAsked } from "./provider.port.ts";
import { answerOf } from "./trouble.ts";

export type OpenIdOptions = {
  readonly name: string;
  /** Its addresses and keys are found from here (OpenID Connect Discovery 1.0). */
  readonly issuer: URL;
  readonly clientId: string;
  /** Made anew for each exchange, where it does not last. */
  readonly clientSecret: () => Promise<string>;
  readonly scope: string;
  /** Of the address the browser is sent to, beside the usual. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly log: Pick<Log, "warn">;
  readonly nowMs: () => number;
  readonly maxMs?: number;
};

/** Addresses of a provider change seldom. */
const KNOWN_FOR_MS = 3_600_000;

/**
 * A provider by OpenID Connect: code flow, PKCE where it offers it. Its id token is verified whole: issuer, audience, nonce,
 * times, and the signature by its published keys.
 */
export const createOpenIdProvider = (options: OpenIdOptions): Provider => {
  const { name, issuer, clientId, log, maxMs } = options;
  const isPlain = issuer.protocol === "http:";
  const keys: client.ExportedJWKSCache = {} as client.ExportedJWKSCache; // as: the library fills it
  let known: { readonly metadata: client.ServerMetadata; readonly atMs: number } | null = null;

  const metadata = async (net: ProviderFetch): Promise<client.ServerMetadata> => {
    if (known !== null && options.nowMs() - known.atMs < KNOWN_FOR_MS) return known.metadata;
    const found = await client.discovery(issuer, clientId, undefined, undefined, {
      [client.customFetch]: net.fetch,
      ...(isPlain ? { execute: [client.allowInsecureRequests] } : {}),
    });
    known = { metadata: found.serverMetadata(), atMs: options.nowMs() };
    return known.metadata;
  };
  /** `secret`: null = only to send somebody there. */
  const configuration = async (net: ProviderFetch, secret: string | null): Promise<client.Configuration> => {
    const shown = secret === null ? client.None() : client.ClientSecretPost(secret);
    const made = new client.Configuration(await metadata(net), clientId, undefined, shown);
    made[client.customFetch] = net.fetch;
    if (isPlain) client.allowInsecureRequests(made);
    client.enableNonRepudiationChecks(made);
    client.setJwksCache(made, keys);
    return made;
  };
  const challengeOf = async (made: client.Configuration, { verifier }: VisitAsked) =>
    made.serverMetadata().supportsPKCE()
      ? { code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256" }
      : {};

  return {
    address(asked) {
      const net = createProviderFetch(maxMs);
      return answerOf(name, log, net, async () => {
        const made = await configuration(net, null);
        return client.buildAuthorizationUrl(made, {
          ...options.parameters,
          response_type: "code",
          scope: options.scope,
          redirect_uri: asked.redirectUri,
          state: asked.state,
          nonce: asked.nonce,
          ...(await challengeOf(made, asked)),
        }).href;
      });
    },
    claims(returned) {
      const net = createProviderFetch(maxMs);
      return answerOf(name, log, net, async () => {
        const made = await configuration(net, await options.clientSecret());
        const address = new URL(returned.redirectUri);
        address.searchParams.set("code", returned.code);
        address.searchParams.set("state", returned.state);
        if (returned.issuer !== null) address.searchParams.set("iss", returned.issuer);
        const tokens = await client.authorizationCodeGrant(made, address, {
          expectedState: returned.state,
          expectedNonce: returned.nonce,
          idTokenExpected: true,
          ...(made.serverMetadata().supportsPKCE() ? { pkceCodeVerifier: returned.verifier } : {}),
        });
        const said = tokens.claims();
        if (said === undefined) return null;
        return claimsOf({
          subject: said.sub,
          mail: said["email"],
          isVerified: said["email_verified"],
          name: said["name"],
        });
      });
    },
  };
};
