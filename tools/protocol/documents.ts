import { readFileSync } from "node:fs";
import path from "node:path";
import { protocolMarkdown } from "./markdown.ts";
import { fingerprint, type Fingerprint } from "./wire.ts";

const at = (file: string): string => path.resolve(import.meta.dirname, "../..", file);
const INTRO = at("docs/protocol.intro.md");
export const MARKDOWN = at("docs/protocol.md");
export const FINGERPRINT = at("shared/schema/fingerprint.json");

export const writtenMarkdown = (): string => protocolMarkdown(readFileSync(INTRO, "utf8"));

/** The fingerprint that was last agreed to; null = none yet. */
export const agreedFingerprint = (): Fingerprint | null => {
  try {
    return JSON.parse(readFileSync(FINGERPRINT, "utf8")) as Fingerprint; // as: written by tools/protocol.ts
  } catch {
    return null;
  }
};

/** What to do about a wire that is not the agreed one; null = it is, or its version was raised. */
export const wireComplaint = (agreed: Fingerprint | null, now: Fingerprint = fingerprint()): string | null => {
  if (agreed === null || agreed.sha256 === now.sha256 || agreed.protocol !== now.protocol) return null;
  return [
    `The wire changed, and PROTOCOL_VERSION is still ${now.protocol}.`,
    "If a client of that version would misunderstand, raise PROTOCOL_VERSION in shared/schema/protocol.ts and run `npm run protocol`.",
    "If every client of that version goes on as before, run `npm run protocol -- --compatible`.",
  ].join("\n");
};
