import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createNoteReading } from "#shared/mood/note/reading.ts";
import { MODELS } from "../server/platform/scoring/models.ts";
import { loadRuntime, openSession } from "../server/platform/scoring/model-session.ts";
import { bundleForPage } from "./support/bundle-for-page.ts";
import { expect, test } from "./support/test.ts";

type Fixture = {
  readonly text: string;
  readonly ids: number[];
  readonly marks: number[];
  readonly valence: number;
  readonly arousal: number;
};
type Score = { readonly valence: number; readonly arousal: number; readonly emotions: readonly unknown[] };

const FOLDER = path.resolve(import.meta.dirname, "../ml/models/note-affect");
const fixtures = JSON.parse(readFileSync(path.join(FOLDER, "fixtures.json"), "utf8")) as readonly Fixture[]; // as: written by the training
const TEXTS = fixtures.map(({ text }) => text);
const ASSETS = path.resolve(import.meta.dirname, "../client/dist/assets");
/** Two builds of one runtime; 0..1. */
const NEAR = 1e-4;

const openNode = async () => {
  const runtime = await loadRuntime();
  if (runtime === null) throw new Error("onnxruntime-node has no build for this machine.");
  const { constants } = MODELS["note-affect"];
  const session = await openSession(runtime, readFileSync(path.join(FOLDER, "model.onnx")), constants, (run) => run());
  const { vocabulary } = session.constants;
  if (vocabulary?.type !== "uint8") throw new Error("The model has no vocabulary.");
  return { vocabulary: vocabulary.data, session, reading: createNoteReading(vocabulary.data) };
};

test("a browser reads notes as Node does: words, rows and marks of every fixture are the same", async ({
  openContext,
  house,
}) => {
  const { vocabulary } = await openNode();
  const page = await (await openContext({})).newPage();
  await page.goto(house.url);
  await page.evaluate(await bundleForPage("featuriser", "e2e/support/featurise.page.ts"));
  const found = await page.evaluate(([bytes, texts]) => Reflect.get(globalThis, "featuriser").featurise(bytes, texts), [
    Array.from(vocabulary),
    TEXTS,
  ] as const);
  expect(found).toEqual(fixtures.map(({ ids, marks }) => ({ ids, marks })));
});

test("a browser's worker scores notes as Node does, alone and in a batch, and the page itself may compile nothing", async ({
  openContext,
  house,
}) => {
  const { session, reading } = await openNode();
  const page = await (await openContext({})).newPage();
  const compiled = await page.goto(house.url).then(() =>
    page.evaluate(() =>
      WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
        () => "compiled",
        (error: Error) => error.name,
      ),
    ),
  );
  expect(compiled).toBe("CompileError");
  const name = readdirSync(ASSETS).find((file) => /^note-scorer\.worker-[\w-]+\.js$/.test(file));
  const scores = await page.evaluate(
    ([address, texts]) =>
      new Promise<{ batch: Score[]; alone: Score[] }>((resolve, reject) => {
        const worker = new Worker(address, { type: "module" });
        const first = texts.slice(0, 3);
        const alone: Score[] = [];
        worker.addEventListener("error", () => reject(new Error("The worker did not start.")));
        worker.addEventListener("message", ({ data }) => {
          if ("problem" in data) return reject(new Error(data.problem));
          if (data.id > 0) return alone.push(data.scores[0]);
          resolve({ batch: data.scores, alone });
        });
        for (const [at, text] of first.entries()) worker.postMessage({ id: at + 1, notes: [text] });
        worker.postMessage({ id: 0, notes: texts });
      }),
    [`/assets/${name}`, TEXTS] as const,
  );
  const wanted = reading.results(await session.run(reading.feeds(TEXTS)), TEXTS.length);
  for (const [at, want] of wanted.entries()) {
    const is = scores.batch[at];
    expect(Math.abs((is?.valence ?? 9) - want.valence), `valence of “${TEXTS[at]}”`).toBeLessThan(NEAR);
    expect(Math.abs((is?.arousal ?? 9) - want.arousal), `arousal of “${TEXTS[at]}”`).toBeLessThan(NEAR);
    expect(is?.emotions.length, `emotions of “${TEXTS[at]}”`).toBe(want.emotions.length);
    expect(Math.abs((is?.valence ?? 9) - (fixtures[at]?.valence ?? 0)), `as trained: “${TEXTS[at]}”`).toBeLessThan(
      NEAR,
    );
  }
  for (const [at, { valence }] of scores.alone.entries())
    expect(Math.abs(valence - (scores.batch[at]?.valence ?? 9))).toBeLessThan(NEAR);
});
