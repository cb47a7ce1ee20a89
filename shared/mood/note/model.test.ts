import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { beforeAll, describe, expect, test } from "vitest";
import type { ModelReading, PlainTensor, Tensors } from "../model.ts";
import { EMOTIONS, NEUTRAL_NOTE, type NoteAffect } from "./affect.ts";
import { featuresOf, FEATURISER_VERSION } from "./features.ts";
import { ARE_HIGHER, PEOPLE, TEMPLATES } from "./model.sentences.ts";
import { createNoteReading, vocabularyFeeds } from "./reading.ts";
import { readVocabulary } from "./vocabulary.ts";

type Fixture = {
  text: string;
  ids: number[];
  marks: number[];
  valence: number;
  arousal: number;
  emotions: number[];
};

const FOLDER = join(import.meta.dirname, "../../../ml/models/note-affect");
const PARITY = 1e-5;
const file = readFileSync(join(FOLDER, "model.onnx"));
const fixtures: Fixture[] = JSON.parse(readFileSync(join(FOLDER, "fixtures.json"), "utf8"));
const io = JSON.parse(readFileSync(join(FOLDER, "io.json"), "utf8"));

let session: InferenceSession;
let vocabulary: Uint8Array;
let reading: ModelReading<string, NoteAffect>;

async function ask(feeds: Tensors, names: string[]): Promise<Tensors> {
  const given = Object.entries(feeds).map(([name, { type, data, dims }]) => [name, new Tensor(type, data, [...dims])]);
  const outputs = await session.run(Object.fromEntries(given), names);
  // as: the model's outputs have the types that io.json lists
  return outputs as unknown as Record<string, PlainTensor>;
}

async function affectsOf(notes: readonly string[]): Promise<readonly NoteAffect[]> {
  return reading.results(await ask(reading.feeds(notes), ["valence", "arousal", "emotions"]), notes.length);
}

beforeAll(async () => {
  session = await InferenceSession.create(file, { intraOpNumThreads: 1 });
  const said = (await ask(vocabularyFeeds(), ["vocabulary"]))["vocabulary"];
  vocabulary = said?.type === "uint8" ? said.data : new Uint8Array();
  reading = createNoteReading(vocabulary);
});

describe("the file", () => {
  test("is the one that io.json speaks of, and small", () => {
    expect(createHash("sha256").update(file).digest("hex")).toBe(io.sha256);
    expect(file.length).toBe(io.bytes);
    expect(file.length).toBeLessThan(5_000_000);
  });

  test("was trained with the featuriser that is here", () => {
    expect(io.featuriser.version).toBe(FEATURISER_VERSION);
    const words = readVocabulary(vocabulary);
    const made = fixtures.map(({ text }) => featuresOf(text, words));
    expect(made).toEqual(fixtures.map(({ ids, marks }) => ({ ids, marks })));
  });

  test("has the inputs and outputs of io.json", () => {
    expect(session.inputNames).toEqual(Object.keys(io.inputs));
    expect(session.outputNames).toEqual(Object.keys(io.outputs));
  });
});

describe("what it says", () => {
  const difference = (a: readonly number[], b: readonly number[]) =>
    Math.max(...a.map((x, at) => Math.abs(x - (b[at] ?? Number.NaN))));

  test("is what Python says, alone and in a batch of all", async () => {
    const texts = fixtures.map(({ text }) => text);
    const together = await affectsOf(texts);
    for (const [at, { text, valence, arousal }] of fixtures.entries()) {
      const [alone] = await affectsOf([text]);
      const beside = together[at];
      expect(
        difference([alone?.valence ?? 9, alone?.arousal ?? 9], [valence, arousal]),
        text.slice(0, 40),
      ).toBeLessThan(PARITY);
      expect(difference([beside?.valence ?? 9, beside?.arousal ?? 9], [valence, arousal])).toBeLessThan(PARITY);
    }
  });

  test("holds for the emotions too", async () => {
    const raw = (await ask(reading.feeds(fixtures.map(({ text }) => text)), ["emotions"]))["emotions"];
    expect(
      difference(
        fixtures.flatMap(({ emotions }) => emotions),
        Array.from(raw?.data ?? []),
      ),
    ).toBeLessThan(PARITY);
    expect(raw?.data.length).toBe(fixtures.length * EMOTIONS.length);
  });

  test("is the middle where there is no word that it knows", async () => {
    const silent = ["", " \n", "\u0000\u001b", "Xqzvw", "今日はとても楽しかった"];
    expect(await affectsOf(silent)).toEqual(silent.map(() => NEUTRAL_NOTE));
  });

  test("is a number in 0..1 for every text", async () => {
    for (const { valence, arousal } of await affectsOf(fixtures.map(({ text }) => text))) {
      expect(Math.min(valence, arousal)).toBeGreaterThanOrEqual(0);
      expect(Math.max(valence, arousal)).toBeLessThanOrEqual(1);
    }
  });
});

describe("sentences of a diary", () => {
  test("at least nine in ten pairs are in the right order", async () => {
    const higher = await affectsOf(ARE_HIGHER.map(([one]) => one));
    const lower = await affectsOf(ARE_HIGHER.map(([, other]) => other));
    const wrong = ARE_HIGHER.filter(([, , side], at) => !((higher[at]?.[side] ?? 0) > (lower[at]?.[side] ?? 1)));
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(ARE_HIGHER.length / 10);
  });

  test("good news is high and lively, an empty day is slow", async () => {
    const [job, empty] = await affectsOf(["I got the job!!!", "Bored, nothing happened"]);
    expect(job?.valence).toBeGreaterThan(0.7);
    expect(job?.arousal).toBeGreaterThan(0.65);
    expect(empty?.valence).toBeLessThan(0.45);
    expect(empty?.arousal).toBeLessThan(0.35);
  });

  test("who somebody is moves valence by 0.03 at most, in 95 of 100 sentences", async () => {
    const moves: number[] = [];
    for (const template of TEMPLATES) {
      const said = await affectsOf(PEOPLE.map((person) => template.replace("{}", person)));
      const middle = said.reduce((sum, { valence }) => sum + valence, 0) / said.length;
      moves.push(...said.map(({ valence }) => Math.abs(valence - middle)));
    }
    const sorted = moves.toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length * 0.95)]).toBeLessThanOrEqual(0.03);
  });
});
