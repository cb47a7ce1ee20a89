import { importPKCS8, SignJWT } from "jose";

export type AppleKey = {
  readonly teamId: string;
  readonly keyId: string;
  /** PKCS 8, PEM. */
  readonly privateKey: string;
};

const SECONDS = 300;

/** Apple's client secret is a token that the client signs (ES256); one is made for each exchange and lasts minutes. */
export const createAppleSecret = async (
  { teamId, keyId, privateKey }: AppleKey,
  clientId: string,
  issuer: URL,
  nowMs: () => number,
): Promise<() => Promise<string>> => {
  const key = await importPKCS8(privateKey, "ES256").catch(() => {
    throw new Error("APPLE_PRIVATE_KEY is not a key that signs ES256. Copy the whole file that Apple gave you.");
  });
  return () => {
    const atSeconds = Math.floor(nowMs() / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: "ES256", kid: keyId })
      .setIssuer(teamId)
      .setSubject(clientId)
      .setAudience(issuer.href.replace(/\/$/, ""))
      .setIssuedAt(atSeconds)
      .setExpirationTime(atSeconds + SECONDS)
      .sign(key);
  };
};
