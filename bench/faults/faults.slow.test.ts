import { spawn } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");
const isCi = process.env["CI"] === "true";

const run = (args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "bench/faults.ts", ...args], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
    child.once("exit", (code) => resolve({ code, output }));
  });

test.skipIf(!isCi)(
  `servers, PostgreSQL and Redis are killed and stalled: nothing acknowledged is lost or doubled, every act of the staff has its entry, and ten seeded bugs are found${isCi ? "" : " (skipped: takes minutes and runs in CI; npm run faults)"}`,
  async () => {
    const { code, output } = await run(["--seed", "1", "--kills", "3", "--rate", "30"]);
    const line = output.trim().split("\n").at(-1) ?? "";
    expect(line, output).toContain('"bench":"faults"');
    expect(JSON.parse(line), output).toMatchObject({
      lost: 0,
      doubled: 0,
      disordered: 0,
      oldWrites: 0,
      untraced: 0,
      brokenTrace: 0,
      seededBugs: 10,
      seededBugsCaught: 10,
    });
    expect(line).not.toContain('"acted":0,');
    expect(code, output).toBe(0);
  },
);
