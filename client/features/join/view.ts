import type { Failure, Me } from "../../net/state.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import type { Looked } from "./useInvited.ts";

const isClosed = ({ code }: Failure): boolean => code === "link_expired" || code === "bad_message";

/** What somebody new reads above the first page; empty = nothing yet. */
export const joinNote = (looked: Looked): string => {
  if (looked === "asking") return "";
  if ("invited" in looked)
    return `${looked.invited.by.name} invited you. Choose a name and a being; then you can follow each other. Do you have an account? Sign in, and open the link once more.`;
  return isClosed(looked.refusal) ? "The link you came by does not work any more. You are welcome all the same." : "";
};

/** What somebody who is in is asked or told. */
export type JoinWords = {
  readonly title: string;
  readonly text: string;
  readonly next: "follow" | "again" | "hug" | "home" | "invite";
};

export const joinWords = (looked: Exclude<Looked, "asking">, me: Me, isDone: boolean): JoinWords => {
  if ("refusal" in looked) {
    if (!isClosed(looked.refusal))
      return { title: "The link could not be opened", text: sentenceOf(looked.refusal), next: "again" };
    return {
      title: "This link does not work any more",
      text: "It was ended, it is too old, or as many came by it as one link lets in. Ask for a new one.",
      next: "home",
    };
  }
  const { by, areFriends } = looked.invited;
  if (by.id === me.id)
    return {
      title: "This is your own link",
      text: "Send it to somebody you would like to have here.",
      next: "invite",
    };
  if (isDone || areFriends)
    return {
      title: `You and ${by.name} follow each other`,
      text: "A first hug would be nice, whenever you like.",
      next: "hug",
    };
  return {
    title: `${by.name} invited you`,
    text: "Do you want to follow each other? Then each of you can find the other here. You can end it at any time.",
    next: "follow",
  };
};
