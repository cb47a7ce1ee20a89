import { createHmac } from "node:crypto";
import * as client from "openid-client";
import * as z from "zod";
import type { Log } from "../../logger/logger.ts";
import { claimsOf } from "./claims.ts";
import { createProviderFetch } from "./provider-fetch.ts";
import type { Provider } from "./provider.port.ts";
import { answerOf } from "./trouble.ts";

export type FacebookOptions = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authorizeUrl: URL;
  readonly tokenUrl: URL;
  readonly profileUrl: URL;
  readonly log: Pick<Log, "warn">;
  readonly maxMs?: number;
};

const profileSchema = z.object({ id: z.string(), name: z.unknown(), email: z.unknown() });

/** Facebook by OAuth 2.0: no id token, so its profile endpoint says who it is. Its mails count as not verified. */
export const createFacebookProvider = (options: FacebookOptions): Provider => {
  const { clientId, clientSecret, authorizeUrl, tokenUrl, profileUrl, log, maxMs } = options;
  const metadata: client.ServerMetadata = {
    issuer: authorizeUrl.origin,
    authorization_endpoint: authorizeUrl.href,
    token_endpoint: tokenUrl.href,
  };
  const configuration = (fetch: client.CustomFetch): client.Configuration => {
    const made = new client.Configuration(metadata, clientId, undefined, client.ClientSecretPost(clientSecret));
    made[client.customFetch] = fetch;
    if (tokenUrl.protocol === "http:") client.allowInsecureRequests(made);
    return made;
  };
  return {
    address: (asked) => {
      const net = createProviderFetch(maxMs);
      return answerOf("facebook", log, net, async () => {
        const parameters = { response_type: "code", scope: "public_profile,email" };
        const own = { redirect_uri: asked.redirectUri, state: asked.state };
        return client.buildAuthorizationUrl(configuration(net.fetch), { ...parameters, ...own }).href;
      });
    },
    claims: (returned) => {
      const net = createProviderFetch(maxMs);
      return answerOf("facebook", log, net, async () => {
        const made = configuration(net.fetch);
        const address = new URL(returned.redirectUri);
        address.searchParams.set("code", returned.code);
        address.searchParams.set("state", returned.state);
        const tokens = await client.authorizationCodeGrant(made, address, { expectedState: returned.state });
        const profile = new URL(profileUrl);
        profile.searchParams.set("fields", "id,name,email");
        // Proves that whoever uses the token is the app it was made for.
        const proof = createHmac("sha256", clientSecret).update(tokens.access_token).digest("hex");
        profile.searchParams.set("appsecret_proof", proof);
        const answer = await client.fetchProtectedResource(made, tokens.access_token, profile, "GET");
        if (!answer.ok) return null;
        const { id, name, email } = profileSchema.parse(await answer.json());
        return claimsOf({ subject: id, mail: email, isVerified: false, name });
      });
    },
  };
};
