import type { Being } from "#shared/schema/being.ts";
import { lengthOf, NAME_LENGTH } from "../../ui/limits.ts";

/** Why a name cannot be used, as a sentence; null = it can. The server looks again, more closely. */
export const nameProblem = (name: string): string | null => {
  const trimmed = name.trim();
  if (trimmed === "") return "Please choose a name, so that others know who hugs them.";
  if (lengthOf(trimmed) > NAME_LENGTH) return `Please choose a name of at most ${NAME_LENGTH} characters.`;
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return "Please use at least one letter or number.";
  return null;
};

/** What somebody meets first; they change it as they like. */
export const FIRST_BEING: Being = { colour: "honey", texture: "plain" };
