import { SealBroken } from "./envelope.ts";
import type { SealedPlace, Sealing } from "./sealing.port.ts";

export type MemorySealing = Sealing & { shred(owner: string): void };

const written = ({ owner, table, column, row }: SealedPlace, text: string) =>
  JSON.stringify([owner, table, column, row, text]);

/** Seals nothing, and keeps all else that `Sealing` promises: for services that run in memory. */
export const createMemorySealing = (): MemorySealing => {
  const shredded = new Set<string>();
  const seal = (place: SealedPlace, text: string): string =>
    `m1.${Buffer.from(written(place, text)).toString("base64url")}`;
  const open = (place: SealedPlace, sealed: string): string | null => {
    if (shredded.has(place.owner)) return null;
    const plain = Buffer.from(sealed.slice(3), "base64url").toString();
    try {
      const text = (JSON.parse(plain) as string[]).at(-1) ?? "";
      if (plain === written(place, text)) return text;
    } catch {
      // Not what was written.
    }
    throw new SealBroken("What was sealed does not open: it was changed or moved.");
  };
  const openOrNull = (place: SealedPlace, sealed: string): string | null => {
    try {
      return open(place, sealed);
    } catch {
      return null;
    }
  };
  return {
    seal: async (place, text) => seal(place, text),
    open: async (place, sealed) => open(place, sealed),
    sealAll: async (texts) => texts.map(({ place, text }) => seal(place, text)),
    sealWithDigest: async (texts) =>
      texts.map(({ place, text }) => ({ sealed: seal(place, text), digest: seal(place, text).slice(3) })),
    openAll: async (texts) => texts.map(({ place, sealed }) => openOrNull(place, sealed)),
    sealBytes: async (place, bytes) => Buffer.from(seal(place, Buffer.from(bytes).toString("latin1"))),
    async openBytes(place, sealed) {
      const text = open(place, Buffer.from(sealed).toString());
      return text === null ? null : Buffer.from(text, "latin1");
    },
    shred: (owner) => void shredded.add(owner),
  };
};
