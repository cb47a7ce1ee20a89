import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openJars } from "./jars.file.ts";
import { parseOptions } from "./options.ts";

describe("options of the friends", () => {
  it("have defaults, and a sentence for each mistake", () => {
    expect(parseOptions([], {}, 8)).toEqual({
      url: "http://127.0.0.1:2567",
      count: 5,
      seed: 1,
      keep: "data/friends.json",
    });
    expect(parseOptions([], { HUGMOOD_URL: "http://127.0.0.1:4100", DATA_DIR: "there" }, 8)).toMatchObject({
      url: "http://127.0.0.1:4100",
      keep: "there/friends.json",
    });
    expect(() => parseOptions(["--count", "99"], {}, 8)).toThrow("from 1 to 8");
    expect(() => parseOptions(["--url", "nowhere"], {}, 8)).toThrow("address of a server");
  });
});

describe("the file of sessions", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "friends-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  it("brings cookies back, readable by its owner alone", () => {
    const file = path.join(folder, "deep", "friends.json");
    const jars = openJars(file);
    jars.of("Fern")["session"] = "abc";
    jars.save();
    expect(openJars(file).of("Fern")).toEqual({ session: "abc" });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
