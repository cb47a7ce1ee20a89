import { expect, test } from "vitest";
import { soundsHeavy } from "./heavy-words.ts";

test.each([
  "I don't want to live any more",
  "some days I WANT TO DIE, you know",
  "Ich möchte sterben.",
  "je n’ai plus envie de vivre",
  "quiero morirme",
  "non voglio più vivere",
  "não quero mais viver",
  "ik wil niet meer leven",
  "nie chcę już żyć",
  "ölmek istiyorum",
  "я не хочу жить",
  "хочу покончить с собой",
])("HEAVY-1 “%s” offers the calm page", (text) => {
  expect(soundsHeavy(text)).toBe(true);
});

test.each([
  "",
  "I am dying to see you",
  "live a little",
  "Ich will nicht mehr warten",
  "je veux dormir",
  "you can do it",
])("HEAVY-2 “%s” does not", (text) => {
  expect(soundsHeavy(text)).toBe(false);
});
