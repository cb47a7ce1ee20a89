import { useId, useLayoutEffect, useRef, useState } from "react";
import type { AccountClient, Failure, Result } from "../net/state.ts";
import { ACCOUNT_FIELDS, accountProblems, type AccountField, type AccountProblems } from "./account.words.ts";
import { useAccountAct } from "./account-act.ts";

export type AccountFieldProps = {
  readonly id: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
};
export type AccountFormState = {
  /** A field's element is `id` and its name. */
  readonly id: string;
  readonly problems: AccountProblems;
  readonly isAsking: boolean;
  /** What a field of the form needs. What is being mended is no longer complained about. */
  field(name: AccountField, value: string, onChange: (value: string) => void): AccountFieldProps;
  /** Nothing is asked while something is wrong, or asked already. Resolves true once it is done. */
  ask(
    own: AccountProblems,
    act: (account: AccountClient) => Promise<Result>,
    problemsOf?: (refusal: Failure) => AccountProblems,
  ): Promise<boolean>;
};

/** One question about an account at a time; what is wrong stands at its field, and the first such field takes the focus. */
export const useAccountForm = (): AccountFormState => {
  const askAccount = useAccountAct();
  const id = useId();
  const [problems, setProblems] = useState<AccountProblems>({});
  const [isAsking, setIsAsking] = useState(false);
  const isBusy = useRef(false);
  const isToFocus = useRef(false);
  // Only once the words are there: the field is read out together with them.
  useLayoutEffect(() => {
    const first = ACCOUNT_FIELDS.find((field) => problems[field] !== undefined);
    if (first && isToFocus.current) document.getElementById(`${id}${first}`)?.focus();
    isToFocus.current = false;
  }, [id, problems]);
  const tell = (found: AccountProblems): void => {
    isToFocus.current = true;
    setProblems(found);
  };
  return {
    id,
    problems,
    isAsking,
    field: (name, value, onChange) => ({
      id: `${id}${name}`,
      value,
      problem: problems[name],
      onChange: (next) => {
        onChange(next);
        setProblems(({ [name]: _, ...others }) => others);
      },
    }),
    ask: async (own, act, problemsOf = accountProblems) => {
      if (isBusy.current) return false;
      tell(own);
      if (Object.keys(own).length > 0) return false;
      isBusy.current = true;
      setIsAsking(true);
      const result = await askAccount(act);
      isBusy.current = false;
      setIsAsking(false);
      if (!result.ok) tell(problemsOf(result.refusal));
      return result.ok;
    },
  };
};
