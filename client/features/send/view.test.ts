import { expect, test } from "vitest";
import { FRIENDS, fakeScene } from "../testing/fake-scenes.ts";
import { charactersLeft, knownPerson, sentView, wayView } from "./view.ts";

const state = fakeScene("offline", 1_760_000_000_000);
const [waiting] = state.outbox;

test("SEND-3 characters are counted only near the end, as a person counts them", () => {
  expect(charactersLeft("hello")).toBeNull();
  expect(charactersLeft("👩‍👩‍👧".repeat(450))).toBe(50);
  expect(charactersLeft("x".repeat(503))).toBe(-3);
});

test("SEND-4 a hug in the outbox is on its way, and offline it says that it is kept", () => {
  expect(sentView("Ben", waiting, undefined, true)).toMatchObject({
    step: "waiting",
    text: expect.stringContaining("is kept"),
  });
});

test("SEND-5 a hug that was asked for is sent, one that left the outbox is delivered; it is felt only if that is shared", () => {
  if (!waiting) throw new Error("the scene has a waiting hug");
  const asked = { ...waiting, state: { kind: "sending" as const } };
  expect(sentView("Ben", asked, undefined, false).step).toBe("sent");
  expect(sentView("Ben", asked, undefined, true).step).toBe("waiting");
  expect(sentView("Ben", undefined, { isSeen: false, request: null }, false).step).toBe("delivered");
  expect(sentView("Ben", undefined, { isSeen: true, request: null }, false).step).toBe("felt");
});

test("SEND-6 a refused hug says why", () => {
  if (!waiting) throw new Error("the scene has a waiting hug");
  const refused = { ...waiting, state: { kind: "refused" as const, refusal: { code: "no_such_person" as const } } };
  expect(sentView("Ben", refused, undefined, false).text).toContain("cannot be reached");
});

test("SEND-7 somebody here or in the inbox is known, anybody else is asked for", () => {
  expect(knownPerson(state, FRIENDS[0]?.id ?? "")?.name).toBe("Fern");
  expect(knownPerson(state, "nobody")).toBeNull();
});

test("SEND-8 a hug that asked waits for a yes; until it is known which, it is sent", () => {
  const asked = { isSeen: false, request: { isAccepted: false, expiresAtMs: 9 } };
  expect(sentView("Ben", undefined, undefined, false).step).toBe("sent");
  expect(sentView("Ben", undefined, asked, false)).toMatchObject({ step: "asked", title: "Your hug asks" });
  const accepted = { isSeen: false, request: { isAccepted: true, expiresAtMs: 9 } };
  expect(sentView("Ben", undefined, accepted, false).step).toBe("delivered");
});

test("SEND-9 before it is made: the first hug asks, and what would be refused is not offered", () => {
  expect(wayView("asks", "Ben", false)).toMatchObject({
    canSend: true,
    text: expect.stringContaining("first hug asks"),
  });
  for (const way of ["already_asked", "cooling_off", "hugs_off"] as const)
    expect(wayView(way, "Ben", false)).toMatchObject({ canSend: false, text: expect.stringContaining("Ben") });
  for (const way of ["open", null] as const) expect(wayView(way, "Ben", false)).toEqual({ text: null, canSend: true });
  expect(wayView("too_many", "Ben", false).canSend).toBe(true);
});

test("SEND-10 an answer to a hug may go without a request, but not to somebody who takes none", () => {
  for (const way of ["asks", "already_asked", "cooling_off"] as const)
    expect(wayView(way, "Ben", true)).toEqual({ text: null, canSend: true });
  expect(wayView("hugs_off", "Ben", true).canSend).toBe(false);
});
