import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { SealedPlace, Sealing } from "./sealing.port.ts";

const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "i1.";

const bound = ({ owner, table, column, row }: SealedPlace): Buffer =>
  Buffer.from(JSON.stringify([owner, table, column, row]));

/** Seals under one key that is derived from the server's secret, until each user has a key of their own. */
export const createInterimSealing = (secret: string): Pick<Sealing, "seal" | "open"> => {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "hugmood interim sealing", 32));
  return {
    async seal(place, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(bound(place));
      const sealed = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return VERSION + sealed.toString("base64url");
    },
    async open(place, sealed) {
      const bytes = Buffer.from(sealed.slice(VERSION.length), "base64url");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(bound(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString("utf8");
    },
  };
};
