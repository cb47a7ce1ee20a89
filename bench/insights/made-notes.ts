import { diceFrom } from "../../tools/friends/dice.ts";

const SENTENCES = [
  "Slept badly and the bus was late again.",
  "Long talk with my sister, we laughed until our bellies hurt.",
  "Not happy with how the meeting went.",
  "I got the job!!!",
  "Nothing much happened today",
  "rain all day, stayed in with tea and a book 🙂",
  "I miss him.",
  "Worried about the exam tomorrow, can't focus on anything.",
  "Cooked for everybody and it even tasted good",
  "Tired. Just tired.",
  "The dog fell asleep on my feet and I didn't dare to move.",
  "Argued about money once more, feel small and angry",
  "First run in weeks, legs hurt, head is quiet.",
  "so proud of her",
];

/** Notes as people write them, of one to five sentences; the same for the same seed. */
export const madeNotes = (count: number, seed: number): readonly string[] => {
  const dice = diceFrom(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: Math.floor(dice.between(1, 6)) }, () => dice.pick(SENTENCES)).join(" "),
  );
};
