import { expect, test } from "vitest";
import { parsePlainYaml } from "./plain-yaml.ts";

test("maps, lists, scalars, anchors", () => {
  const text = `
# a comment
x-base: &base
  image: hugmood
  retries: 3
  ports:
    - "8080:8080"
    - plain:x
services:
  one:
    <<: *base
    retries: 5
    test: ["CMD", "a b", ""]
  two: {}
  three:
on: true
`;
  expect(parsePlainYaml(text)).toEqual({
    "x-base": { image: "hugmood", retries: 3, ports: ["8080:8080", "plain:x"] },
    services: {
      one: { image: "hugmood", retries: 5, ports: ["8080:8080", "plain:x"], test: ["CMD", "a b", ""] },
      two: {},
      three: null,
    },
    on: true,
  });
});

test.each([
  "a: |\n  text",
  "a: 'x'",
  "a: b: c",
  "a: {b: 1}",
  "a: [b]",
  "a: *none",
  "<<: *none",
  "a: 1\na: 2",
  "a:\n  b: 1\n    c: 2",
  "a:\n  - b\n  c: 1",
  "  a: 1\nb: 2",
  'a: "x" # why',
  "\ta: 1",
])("more than that is not misread: %j", (text) => {
  expect(() => parsePlainYaml(text)).toThrow(/^Line \d/);
});
