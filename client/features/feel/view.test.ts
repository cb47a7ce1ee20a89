import { expect, test } from "vitest";
import { fakeHistory } from "../testing/fake-scenes.ts";
import { feelView } from "./view.ts";

const [received, sent] = fakeHistory(1_760_000_000_000);
if (!received || !sent) throw new Error("the history has a received and a sent hug");

test("FEEL-1 a hug that came can be answered, and hugging back names it", () => {
  const view = feelView(received, "They lean in.");
  expect(view).toMatchObject({ title: "A hug from Fern", canAnswer: true, hugLabel: "Hug back" });
  expect(view.hugPath).toBe(`/hug/${received.other.id}?answers=${received.id}`);
});

test("FEEL-2 a hug that went is seen again, not answered", () => {
  expect(feelView(sent, undefined)).toMatchObject({
    title: "Your hug for Ben",
    canAnswer: false,
    hugPath: `/hug/${sent.other.id}`,
  });
});

test("FEEL-4 a hug that came in quiet time says that it is seen, not felt; one that went says nothing of it", () => {
  const touch = { touchCap: 0, touchForm: "picture" } as const;
  expect(feelView({ ...received, touch }, undefined)).toMatchObject({
    limit: touch,
    note: expect.stringContaining("not felt"),
  });
  expect(feelView({ ...sent, touch }, undefined).note).toBeNull();
  expect(feelView(received, undefined).note).toBeNull();
});

test("FEEL-3 somebody who is gone cannot be hugged back", () => {
  const gone = { ...received, other: { id: "", name: "someone", being: "" } };
  expect(feelView(gone, undefined).hugPath).toBeNull();
});
