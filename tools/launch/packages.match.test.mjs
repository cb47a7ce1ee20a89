import { expect, test } from "vitest";
import { installedMatches } from "./packages.match.mjs";

const HERE = { platform: "linux", arch: "x64", libc: "glibc", nodeMajor: 22 };
const lock = (extra = {}) => ({
  packages: { "": { version: "1.0.0" }, "node_modules/a": { version: "1.0.0" }, ...extra },
});
const installed = (extra = {}) => ({ packages: { "node_modules/a": { version: "1.0.0" }, ...extra } });
const native = (rest) => ({
  "node_modules/n": { version: "2.0.0", optional: true, os: ["linux"], cpu: ["x64"], ...rest },
});

test.each([
  ["the same packages", lock(), installed(), true],
  ["another version", lock(), installed({ "node_modules/a": { version: "1.0.1" } }), false],
  ["a package missing", lock({ "node_modules/b": { version: "1.0.0" } }), installed(), false],
  ["a package too many", lock(), installed({ "node_modules/b": { version: "1.0.0" } }), false],
  ["a native part missing that fits here", lock(native({})), installed(), false],
  ["a native part missing of another system", lock(native({ os: ["darwin"] })), installed(), true],
  ["a native part missing that excludes this system", lock(native({ os: ["!linux"] })), installed(), true],
  ["a native part missing of another processor", lock(native({ cpu: ["arm64"] })), installed(), true],
  ["a native part missing of another C library", lock(native({ libc: ["musl"] })), installed(), true],
  ["a native part missing of this C library", lock(native({ libc: "glibc" })), installed(), false],
  [
    "a native part missing for earlier Nodes",
    lock(native({ engines: { node: ">=20.0.0 <22.0.0" } })),
    installed(),
    true,
  ],
  ["a native part missing for this Node", lock(native({ engines: { node: ">=22.0.0 <23.0.0" } })), installed(), false],
])("%s", (_title, wanted, found, expected) => {
  expect(installedMatches(wanted, found, HERE)).toBe(expected);
});
