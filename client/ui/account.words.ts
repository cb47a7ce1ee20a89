import type { Failure } from "../net/state.ts";
import { sentenceOf } from "./sentences.ts";
import { leftWords } from "./when.ts";

/** Where something can be wrong, in the order of the pages; "all" is beside the button. */
export const ACCOUNT_FIELDS = ["age", "mail", "current", "password", "code", "all"] as const;
export type AccountField = (typeof ACCOUNT_FIELDS)[number];
export type AccountProblems = Partial<Readonly<Record<AccountField, string>>>;

/** A wait that is longer than a breath is told. */
const SHORT_MS = 20_000;

/** Why a mail address cannot be used. Only a letter that arrives says more. */
export const mailProblem = (mail: string): string | undefined => {
  if (mail.trim() === "") return "Please enter your mail address.";
  return /.@./.test(mail.trim()) ? undefined : sentenceOf({ code: "bad_message", path: "mail" });
};

/** As the server reads a code: spaces and dashes are for the eye. */
const CODE = /^\d{6}$|^[a-z2-9]{12}$/i;
export const codeProblem = (code: string): string | undefined =>
  CODE.test(code.replace(/[\s-]/g, "")) ? undefined : sentenceOf({ code: "bad_message", path: "code" });

/** Where a refusal belongs, as a sentence. */
export const accountProblems = (refusal: Failure): AccountProblems => {
  switch (refusal.code) {
    case "weak_password":
      return { password: sentenceOf(refusal) };
    case "mail_taken":
      return { mail: sentenceOf(refusal) };
    case "too_young":
      return { age: sentenceOf(refusal) };
    case "wrong_code":
      return { code: sentenceOf(refusal) };
    case "bad_message": {
      const { path } = refusal;
      return path === "mail" || path === "code" ? { [path]: sentenceOf(refusal) } : { all: sentenceOf(refusal) };
    }
    case "too_many": {
      const leftMs = refusal.retryAfterMs ?? 0;
      if (leftMs < SHORT_MS) return { all: sentenceOf(refusal) };
      return { all: `That was often. To keep accounts safe, please try again in ${leftWords(leftMs)}.` };
    }
    default:
      return { all: sentenceOf(refusal) };
  }
};

/** Without those that are fine. */
export const onlyProblems = (found: {
  readonly [Field in AccountField]?: string | undefined;
}): AccountProblems => Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
