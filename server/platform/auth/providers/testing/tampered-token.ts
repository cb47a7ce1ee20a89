import { decodeJwt, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from "jose";
import type { Fault } from "./provider-server.ts";

const HOUR = 3_600;

const changes: Partial<Record<Fault, (claims: JWTPayload) => JWTPayload>> = {
  other_nonce: (claims) => ({ ...claims, nonce: "of-another-visit" }),
  no_nonce: ({ nonce: _, ...claims }) => claims,
  other_audience: (claims) => ({ ...claims, aud: "another-client" }),
  other_issuer: (claims) => ({ ...claims, iss: "https://issuer.evil" }),
  expired: (claims) => ({ ...claims, iat: (claims.iat ?? 0) - 2 * HOUR, exp: (claims.iat ?? 0) - HOUR }),
  from_the_future: (claims) => ({ ...claims, iat: (claims.iat ?? 0) + HOUR, nbf: (claims.iat ?? 0) + HOUR }),
};

export type TokenKeys = { readonly kid: string; readonly own: CryptoKey; readonly other: CryptoKey };

/** An id token as a fault makes it; signed like a true one, but for the faults of signing. */
export const tamperedToken = async (token: string, fault: Fault | null, keys: TokenKeys): Promise<string> => {
  const claims = decodeJwt(token);
  if (fault === "unsigned") return new UnsecuredJWT(claims).encode();
  const key = fault === "other_key" ? keys.other : keys.own;
  const changed = fault === null ? claims : (changes[fault]?.(claims) ?? claims);
  return new SignJWT(changed).setProtectedHeader({ alg: "RS256", kid: keys.kid }).sign(key);
};
