import { describe, expect, test } from "vitest";
import { EMOTIONS } from "./affect.ts";
import { createNoteReading } from "./reading.ts";

const reading = createNoteReading(new TextEncoder().encode("happy\nnot\nday"));

describe("how the model is asked", () => {
  test("notes are rows, padded with 0 to the longest", () => {
    const { ids, marks } = reading.feeds(["not happy", "day", ""]);
    expect(ids).toEqual({ type: "int32", dims: [3, 2], data: Int32Array.of(3, 2, 4, 0, 0, 0) });
    expect(marks?.data).toEqual(Int32Array.of(0, 1, 0, 0, 0, 0));
  });

  test("notes without words are a column of padding", () => {
    expect(reading.feeds([""])["ids"]?.dims).toEqual([1, 1]);
  });
});

describe("what it says", () => {
  const scores = new Float32Array(2 * EMOTIONS.length);
  scores[EMOTIONS.indexOf("joy")] = 0.5;
  scores[EMOTIONS.indexOf("love")] = 0.75;
  scores[EMOTIONS.indexOf("neutral")] = 1;
  const outputs = {
    valence: { type: "float32", dims: [2], data: Float32Array.of(0.75, 0.5) },
    arousal: { type: "float32", dims: [2], data: Float32Array.of(0.25, 0.5) },
    emotions: { type: "float32", dims: [2, EMOTIONS.length], data: scores },
  } as const;

  test("the clearest emotions come first, neutral is none", () => {
    expect(reading.results(outputs, 2)).toEqual([
      {
        valence: 0.75,
        arousal: 0.25,
        emotions: [
          { emotion: "love", score: 0.75 },
          { emotion: "joy", score: 0.5 },
        ],
      },
      { valence: 0.5, arousal: 0.5, emotions: [] },
    ]);
  });

  test("another model in its place is found out", () => {
    expect(() => reading.results({}, 1)).toThrow(/another model/);
    expect(() => reading.results(outputs, 3)).toThrow(/another model/);
  });
});
