import type { ProviderName, VisitPurpose } from "#shared/schema/provider.ts";
import { isRefusalCode } from "../net/refusal-codes.ts";
import { sentenceOf } from "./sentences.ts";

export const PROVIDER_NAMES: Readonly<Record<ProviderName, string>> = {
  google: "Google",
  apple: "Apple",
  facebook: "Facebook",
};

const isProvider = (word: string | null): word is ProviderName => word !== null && Object.hasOwn(PROVIDER_NAMES, word);

/** Who knew somebody whose code is still missing, as the address says it; null = nobody did. */
export const codeAskedBy = (search: string): string | null => {
  const said = new URLSearchParams(search);
  const by = said.get("by");
  return said.get("step") === "code" && isProvider(by) ? PROVIDER_NAMES[by] : null;
};

export type VisitSaid = { readonly text: string; readonly isProblem: boolean };

/** What came of a visit to a provider, as the address of the page it led back to says it; null = it was none. */
export const visitWords = (search: string, purpose: VisitPurpose): VisitSaid | null => {
  const said = new URLSearchParams(search);
  const [why, by, linked] = [said.get("why"), said.get("by"), said.get("linked")];
  if (isProvider(linked)) {
    return { text: `${PROVIDER_NAMES[linked]} is linked. You can come back with it from now on.`, isProblem: false };
  }
  if (why === null) return null;
  const name = isProvider(by) ? PROVIDER_NAMES[by] : "them";
  const what = purpose === "link" ? `Linking ${name} did not work out.` : `Signing in with ${name} did not work out.`;
  // Whatever else somebody wrote into the address.
  return { text: `${what} ${sentenceOf({ code: isRefusalCode(why) ? why : "provider_refused" })}`, isProblem: true };
};
