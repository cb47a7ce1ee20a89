import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { agreedFingerprint, MARKDOWN, wireComplaint, writtenMarkdown } from "../../tools/protocol/documents.ts";
import { describeWire, fingerprint } from "../../tools/protocol/wire.ts";

const AGAIN = "Run `npm run protocol`.";

test("the wire is the one that was agreed to under its version", () => {
  expect(wireComplaint(agreedFingerprint())).toBeNull();
  expect(agreedFingerprint(), AGAIN).toEqual(fingerprint());
});

test("a wire that changed without its version is named, with what to do", () => {
  const now = fingerprint();
  const complaint = wireComplaint({ ...now, sha256: "another" }, now);
  expect(complaint).toContain(`still ${now.protocol}`);
  expect(complaint).toContain("npm run protocol");
  expect(wireComplaint({ protocol: now.protocol - 1, sha256: "another" }, now)).toBeNull();
});

const wire = describeWire();
const CHANGES: readonly (readonly [string, object])[] = [
  ["the order of state fields", { ...wire, state: { ...wire.state, HugCard: wire.state["HugCard"]?.toReversed() } }],
  [
    "a field of a request",
    { ...wire, requests: { ...wire.requests, inbox: { ...wire.requests.inbox, "hug/see": {} } } },
  ],
  ["the form of an input", { ...wire, inputs: { "group-hug": { ...wire.inputs["group-hug"], "group/press": {} } } }],
  ["the number of a denial", { ...wire, denials: { ...wire.denials, room_full: 1 } }],
  ["a refusal", { ...wire, refusals: wire.refusals.slice(1) }],
  ["the type of an answer", { ...wire, types: { ...wire.types, InboxAnswers: "" } }],
  ["a constant", { ...wire, constants: { ...wire.constants, INBOX_RESUME_MAX: 1 } }],
];
test.each(CHANGES)("%s is part of the fingerprint", (_what, changed) => {
  expect(fingerprint(changed).sha256).not.toBe(fingerprint(wire).sha256);
});

test("docs/protocol.md says what the schemas say", () => {
  expect(readFileSync(MARKDOWN, "utf8"), AGAIN).toBe(writtenMarkdown());
});
