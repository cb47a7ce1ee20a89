import type { Failure, Me, Result } from "../../net/state.ts";
import { accountProblems } from "../../ui/account.words.ts";
import { sentenceOf } from "../../ui/sentences.ts";

/** What there is to do next; `again` is to try the same link once more. */
export type Next = "home" | "sign_in" | "ask" | "again";
export type ConfirmWords = {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  readonly next: Next;
};

const NOT_WHOLE: ConfirmWords = {
  title: "This link is not whole",
  text: "Open it from the letter once more, or copy all of it.",
  isDone: false,
  next: "home",
};

/** `me`: who is on this device after the link was opened; the link may be another's. */
const doneWords = (me: Me | null): ConfirmWords => {
  if (me === null)
    return {
      title: "Your account is ready",
      text: "Sign in with your mail and the password you chose. Your hugs are waiting for you.",
      isDone: true,
      next: "sign_in",
    };
  if (me.isGuest)
    return {
      title: "The account is ready",
      text: `It is not the one of ${me.name}, who is a guest on this device. Sign in where you want to use it.`,
      isDone: true,
      next: "home",
    };
  return {
    title: "Your account is ready",
    text: "You can come back on any device with your mail and your password. Your hugs stay yours.",
    isDone: true,
    next: "home",
  };
};

const refusedWords = (refusal: Failure, me: Me | null): ConfirmWords => {
  switch (refusal.code) {
    case "link_expired":
      return {
        title: "This link does not work any more",
        text: me?.isGuest
          ? "It was used already, or it is too old. Nothing is lost: ask for another letter and open the newest one."
          : "It was used already, or it is too old. If your account is ready, just sign in. If not, ask for another letter where you are a guest.",
        isDone: false,
        next: me === null ? "sign_in" : me.isGuest ? "ask" : "home",
      };
    case "mail_taken":
      return {
        title: "There is an account with that mail",
        text: me?.isGuest
          ? `You can sign in with it, or keep ${me.name} with another mail address. Nothing is lost.`
          : "Sign in with it. Did you forget the password? You can choose another one there.",
        isDone: false,
        next: me?.isGuest ? "ask" : "sign_in",
      };
    case "already_an_account":
      return {
        title: "You have an account already",
        text: "The first link was opened before this one, and your hugs are kept. There is nothing else to do.",
        isDone: true,
        next: me === null ? "sign_in" : "home",
      };
    case "bad_message":
      return NOT_WHOLE;
    default:
      return {
        title: "The link could not be opened",
        text: accountProblems(refusal).all ?? sentenceOf(refusal),
        isDone: false,
        next: "again",
      };
  }
};

/** What happened to the link, and what to do next. */
export const confirmWords = (token: string, result: Result, me: Me | null): ConfirmWords => {
  if (token === "") return NOT_WHOLE;
  return result.ok ? doneWords(me) : refusedWords(result.refusal, me);
};
