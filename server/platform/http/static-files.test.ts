import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadStaticFiles, type StaticFiles } from "./static-files.ts";

const SCRIPT = "export const hug = 1;\n".repeat(200);
let folder: string;
let files: StaticFiles;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "hugmood-static-"));
  mkdirSync(path.join(folder, "dist/assets"), { recursive: true });
  writeFileSync(path.join(folder, "secret.txt"), "no");
  writeFileSync(path.join(folder, "dist/index.html"), "<!doctype html>");
  writeFileSync(path.join(folder, "dist/assets/app-a1b2c3.js"), SCRIPT);
  files = loadStaticFiles(path.join(folder, "dist"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = (pathname: string, headers: Record<string, string> = {}) =>
  files.answer(pathname, new Request("http://x/", { headers }));

describe("static files", () => {
  it("hashed ones may be kept for ever, the others are asked for again each time", async () => {
    expect((await get("/assets/app-a1b2c3.js"))?.headers.get("cache-control")).toContain("immutable");
    expect((await get("/index.html"))?.headers.get("cache-control")).toBe("no-cache");
  });

  it("are compressed as the client accepts it, and say so", async () => {
    const ask = async (accepted: string) => {
      const response = await get("/assets/app-a1b2c3.js", { "accept-encoding": accepted });
      const body = Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
      expect(Number(response?.headers.get("content-length"))).toBe(body.length);
      return { encoding: response?.headers.get("content-encoding"), body };
    };
    const brotli = await ask("gzip, deflate, br");
    expect(brotli.encoding).toBe("br");
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
    const gzip = await ask("gzip, br;q=0");
    expect(gzip.encoding).toBe("gzip");
    expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
    const plain = await ask("");
    expect(plain.encoding).toBeNull();
    expect(plain.body.toString()).toBe(SCRIPT);
  });

  it("are not sent again to who has them", async () => {
    const etag = (await get("/index.html"))?.headers.get("etag") ?? "";
    const again = await get("/index.html", { "if-none-match": etag });
    expect(again?.status).toBe(304);
    expect(await again?.text()).toBe("");
  });

  it.each([
    "/../secret.txt",
    "/assets/../../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "//etc/passwd",
    "/assets",
    "/",
    "/..",
  ])("nothing outside the folder can be asked for: %s", async (pathname) => {
    expect(await get(pathname)).toBeNull();
  });

  it("a folder that is not there holds nothing", async () => {
    expect(await loadStaticFiles(path.join(folder, "none")).answer("/index.html", new Request("http://x/"))).toBeNull();
  });
});
