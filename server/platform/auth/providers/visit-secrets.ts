import { createHmac } from "node:crypto";
import type { VisitSecrets } from "./provider.port.ts";

/**
 * Nonce and PKCE verifier of a visit, from the secret that only the browser keeps (in a cookie): nothing that could stand in
 * for it is stored. 43 characters of base64url each.
 */
export const visitSecrets = (browserToken: string, state: string): VisitSecrets => {
  const derive = (what: string) => createHmac("sha256", browserToken).update(`${what} ${state}`).digest("base64url");
  return { state, nonce: derive("nonce"), verifier: derive("verifier") };
};
