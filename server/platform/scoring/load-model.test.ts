import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadModel } from "./load-model.ts";
import { MODELS } from "./testing/faulty-models.ts";
import { openTinyPool, TINY_FOLDER, wordsOf } from "./testing/tiny-pool.ts";

let folder: string;
let opened: ReturnType<typeof openTinyPool>;
const model = () => join(folder, "tiny/model.onnx");
const card = () => join(folder, "tiny/io.json");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hugmood-models-"));
  await cp(TINY_FOLDER, folder, { recursive: true });
  opened = openTinyPool({ folder: pathToFileURL(`${folder}/`) });
});
afterEach(async () => {
  await opened.close();
  await rm(folder, { recursive: true });
});

/** What becomes of three questions, and what the log says of them. */
const asked = async (): Promise<unknown[]> => {
  const first = wordsOf(await opened.ask([1]));
  const second = wordsOf(await opened.ask([2]));
  expect(opened.logged).toHaveLength(1);
  return [first, second];
};

describe("a model whose files are wrong is not there, and the others are", () => {
  const truncate = async () => writeFile(model(), (await readFile(model())).subarray(0, 100));
  const change = async () => {
    const bytes = await readFile(model());
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    await writeFile(model(), bytes);
  };
  const describeGarbage = async () => {
    const { createHash } = await import("node:crypto");
    await writeFile(model(), "no model at all");
    await writeFile(card(), JSON.stringify({ sha256: createHash("sha256").update("no model at all").digest("hex") }));
  };
  test.each([
    ["no folder", "no_file", () => rm(join(folder, "tiny"), { recursive: true })],
    ["no model", "no_file", () => rm(model())],
    ["no description", "no_file", () => rm(card())],
    ["an empty model", "wrong_file", () => writeFile(model(), "")],
    ["half a model", "wrong_file", truncate],
    ["one bit changed", "wrong_file", change],
    ["another hash", "wrong_file", () => writeFile(card(), JSON.stringify({ sha256: "0".repeat(64) }))],
    ["a description without a hash", "wrong_file", () => writeFile(card(), "{}")],
    ["a description that is no JSON", "wrong_file", () => writeFile(card(), '{"sha256": ')],
    ["what the runtime cannot read, with its right hash", "wrong_file", describeGarbage],
  ])("%s: %s", async (_, why, breakIt) => {
    await breakIt();
    expect(await asked()).toEqual([why, why]);
    expect(wordsOf(await opened.ask([1], "ann", "other"))).toEqual([3]);
    expect(opened.metrics()).toMatchObject({
      replaced: 0,
      retries: 0,
      refused: 0,
      models: { tiny: why, other: "there" },
    });
  });

  test("no runtime on this machine", async () => {
    const loaded = await loadModel(
      TINY_FOLDER,
      "tiny",
      MODELS.tiny,
      (work) => work(),
      () => Promise.resolve(null),
    );
    expect(loaded).toEqual({ kind: "not_there", why: "no_runtime" });
  });

  test("the runtime is loaded by the workers only, never by the thread that answers people", async () => {
    expect(wordsOf(await opened.ask([1]))).toEqual([3]);
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    expect(loaded.some((file) => file.includes("/piscina/"))).toBe(true);
    expect(loaded.filter((file) => /onnxruntime/.test(file))).toEqual([]);
  });
});
