import { expect, test } from "vitest";
import { FRIENDS, fakeScene } from "../testing/fake-scenes.ts";
import { charactersLeft, knownPerson, sentView } from "./view.ts";

const state = fakeScene("offline", 1_760_000_000_000);
const [waiting] = state.outbox;

test("SEND-3 characters are counted only near the end, as a person counts them", () => {
  expect(charactersLeft("hello")).toBeNull();
  expect(charactersLeft("👩‍👩‍👧".repeat(450))).toBe(50);
  expect(charactersLeft("x".repeat(503))).toBe(-3);
});

test("SEND-4 a hug in the outbox is on its way, and offline it says that it is kept", () => {
  expect(sentView("Ben", waiting, false, true)).toMatchObject({
    step: "waiting",
    text: expect.stringContaining("is kept"),
  });
});

test("SEND-5 a hug that was asked for is sent, one that left the outbox is delivered; it is felt only if that is shared", () => {
  if (!waiting) throw new Error("the scene has a waiting hug");
  const asked = { ...waiting, state: { kind: "sending" as const } };
  expect(sentView("Ben", asked, false, false).step).toBe("sent");
  expect(sentView("Ben", asked, false, true).step).toBe("waiting");
  expect(sentView("Ben", undefined, false, false).step).toBe("delivered");
  expect(sentView("Ben", undefined, true, false).step).toBe("felt");
});

test("SEND-6 a refused hug says why", () => {
  if (!waiting) throw new Error("the scene has a waiting hug");
  const refused = { ...waiting, state: { kind: "refused" as const, refusal: { code: "no_such_person" as const } } };
  expect(sentView("Ben", refused, false, false).text).toContain("cannot be reached");
});

test("SEND-7 somebody here or in the inbox is known, anybody else is asked for", () => {
  expect(knownPerson(state, FRIENDS[0]?.id ?? "")?.name).toBe("Fern");
  expect(knownPerson(state, "nobody")).toBeNull();
});
