import type { Being } from "#shared/schema/being.ts";
import type { Failure } from "../../net/state.ts";
import { FIRST_SENTENCES, NAME_SENTENCE } from "../../ui/first-sentences.ts";
import { lengthOf, NAME_LENGTH } from "../../ui/limits.ts";

/** Why a name cannot be used, as a sentence; null = it can. The server looks again, more closely. */
export const nameProblem = (name: string): string | null => {
  const trimmed = name.trim();
  if (trimmed === "") return "Please choose a name, so that others know who hugs them.";
  if (lengthOf(trimmed) > NAME_LENGTH) return `Please choose a name of at most ${NAME_LENGTH} characters.`;
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return "Please use at least one letter or number.";
  return null;
};

/** Why nobody came in; nothing else than these is refused here. */
export const refusalSentence = (refusal: Failure): string => {
  if (refusal.code === "bad_message" && refusal.path === "name") return NAME_SENTENCE;
  const known: Readonly<Partial<Record<Failure["code"], string>>> = FIRST_SENTENCES;
  return known[refusal.code] ?? FIRST_SENTENCES.server_error;
};

/** What somebody meets first; they change it as they like. */
export const FIRST_BEING: Being = { colour: "honey", texture: "plain" };
