import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";

/** The public half of a passkey. `publicKey`: COSE, base64url; `transports`: comma-separated. */
export type PublicKey = {
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: string;
};
export type Owner = {
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
  /** Those there are, so that a device is not asked twice. */
  readonly known: readonly Pick<PublicKey, "credentialId" | "transports">[];
};
/** What an answer must be an answer to. */
export type Expected = { readonly challenge: string; readonly origin: string; readonly host: string };

/** The name that passkeys made at an origin are for; null where there is none: a bare address has no passkeys. */
export const hostOf = (origin: string): string | null => {
  if (!URL.canParse(origin)) return null;
  const { protocol, hostname } = new URL(origin);
  const isSecure = protocol === "https:" || hostname === "localhost";
  return isSecure && !/^[\d.]+$|^\[/.test(hostname) ? hostname : null;
};

const transportsOf = (text: string) => text.split(",").filter((one) => one !== "") as AuthenticatorTransport[]; // as: what a device said
const descriptorsOf = (known: Owner["known"]) =>
  known.map((one) => ({ id: one.credentialId, transports: transportsOf(one.transports) }));
/** The library throws for whatever is wrong with an answer; which, nobody needs to know. */
const orNull = <T>(work: Promise<T>): Promise<T | null> => work.catch(() => null);
const asked = ({ challenge, origin, host }: Expected) => ({
  expectedChallenge: challenge,
  expectedOrigin: origin,
  expectedRPID: host,
  requireUserVerification: true,
});

/** A passkey that the device keeps and finds by itself, opened by finger, face or code. */
export const addingOptions = ({ id, name, mail, known }: Owner, host: string) =>
  generateRegistrationOptions({
    rpName: "HugMood",
    rpID: host,
    userID: new TextEncoder().encode(id),
    userName: mail ?? name,
    userDisplayName: name,
    attestationType: "none",
    excludeCredentials: descriptorsOf(known),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });

/** Null for anything that is not the answer of a device to that challenge. */
export const verifyAdding = async (response: unknown, expected: Expected): Promise<PublicKey | null> => {
  const answer = response as RegistrationResponseJSON; // as: it is what is verified
  const verified = await orNull(verifyRegistrationResponse({ response: answer, ...asked(expected) }));
  if (!verified?.verified) return null;
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString("base64url"),
    counter,
    transports: transports.join(","),
  };
};

/** `known`: those of one person; none = one that the device finds by itself. */
export const signingOptions = (host: string, known: Owner["known"] = []) =>
  generateAuthenticationOptions({
    rpID: host,
    userVerification: "required",
    ...(known.length === 0 ? {} : { allowCredentials: descriptorsOf(known) }),
  });

/** Which passkey an answer says it is of. */
export const credentialIdOf = (response: unknown): string => (response as AuthenticationResponseJSON).id;

/** The counter of now; null for anything that is not this key's answer to that challenge, or of a copy that counts less. */
export const verifySigning = async (response: unknown, key: PublicKey, expected: Expected): Promise<number | null> => {
  const answer = response as AuthenticationResponseJSON; // as: it is what is verified
  const credential = {
    id: key.credentialId,
    publicKey: new Uint8Array(Buffer.from(key.publicKey, "base64url")),
    counter: key.counter,
    transports: transportsOf(key.transports),
  };
  const verified = await orNull(verifyAuthenticationResponse({ response: answer, credential, ...asked(expected) }));
  return verified?.verified ? verified.authenticationInfo.newCounter : null;
};
