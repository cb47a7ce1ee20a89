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

test("FEEL-3 somebody who is gone cannot be hugged back", () => {
  const gone = { ...received, other: { id: "", name: "someone", being: "" } };
  expect(feelView(gone, undefined).hugPath).toBeNull();
});
