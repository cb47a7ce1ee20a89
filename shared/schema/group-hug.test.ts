import { expect, test } from "vitest";
import {
  createGroupHugSchema,
  GROUP_CAPACITY_MAX,
  GROUP_HUG_INPUTS,
  GROUP_HUG_REQUESTS,
  GROUP_NAME_MAX,
} from "./group-hug.ts";
import { INPUT_LIMITS, REQUEST_LIMITS } from "./limits.ts";

const DRAFT = {
  key: "0b6f0c8e-0000-4000-8000-000000000001",
  name: "Sunday",
  description: "",
  message: "",
  design: "campfire",
  capacity: 10,
  visibility: "listed",
  scheduledForMs: null,
};
const isGood = (of: object): boolean => createGroupHugSchema.safeParse({ ...DRAFT, ...of }).success;

test("a draft may have the least and the most of everything", () => {
  expect(isGood({})).toBe(true);
  expect(isGood({ capacity: 2 }) && isGood({ capacity: GROUP_CAPACITY_MAX })).toBe(true);
  expect(isGood({ name: "é".repeat(GROUP_NAME_MAX), visibility: "link", scheduledForMs: 1 })).toBe(true);
});

test.each([
  { name: "" },
  { name: "   " },
  { name: "…" },
  { name: "x".repeat(GROUP_NAME_MAX + 1) },
  { name: "a\u202eb" },
  { capacity: 1 },
  { capacity: GROUP_CAPACITY_MAX + 1 },
  { capacity: 2.5 },
  { visibility: "all" },
  { design: "../x" },
  { scheduledForMs: -1 },
  { scheduledForMs: 0.5 },
  { scheduledForMs: undefined },
  { key: "no" },
  { surprise: 1 },
])("a draft with %o is refused", (of) => {
  expect(isGood(of)).toBe(false);
});

test("each request and each input has its rate", () => {
  for (const name of Object.keys(GROUP_HUG_REQUESTS)) expect(REQUEST_LIMITS).toHaveProperty([name]);
  expect(Object.keys(INPUT_LIMITS)).toEqual(Object.keys(GROUP_HUG_INPUTS));
});
