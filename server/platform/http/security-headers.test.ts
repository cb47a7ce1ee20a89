import { expect, test } from "vitest";
import { contentSecurityPolicy, policyOf } from "./security-headers.ts";

const HOST = "hugs.example";

test("WebAssembly may be compiled in the worker that scores notes, and nowhere else", () => {
  const policy = policyOf("/assets/note-scorer.worker-BxY_1-z.js", HOST);
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("'unsafe-eval'");
  for (const other of [
    "/",
    "/you",
    "/mood",
    "/assets/index-BxY1.js",
    "/assets/note-scorer.worker-.js",
    "/assets/note-scorer.worker-a.js/x",
    "/note-scorer.worker-a.js",
    "/assets/x/note-scorer.worker-a.js",
    "/api/moods",
  ]) {
    expect(policyOf(other, HOST), other).toBe(contentSecurityPolicy(HOST));
  }
  expect(contentSecurityPolicy(HOST)).toContain("script-src 'self';");
  expect(contentSecurityPolicy(HOST)).not.toContain("wasm");
});
