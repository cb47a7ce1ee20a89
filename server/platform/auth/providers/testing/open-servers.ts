import { generateKeyPairSync } from "node:crypto";
import { openFacebookServer } from "./facebook-server.ts";
import { openOpenIdServer } from "./openid-server.ts";
import type { ProviderServer } from "./provider-server.ts";

/** All three, and the settings with which a server of ours uses them. */
export type ProviderServers = {
  readonly google: ProviderServer;
  readonly apple: ProviderServer;
  readonly facebook: ProviderServer;
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
};

/** The same people everywhere, each with another subject at each. */
const PEOPLE = [
  ["ana", "Ana Maria", "ana@hugs.example"],
  ["ben", "Ben", "ben@hugs.example"],
  ["cleo", "Cleo", "cleo@hugs.example"],
] as const;

export const openProviderServers = async (): Promise<ProviderServers> => {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const publicKey = pair.publicKey.export({ type: "spki", format: "pem" }).toString();
  const privateKey = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString().trim();
  const clients = { google: "google-client", apple: "apple.client", facebook: "facebook-client" };
  const secret = "only-for-tests";
  const google = await openOpenIdServer({ like: "google", clientId: clients.google, secret });
  const apple = await openOpenIdServer({ like: "apple", clientId: clients.apple, secret: publicKey, teamId: "TEAM" });
  const facebook = await openFacebookServer({ clientId: clients.facebook, secret });
  const servers = { google, apple, facebook };
  for (const [provider, { people }] of Object.entries(servers))
    for (const [who, name, mail] of PEOPLE)
      people.set(who, { subject: `${who}-at-${provider}`, name, mail, isMailVerified: true });
  return {
    ...servers,
    env: {
      GOOGLE_CLIENT_ID: clients.google,
      GOOGLE_CLIENT_SECRET: secret,
      GOOGLE_ISSUER: google.origin,
      APPLE_CLIENT_ID: clients.apple,
      APPLE_TEAM_ID: "TEAM",
      APPLE_KEY_ID: "KEY",
      APPLE_PRIVATE_KEY: privateKey.replaceAll("\n", "\\n"),
      APPLE_ISSUER: apple.origin,
      FACEBOOK_CLIENT_ID: clients.facebook,
      FACEBOOK_CLIENT_SECRET: secret,
      FACEBOOK_AUTHORIZE_URL: `${facebook.origin}/dialog/oauth`,
      FACEBOOK_TOKEN_URL: `${facebook.origin}/oauth/access_token`,
      FACEBOOK_PROFILE_URL: `${facebook.origin}/me`,
    },
    close: async () => void (await Promise.all(Object.values(servers).map((server) => server.close()))),
  };
};
