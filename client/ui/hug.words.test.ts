import { expect, test } from "vitest";
import type { HugListItem } from "../net/state.ts";
import { hugFate, hugWords } from "./hug.words.ts";

const sent: HugListItem = {
  id: "1",
  direction: "sent",
  other: { id: "ben", name: "Ben", being: "sea/plain" },
  design: "bear",
  message: "",
  sentAtMs: 0,
  isSeen: false,
  reaction: null,
  answers: null,
  touch: { touchCap: 100, touchForm: "touch" },
  request: null,
};

test("ROW-1 a hug that asked is asked, said yes to, or not taken up; never declined", () => {
  const asked = { ...sent, request: { isAccepted: false, expiresAtMs: 10 } };
  const accepted = { ...sent, request: { isAccepted: true, expiresAtMs: 10 } };
  expect([hugFate(asked, 9), hugFate(asked, 10)]).toEqual(["asked, waiting for a yes", "not taken up"]);
  expect([hugFate(accepted, 9), hugFate(accepted, 99)]).toEqual(["said yes", "said yes"]);
  expect(hugFate({ ...accepted, isSeen: true }, 99)).toBe("felt");
  expect([hugWords(asked), hugWords(accepted)]).toEqual(["You asked to hug Ben", "You hugged Ben"]);
});

test("ROW-2 any other hug is delivered, felt, or not felt yet", () => {
  expect([hugFate(sent, 0), hugFate({ ...sent, isSeen: true }, 0)]).toEqual(["delivered", "felt"]);
  expect(hugFate({ ...sent, direction: "received" }, 0)).toBe("not felt yet");
  expect(hugWords({ ...sent, direction: "received" })).toBe("Ben hugged you");
});
