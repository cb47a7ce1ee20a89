import { expect, test } from "vitest";
import { draftText, EMPTY_DRAFT, readDraft } from "./draft.ts";

const DESIGNS = ["bear", "sway"];

test("SEND-1 a draft comes back as it was kept", () => {
  const draft = { design: "sway", squeeze: { stepMs: 50 as const, samples: [0, 128, 255] }, message: "Lean in" };
  expect(readDraft(draftText(draft), DESIGNS)).toEqual(draft);
  expect(readDraft(draftText(EMPTY_DRAFT), DESIGNS)).toEqual(EMPTY_DRAFT);
});

test("SEND-2 anything else reads as an empty draft", () => {
  for (const text of [null, "", "[]", "null", "7", '{"design":"gone","samples":[999],"message":5}', "{"])
    expect(readDraft(text, DESIGNS)).toEqual(EMPTY_DRAFT);
});
