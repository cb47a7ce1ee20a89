import type { Failure, Result } from "../../net/state.ts";
import { accountProblems } from "../../ui/account.words.ts";
import { sentenceOf } from "../../ui/sentences.ts";

/** `again`: the same link once more. */
export type EndWords = {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  readonly next: "home" | "sign_in" | "new_password" | "again";
};

const NOT_WHOLE: EndWords = {
  title: "This link is not whole",
  text: "Open it from the letter once more, or copy all of it.",
  isDone: false,
  next: "home",
};
const away = (refusal: Failure): EndWords => ({
  title: "The link could not be opened",
  text: accountProblems(refusal).all ?? sentenceOf(refusal),
  isDone: false,
  next: "again",
});
const taken: EndWords = {
  title: "There is another account with that mail",
  text: "It was made in the meantime, so nothing was changed. Nothing is lost.",
  isDone: false,
  next: "sign_in",
};

const endOf = (token: string, result: Result, done: EndWords, expired: EndWords): EndWords => {
  if (token === "") return NOT_WHOLE;
  if (result.ok) return done;
  switch (result.refusal.code) {
    case "link_expired":
      return expired;
    case "mail_taken":
      return taken;
    case "bad_message":
      return NOT_WHOLE;
    default:
      return away(result.refusal);
  }
};

/** What became of a link to the new mail. */
export const newMailEnd = (token: string, result: Result): EndWords =>
  endOf(
    token,
    result,
    {
      title: "Your mail is changed",
      text: "From now on you sign in with this mail. Your password, your codes and your hugs are as they were.",
      isDone: true,
      next: "home",
    },
    {
      title: "This link does not work any more",
      text: "It was used already, it is too old, or your password was changed since. Your mail is as it was; ask for another letter on the page about you.",
      isDone: false,
      next: "home",
    },
  );

/** What became of the way back, which the mail before was sent. */
export const oldMailEnd = (token: string, result: Result): EndWords =>
  endOf(
    token,
    result,
    {
      title: "Your mail is back",
      text: "Your account has this mail again, and every device was signed out. Whoever changed it knew your password: choose another one now.",
      isDone: true,
      next: "new_password",
    },
    {
      title: "This link does not work any more",
      text: "It was used already, or it is older than a week.",
      isDone: false,
      next: "sign_in",
    },
  );
