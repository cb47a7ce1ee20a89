/** The signs offered as an answer: what travels is the emoji, what is shown is our own drawing of it. */
export const REACTIONS = [
  { emoji: "🧡", word: "Warm heart", drawing: "heart" },
  { emoji: "☀️", word: "Sunshine", drawing: "sun" },
  { emoji: "🌙", word: "Calm night", drawing: "moon" },
  { emoji: "🌱", word: "Growing", drawing: "sprout" },
  { emoji: "✨", word: "Light", drawing: "spark" },
  { emoji: "🌊", word: "Deep breath", drawing: "wave" },
  { emoji: "🌸", word: "Blossom", drawing: "blossom" },
  { emoji: "☕", word: "Warm cup", drawing: "cup" },
] as const;

export type ReactionDrawing = (typeof REACTIONS)[number]["drawing"];

export const reactionOf = (emoji: string): (typeof REACTIONS)[number] | undefined =>
  REACTIONS.find((one) => one.emoji === emoji);
