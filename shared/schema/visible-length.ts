const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Characters a person sees, so that a family emoji counts as one. */
export const visibleLength = (text: string): number => {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
};
