/** What a text may be, besides kind. */
export const LABELS = ["slur", "sexual", "threat", "self_harm_urging", "profanity", "contact_details"] as const;
export type Label = (typeof LABELS)[number];

/** `label`: covered, and shown on a tap. `hold`: covered with plainer words, and for moderators to see. Never dropped. */
export type Act = "none" | "label" | "hold";

const ACTS: Readonly<Record<Label, Act>> = {
  slur: "hold",
  sexual: "label",
  threat: "hold",
  self_harm_urging: "hold",
  profanity: "label",
  contact_details: "label",
};

export const actOf = (labels: readonly Label[]): Act => {
  if (labels.some((label) => ACTS[label] === "hold")) return "hold";
  return labels.length > 0 ? "label" : "none";
};
