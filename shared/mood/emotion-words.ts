/** Where a feeling lies: `valence` from unpleasant to pleasant, `arousal` from calm to stirred, each 0..1. */
export type MoodPlace = { readonly valence: number; readonly arousal: number };
export type EmotionWord = MoodPlace & {
  readonly word: string;
  /** What the word means, to choose by. */
  readonly definition: string;
};
/** Pleasant or not, stirred or calm. */
export type Quarter = "pleasant_stirred" | "pleasant_calm" | "unpleasant_stirred" | "unpleasant_calm";

const word = (name: string, valence: number, arousal: number, definition: string): EmotionWord => ({
  word: name,
  valence,
  arousal,
  definition,
});

/**
 * The words of the mood pad. Their places are ours: the order of the circumplex model (J. A. Russell, 1980) and the
 * direction and rough size of the Glasgow Norms' ratings (G. G. Scott and others, 2019), moved apart so that each can be
 * pointed at with a finger. The definitions are ours.
 */
export const EMOTION_WORDS: readonly EmotionWord[] = [
  word("excited", 0.85, 0.92, "Looking forward so much that it is hard to keep still."),
  word("joyful", 0.93, 0.78, "Glad through and through."),
  word("inspired", 0.74, 0.79, "Full of an idea, and wanting to begin."),
  word("amused", 0.83, 0.67, "Something makes you smile or laugh."),
  word("happy", 0.92, 0.6, "Things are good, and you notice."),
  word("proud", 0.74, 0.62, "You did something that matters to you."),
  word("hopeful", 0.66, 0.54, "It may well turn out fine."),
  word("curious", 0.62, 0.67, "You want to know more."),
  word("surprised", 0.56, 0.84, "Something came that you did not expect."),

  word("loved", 0.9, 0.46, "Somebody holds you dear, and you feel it."),
  word("grateful", 0.78, 0.46, "Thankful for something you were given."),
  word("content", 0.8, 0.33, "It is enough as it is."),
  word("safe", 0.91, 0.3, "Nothing here can harm you."),
  word("peaceful", 0.88, 0.15, "Quiet inside, and in no hurry."),
  word("relaxed", 0.76, 0.2, "Your body has let go."),
  word("calm", 0.66, 0.11, "Even, and not stirred by much."),
  word("relieved", 0.67, 0.36, "A weight is gone."),
  word("okay", 0.54, 0.43, "Neither good nor bad."),
  word("thoughtful", 0.56, 0.27, "Turning something over in your mind."),

  word("furious", 0.07, 0.95, "So angry that it is hard to hold in."),
  word("angry", 0.18, 0.86, "Something is wrong, and you want it to stop."),
  word("afraid", 0.09, 0.77, "Something feels dangerous."),
  word("anxious", 0.24, 0.74, "Uneasy about what may come."),
  word("overwhelmed", 0.13, 0.65, "Too much at once."),
  word("stressed", 0.34, 0.83, "Under pressure, with little room."),
  word("frustrated", 0.29, 0.63, "You try, and it does not work."),
  word("restless", 0.42, 0.72, "Unable to settle."),
  word("worried", 0.38, 0.57, "Your thoughts keep going back to it."),
  word("ashamed", 0.1, 0.53, "You would rather not be seen."),

  word("hurt", 0.17, 0.42, "Somebody's words or acts still sting."),
  word("lonely", 0.22, 0.3, "You miss somebody close."),
  word("sad", 0.1, 0.33, "Heavy, and near to tears."),
  word("disappointed", 0.33, 0.42, "You had hoped for something else."),
  word("discouraged", 0.32, 0.29, "It is hard to believe that it helps to go on."),
  word("hopeless", 0.07, 0.18, "You cannot see how it gets better."),
  word("empty", 0.18, 0.1, "Nothing much reaches you."),
  word("bored", 0.43, 0.28, "Nothing holds you."),
  word("tired", 0.38, 0.13, "Your strength is used up for now."),
];

/** How far two places lie apart, in the pad's own units. */
export const distanceOf = (a: MoodPlace, b: MoodPlace): number => {
  const [across, up] = [a.valence - b.valence, a.arousal - b.arousal];
  return Math.sqrt(across * across + up * up);
};

/** The nearest first, at most `count`; of two as near the earlier one. */
export const nearestWords = <W extends MoodPlace>(place: MoodPlace, words: readonly W[], count: number): readonly W[] =>
  words.toSorted((a, b) => distanceOf(a, place) - distanceOf(b, place)).slice(0, count);

/** The middle counts as pleasant, and as stirred. */
export const quarterOf = ({ valence, arousal }: MoodPlace): Quarter =>
  `${valence < 0.5 ? "unpleasant" : "pleasant"}_${arousal < 0.5 ? "calm" : "stirred"}`;
