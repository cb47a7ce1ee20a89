import type { PersonView } from "#shared/schema/hug.ts";

export const fakeId = (number: number): string => `00000000-0000-4000-8000-${number.toString().padStart(12, "0")}`;

export const ANA = { id: fakeId(1), name: "Ana", being: "honey/plain" };
export const FRIENDS: readonly PersonView[] = [
  { id: fakeId(2), name: "Fern", being: "sage/fleece" },
  { id: fakeId(3), name: "Ben", being: "sea/stripe" },
  { id: fakeId(4), name: "Miriam Oyelaran-Castellanos", being: "rose/speckle" },
  { id: fakeId(5), name: "Tuva", being: "dusk/plain" },
  { id: fakeId(6), name: "Olli", being: "clay/speckle" },
  { id: fakeId(7), name: "Noor", being: "moon/fleece" },
];
