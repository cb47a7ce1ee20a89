/** Simulated, and named so: nobody should take them for people. */
export const FRIENDS = [
  { name: "Fern (simulated)", being: { colour: "sage", texture: "fleece" } },
  { name: "Otis (simulated)", being: { colour: "honey", texture: "plain" } },
  { name: "Maren (simulated)", being: { colour: "sea", texture: "stripe" } },
  { name: "Juno (simulated)", being: { colour: "rose", texture: "speckle" } },
  { name: "Bo (simulated)", being: { colour: "dusk", texture: "fleece" } },
  { name: "Ilse (simulated)", being: { colour: "clay", texture: "plain" } },
  { name: "Tam (simulated)", being: { colour: "moon", texture: "stripe" } },
  { name: "Wren (simulated)", being: { colour: "ember", texture: "speckle" } },
] as const;

/** Friends of another circle on the same server as well. */
export const isSimulated = (name: string): boolean => name.endsWith("(simulated)");

/** Ids of stock designs for two. */
export const DESIGNS = ["bear", "heartbeat", "long-breath", "soft-landing", "sway", "purr", "wave", "firefly"] as const;

export const GREETINGS = [
  "Good that you are here.",
  "Hello, you. Come in, it is warm.",
  "A first hug, so that you know how it feels.",
  "Make yourself at home.",
] as const;

export const THOUGHTS = [
  "Thinking of you for a moment.",
  "No reason. Just this.",
  "Breathe out with me, once.",
  "Whatever today was, you got this far.",
  "Drop your shoulders. I have got you.",
  "",
] as const;

export const ANSWERS = [
  "Here is one back.",
  "I needed that. Have mine too.",
  "That was lovely. Your turn.",
  "",
] as const;

export const EMOJI = ["💛", "🌿", "☀️", "🫶", "🌙", "🍵"] as const;

export const THANKS = ["That went deep.", "Thank you.", "So warm.", "I felt that.", ""] as const;

/** Ids of stock designs for a group. */
export const GROUP_DESIGNS = ["breathing-together", "half-minute", "around-the-ring", "campfire"] as const;

export const GROUP_HUGS = [
  {
    name: "Evening hug",
    description: "The day is over. Come as you are.",
    message: "Sleep well, all of you.",
  },
  {
    name: "A breath together",
    description: "No need to say anything.",
    message: "Take some of it with you.",
  },
  {
    name: "Tea and a hug",
    description: "Put the cup down for a minute.",
    message: "That was the best part of the break.",
  },
  {
    name: "Come closer",
    description: "Simulated friends wait here for people.",
    message: "It was good that you were here.",
  },
] as const;
