import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";

/** A device's key, made and used as Web Authentication Level 3 says: ES256, attestation "none". */
export type Authenticator = {
  readonly credentialId: string;
  /** Answers what `beginAdding` asked; anything may be put in another's place. */
  make(options: Readonly<Record<string, unknown>>, changed?: Changed): Answer;
  /** Answers what `beginSigningIn` asked. */
  sign(options: Readonly<Record<string, unknown>>, changed?: Changed): Answer;
};
export type Changed = {
  readonly origin?: string;
  readonly host?: string;
  readonly challenge?: string;
  readonly counter?: number;
  readonly isVerified?: boolean;
  readonly breaksSignature?: boolean;
};
export type Answer = Readonly<Record<string, unknown>> & { readonly id: string };

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_KEY = 0x40;

const sha256 = (bytes: string | Buffer): Buffer => createHash("sha256").update(bytes).digest();
const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
/** CBOR (RFC 8949) of the few things that are in here: heads of maps, texts and byte strings below 64 KB. */
const head = (major: number, length: number): Buffer =>
  length < 24
    ? Buffer.from([(major << 5) | length])
    : length < 256
      ? Buffer.from([(major << 5) | 24, length])
      : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
const text = (value: string): Buffer => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const bytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value]);

export const createAuthenticator = (at: string): Authenticator => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  const credentialId = id.toString("base64url");
  // COSE (RFC 9053, 7.1.1): an EC2 key on P-256 for ES256.
  const cose = Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(Buffer.from(x, "base64url")),
    Buffer.from([0x22]),
    bytes(Buffer.from(y, "base64url")),
  ]);
  let counter = 0;
  const dataOf = (flags: number, host: string, counts: number, rest = Buffer.alloc(0)): Buffer =>
    Buffer.concat([sha256(host), Buffer.from([flags]), uint32(counts), rest]);
  const clientData = (type: string, challenge: unknown, { origin = at, challenge: other }: Changed): string =>
    JSON.stringify({ type, challenge: other ?? challenge, origin, crossOrigin: false });
  const flagsOf = ({ isVerified = true }: Changed): number => USER_PRESENT | (isVerified ? USER_VERIFIED : 0);
  const whole = (response: object): Answer => ({
    id: credentialId,
    rawId: credentialId,
    type: "public-key",
    clientExtensionResults: {},
    response,
  });
  return {
    credentialId,
    make({ challenge, rp }, changed = {}) {
      const host = changed.host ?? (rp as { id: string }).id;
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
      const data = dataOf(flagsOf(changed) | HAS_KEY, host, 0, attested);
      const object = Buffer.concat([
        head(5, 3),
        text("fmt"),
        text("none"),
        text("attStmt"),
        head(5, 0),
        text("authData"),
        bytes(data),
      ]);
      return whole({
        clientDataJSON: Buffer.from(clientData("webauthn.create", challenge, changed)).toString("base64url"),
        attestationObject: object.toString("base64url"),
        transports: ["internal"],
      });
    },
    sign({ challenge, rpId }, changed = {}) {
      counter = changed.counter ?? counter + 1;
      const data = dataOf(flagsOf(changed), changed.host ?? String(rpId), counter);
      const client = Buffer.from(clientData("webauthn.get", challenge, changed));
      const signature = createSign("sha256").update(data).update(sha256(client)).sign(privateKey);
      if (changed.breaksSignature === true)
        signature.writeUInt8(signature.readUInt8(signature.length - 1) ^ 1, signature.length - 1);
      return whole({
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: signature.toString("base64url"),
        userHandle: "",
      });
    },
  };
};
