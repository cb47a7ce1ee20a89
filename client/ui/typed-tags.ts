import { settledLine } from "#shared/schema/signs.ts";

/** Tags that were typed, separated by commas, each once whatever its capitals; `settle` is what becomes of each before. */
export const typedTags = (text: string, settle = (tag: string): string => tag): string[] => {
  const found = new Map<string, string>();
  for (const part of text.split(",")) {
    const tag = settle(settledLine(part).replace(/\s+/g, " "));
    if (tag !== "" && !found.has(tag.toLowerCase())) found.set(tag.toLowerCase(), tag);
  }
  return [...found.values()];
};
