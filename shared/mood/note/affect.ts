/** The emotions of GoEmotions (Demszky and others, 2020), in the order of the model's output `emotions`. */
export const EMOTIONS = [
  "admiration",
  "amusement",
  "anger",
  "annoyance",
  "approval",
  "caring",
  "confusion",
  "curiosity",
  "desire",
  "disappointment",
  "disapproval",
  "disgust",
  "embarrassment",
  "excitement",
  "fear",
  "gratitude",
  "grief",
  "joy",
  "love",
  "nervousness",
  "optimism",
  "pride",
  "realization",
  "relief",
  "remorse",
  "sadness",
  "surprise",
  "neutral",
] as const;

export type Emotion = (typeof EMOTIONS)[number];

/**
 * Where the words of a note lie on the mood pad: a suggestion, the person decides. `valence` and `arousal` are in 0..1
 * with 0.5 in the middle; `emotions` are those that the words speak of, the clearest first, each with its score in 0..1.
 */
export type NoteAffect = {
  readonly valence: number;
  readonly arousal: number;
  readonly emotions: readonly { readonly emotion: Emotion; readonly score: number }[];
};

/** What a note without words says, and one with none that the model knows. */
export const NEUTRAL_NOTE: NoteAffect = { valence: 0.5, arousal: 0.5, emotions: [] };
