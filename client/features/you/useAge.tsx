import { useId, useRef, useState, type ReactNode } from "react";
import type { Age } from "#shared/schema/age.ts";
import type { AccountClient, Result } from "../../net/state.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { ageOf, NO_AGE } from "./age.view.ts";
import { AgeQuestion } from "./AgeQuestion.tsx";

type Ask<T> = (account: AccountClient) => Promise<T>;
/** An act that makes an account of whoever is here, once they have said how old they are. */
export type AfterAge = <T extends Result>(act: Ask<T>) => Ask<T | Result>;

/** How old somebody is, asked once for every way to become an account on the page; null = nothing to ask. */
export const useAge = (isKnown: boolean): { readonly question: ReactNode; readonly afterAge: AfterAge } => {
  const id = `${useId()}age`;
  const [age, setAge] = useState<Age | null>(null);
  const [problem, setProblem] = useState<string>();
  const isSaid = useRef(false);
  const ask = (words: string) => {
    setProblem(words);
    document.getElementById(id)?.focus();
  };
  const choose = (text: string) => {
    isSaid.current = false;
    setAge(ageOf(text));
    setProblem(undefined);
  };
  const afterAge: AfterAge = (act) => async (account) => {
    if (isKnown || isSaid.current) return act(account);
    if (age === null) {
      ask(NO_AGE);
      return { ok: false, refusal: { code: "age_needed" } };
    }
    const said = await account.sayAge(age);
    if (!said.ok) {
      if (said.refusal.code === "too_young") ask(sentenceOf(said.refusal));
      return said;
    }
    isSaid.current = true;
    return act(account);
  };
  const question = isKnown ? null : <AgeQuestion id={id} value={age ?? ""} problem={problem} onChange={choose} />;
  return { question, afterAge };
};
