import type { Failure, Me } from "../../net/state.ts";
import { accountProblems, mailProblem, onlyProblems, type AccountProblems } from "../../ui/account.words.ts";
import { sentenceOf } from "../../ui/sentences.ts";

/** What is wrong with a mail and a password before they are sent. */
export const signInProblems = (mail: string, password: string): AccountProblems =>
  onlyProblems({ mail: mailProblem(mail), password: password === "" ? "Please enter your password." : undefined });

/** Which of the two is wrong is never told. */
export const signInRefusal = (refusal: Failure): AccountProblems =>
  refusal.code === "wrong_sign_in" ? { password: sentenceOf(refusal) } : accountProblems(refusal);

/** What becomes of whoever is on this device when somebody else signs in. */
export const hereWords = ({ name, isGuest }: Me): string =>
  isGuest
    ? `You are here as ${name}, a guest. Once you sign in as somebody else, nobody can come back as ${name}, and the hugs of ${name} cannot be reached any more.`
    : `You are here as ${name}. When you sign in as somebody else, ${name} is signed out on this device, and can come back at any time.`;
