import { expect, test } from "vitest";
import { draftText, emptyDraft, readDraft } from "./draft.ts";

test("NEW-1 a draft comes back as it was kept, with its key", () => {
  const draft = { ...emptyDraft("key-1"), name: "Evening hug", isScheduled: true, localTime: "2026-11-23T18:00" };
  expect(readDraft(draftText(draft), "key-2")).toEqual(draft);
});

test("NEW-2 anything else reads as an empty draft with a fresh key", () => {
  for (const text of [null, "", "[]", "null", "7", '{"name":5,"visibility":"all","isScheduled":"yes"}', "{"])
    expect(readDraft(text, "key-2")).toEqual(emptyDraft("key-2"));
});
