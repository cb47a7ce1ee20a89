import type {
  Allowance,
  ChosenConsent,
  ConsentSettings,
  HugWay,
  LedgerPage,
  PersonConsent,
  RequestAnswer,
} from "#shared/schema/consent.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import type { Failure, Result } from "./state.ts";

/** What this person allows, and what others allow them; loaded when first needed. Nothing here throws; it answers `offline`. */
export type ConsentClient = {
  /** Null = out of reach, or nobody there. It knows nothing of hugs that answer one: those may need no request. */
  way(userId: string): Promise<HugWay | null>;
  set(settings: ConsentSettings): Promise<Result>;
  setPerson(consent: PersonConsent): Promise<Result>;
  /** Everybody one chose something for, the latest first; null = out of reach. */
  chosen(): Promise<readonly ChosenConsent[] | null>;
  answer(requestId: string, answer: RequestAnswer): Promise<Result>;
  /** "I could use a hug"; `key` is made once for a draft, so that a second try asks nobody twice. */
  askForHugs(key: string, to: readonly string[], message: string): Promise<Result>;
  /** Takes it back. */
  closeNeed(key: string): Promise<Result>;
  /** Null = out of reach. */
  friends(): Promise<readonly PersonView[] | null>;
  /** Newest first; null starts at the newest. */
  ledger(
    cursor: string | null,
  ): Promise<{ readonly ok: true; readonly page: LedgerPage } | { readonly ok: false; readonly refusal: Failure }>;
};

/** What holds where nothing was chosen for a person. */
export const NO_RULE: { readonly allowance: Allowance | null } & Omit<PersonConsent, "userId"> = {
  allowance: null,
  touchCap: 100,
  touchForm: "touch",
};
