/** No sentence about moods is a diagnosis, a cure, a cause, a reproach, a warning or an order. */
export const NEVER_SAID =
  /depress|disorder|anxiety|symptom|diagnos|bipolar|\bmanic|\bmania|clinic|patient|treatment|therap|suicid|self-harm|illness|\bcaus(e[sd]?|ing|al)\b|\bleads? to\b|because of|\bwarn|relapse|\brisk|\bshould\b|you failed|failure|\bguilt|lost your|you broke/i;
