import { exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet, type JWTPayload } from "jose";
import { describe, expect, it } from "vitest";
import { RoomTokenVerifier } from "./room-tokens.ts";

const NOW_MS = 1_800_000_000_000;
const GOOD = { sub: "user", sid: "session", aud: "rooms", iss: "hugmood", exp: NOW_MS / 1000 + 300 };

async function key(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const sign = (payload: JWTPayload) => new SignJWT(payload).setProtectedHeader({ alg: "EdDSA", kid }).sign(privateKey);
  return { jwk: { ...(await exportJWK(publicKey)), kid, alg: "EdDSA" }, sign };
}

describe("a room token", () => {
  it("speaks for its user and session", async () => {
    const { jwk, sign } = await key("a");
    const verifier = new RoomTokenVerifier(
      async () => ({ keys: [jwk] }),
      () => NOW_MS,
    );
    expect(await verifier.verify(await sign(GOOD))).toEqual({ userId: "user", sessionId: "session" });
  });

  it("that was good once ends at its time all the same", async () => {
    const { jwk, sign } = await key("a");
    let nowMs = NOW_MS;
    const verifier = new RoomTokenVerifier(
      async () => ({ keys: [jwk] }),
      () => nowMs,
    );
    const token = await sign(GOOD);
    const verified = async () => (await verifier.verify(token)) !== null;
    expect([await verified(), await verified()]).toEqual([true, true]);
    nowMs = GOOD.exp * 1_000 - 1;
    expect(await verified()).toBe(true);
    nowMs += 1;
    expect(await verified()).toBe(false);
  });

  it("is nothing when expired, for something else, from somebody else, incomplete or malformed", async () => {
    const { jwk, sign } = await key("a");
    const other = await key("a");
    const verifier = new RoomTokenVerifier(
      async () => ({ keys: [jwk] }),
      () => NOW_MS,
    );
    const { sid: _sid, ...withoutSession } = GOOD;
    const { exp: _exp, ...withoutEnd } = GOOD;
    const good = await sign(GOOD);
    const bad = [
      await sign({ ...GOOD, exp: NOW_MS / 1000 - 1 }),
      await sign({ ...GOOD, aud: "mail" }),
      await sign({ ...GOOD, iss: "somebody" }),
      await sign(withoutSession),
      await sign(withoutEnd),
      await other.sign(GOOD),
      `${good.slice(0, -4)}AAAA`,
      `eyJhbGciOiJub25lIn0.${good.split(".")[1]}.`,
      "",
      "x.y.z",
    ];
    for (const token of bad) expect(await verifier.verify(token)).toBeNull();
  });

  it("signed by a key made elsewhere has the keys read again, but not for every forged one", async () => {
    const [first, second] = [await key("a"), await key("b")];
    let keys: JSONWebKeySet["keys"] = [first.jwk];
    let reads = 0;
    let nowMs = NOW_MS;
    const readKeys = async () => {
      reads += 1;
      return { keys };
    };
    const verifier = new RoomTokenVerifier(readKeys, () => nowMs);
    await verifier.verify(await first.sign(GOOD));
    const token = await second.sign(GOOD);
    for (let forged = 0; forged < 20; forged += 1) expect(await verifier.verify(token)).toBeNull();
    expect(reads).toBe(1);
    keys = [first.jwk, second.jwk];
    nowMs += 10_001;
    expect(await verifier.verify(token)).not.toBeNull();
    expect(await verifier.verify(await first.sign(GOOD))).not.toBeNull();
    expect(reads).toBe(2);
  });
});
