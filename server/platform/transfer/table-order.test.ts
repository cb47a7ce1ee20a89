import { expect, test } from "vitest";
import { inReferenceOrder } from "./table-order.ts";

test("what is referred to comes first, and the alphabet decides the rest", () => {
  const references = [
    { from: "hugs", to: "users" },
    { from: "answers", to: "hugs" },
    { from: "hugs", to: "hugs" },
  ];
  expect(inReferenceOrder(["hugs", "answers", "users", "designs"], references)).toEqual([
    "designs",
    "users",
    "hugs",
    "answers",
  ]);
});

test("a circle is named", () => {
  const references = [
    { from: "eggs", to: "hens" },
    { from: "hens", to: "eggs" },
  ];
  expect(() => inReferenceOrder(["eggs", "hens", "users"], references)).toThrow("eggs, hens refer to each other");
});
