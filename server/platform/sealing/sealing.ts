import { createKey, decrypt, digestOf, encrypt, SealBroken } from "./envelope.ts";
import type { SealedPlace, Sealing } from "./sealing.port.ts";
import type { UserKey, UserKeys } from "./user-keys.ts";

type SealingDeps = {
  readonly keys: Pick<UserKeys, "of">;
  /** Hears of what was changed or moved, never what was in it. */
  readonly onBroken: (place: Pick<SealedPlace, "table" | "column">, error: SealBroken) => void;
};

const FORMAT = "s1";
/** `s1.<version of the key>.`, then what was encrypted. */
const HEAD = /^s1\.(\d{1,9})\.$/;
const HEAD_MAX = 16;

const contextOf = ({ owner, table, column, row }: SealedPlace, version: number) =>
  [FORMAT, owner, table, column, row, version] as const;

const sealWith = ({ version, key }: UserKey, place: SealedPlace, plain: Uint8Array) => ({
  head: `${FORMAT}.${version}.`,
  body: encrypt(key, contextOf(place, version), plain),
});

const openWith = ({ version, key }: UserKey, place: SealedPlace, head: string, body: Uint8Array): Buffer => {
  const [, written] = HEAD.exec(head) ?? [];
  if (written !== String(version)) throw new SealBroken("What was sealed has no form, or a key, that is known here.");
  return decrypt(key, contextOf(place, version), body);
};

/** Where the head of a text or of bytes ends. */
const headEnd = (sealed: string | Uint8Array): number => {
  const start = typeof sealed === "string" ? sealed : Buffer.from(sealed.subarray(0, HEAD_MAX)).toString("latin1");
  return start.indexOf(".", start.indexOf(".") + 1) + 1;
};

/** Nobody keeps it: what it seals opens never again. */
const lostKey = (): UserKey => ({ version: 0, key: createKey() });

export const createSealing = ({ keys, onBroken }: SealingDeps): Sealing => {
  const keyOf = async ({ owner }: SealedPlace, makes: boolean) => (await keys.of([owner], makes)).get(owner);
  const sealText = (key: UserKey, place: SealedPlace, text: string): string => {
    const { head, body } = sealWith(key, place, Buffer.from(text));
    return head + body.toString("base64url");
  };
  const openText = (key: UserKey, place: SealedPlace, sealed: string): string => {
    const end = headEnd(sealed);
    return openWith(key, place, sealed.slice(0, end), Buffer.from(sealed.slice(end), "base64url")).toString();
  };
  const openOrTell = (key: UserKey, place: SealedPlace, sealed: string): string | null => {
    try {
      return openText(key, place, sealed);
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      onBroken(place, error);
      return null;
    }
  };
  const ownersOf = (texts: readonly { readonly place: SealedPlace }[]) => texts.map(({ place }) => place.owner);

  return {
    seal: async (place, text) => sealText((await keyOf(place, true)) ?? lostKey(), place, text),

    async open(place, sealed) {
      const key = await keyOf(place, false);
      return key === undefined ? null : openText(key, place, sealed);
    },

    async sealAll(texts) {
      const found = await keys.of(ownersOf(texts), true);
      return texts.map(({ place, text }) => sealText(found.get(place.owner) ?? lostKey(), place, text));
    },

    async sealWithDigest(texts) {
      const found = await keys.of(ownersOf(texts), true);
      return texts.map(({ place, text }) => {
        const key = found.get(place.owner) ?? lostKey();
        const digest = digestOf(key.key, contextOf(place, key.version), text);
        return { sealed: sealText(key, place, text), digest };
      });
    },

    async openAll(texts) {
      const found = await keys.of(ownersOf(texts), false);
      return texts.map(({ place, sealed }) => {
        const key = found.get(place.owner);
        return key === undefined ? null : openOrTell(key, place, sealed);
      });
    },

    async sealBytes(place, bytes) {
      const { head, body } = sealWith((await keyOf(place, true)) ?? lostKey(), place, bytes);
      return Buffer.concat([Buffer.from(head, "latin1"), body]);
    },

    async openBytes(place, sealed) {
      const key = await keyOf(place, false);
      if (key === undefined) return null;
      const end = headEnd(sealed);
      const head = Buffer.from(sealed.subarray(0, end)).toString("latin1");
      return openWith(key, place, head, sealed.subarray(end));
    },
  };
};
