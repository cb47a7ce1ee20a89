import { writeFileSync } from "node:fs";
import { agreedFingerprint, FINGERPRINT, MARKDOWN, wireComplaint, writtenMarkdown } from "./protocol/documents.ts";
import { fingerprint } from "./protocol/wire.ts";

// Writes docs/protocol.md, and agrees to the wire as it is: after its version was raised, or with --compatible.
const isCompatible = process.argv.slice(2).includes("--compatible");
writeFileSync(MARKDOWN, writtenMarkdown());
const complaint = wireComplaint(agreedFingerprint());
if (complaint !== null && !isCompatible) {
  console.error(complaint);
  process.exitCode = 1;
} else {
  writeFileSync(FINGERPRINT, `${JSON.stringify(fingerprint(), null, 2)}\n`);
  console.log("docs/protocol.md and shared/schema/fingerprint.json are up to date.");
}
