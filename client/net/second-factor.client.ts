import type { BackupCodes, SecondFactorView, SecretToKeep, StepUpWays } from "#shared/schema/second-factor.ts";
import type { Result, Told } from "./state.ts";

/**
 * A second factor, showing that it is oneself, and another mail. Whatever would give the account away may be refused with
 * `step_up_needed`: it is asked again after `stepUp` or `stepUpWithPasskey`. Codes as they were typed.
 */
export type SecondFactorClient = {
  /** Null = out of reach. */
  secondFactor(): Promise<SecondFactorView | null>;
  beginSecondFactor(): Promise<Told<SecretToKeep>>;
  turnOnSecondFactor(code: string): Promise<Told<BackupCodes>>;
  renewBackupCodes(): Promise<Told<BackupCodes>>;
  turnOffSecondFactor(): Promise<Result>;
  /** Becomes the person whose password was right, as `signIn` does. `ticket`: null = a provider knew them, in this browser. */
  finishSignIn(ticket: string | null, code: string): Promise<Result>;
  /** Null = out of reach. */
  stepUpWays(): Promise<StepUpWays | null>;
  /** `code`: null where none is needed. */
  stepUp(password: string, code: string | null): Promise<Result>;
  stepUpWithPasskey(): Promise<Result>;
  /** Asks for a letter to another mail. */
  changeMail(mail: string): Promise<Result>;
  /** Opens the link of that letter, on any device; a second time changes nothing. */
  confirmMail(token: string): Promise<Result>;
  /** Opens the link that the mail before was sent: every device is signed out. */
  undoMail(token: string): Promise<Result>;
};
