import type { BackupCodes, SecondFactorView, SecretToKeep, StepUpWays } from "#shared/schema/second-factor.ts";
import { resultOf, type Http, type HttpAnswer } from "./http.client.ts";
import type { PasskeyDevice } from "./passkey.device.ts";
import type { SecondFactorClient } from "./second-factor.client.ts";
import type { Result, Told } from "./state.ts";

type WithDevice = (
  path: string,
  show: (device: PasskeyDevice, asked: Readonly<Record<string, unknown>>) => ReturnType<PasskeyDevice["sign"]>,
  then: (answer: { readonly ceremonyId: string; readonly response: unknown }) => Promise<Result>,
) => Promise<Result>;

export type SecondFactorHttpDeps = {
  readonly http: Http;
  /** For what needs to be signed in. */
  readonly ask: Http;
  readonly becomeBy: (path: string, body: unknown) => Promise<Result>;
  readonly withDevice: WithDevice;
  /** Who is here may be another, or nobody. */
  readonly check: () => Promise<void>;
};

/** The routes' documented answers. */
const toldOf = <T>(answer: HttpAnswer): Told<T> => {
  if (answer.kind === "ok") return { ok: true, value: answer.body as T };
  const { refusal } = resultOf(answer) as Result & { readonly ok: false }; // it was no "ok"
  return { ok: false, refusal };
};
const orNull = <T>(answer: HttpAnswer): T | null => (answer.kind === "ok" ? (answer.body as T) : null);

export const createSecondFactorHttp = (deps: SecondFactorHttpDeps): SecondFactorClient => {
  const { http, ask, becomeBy } = deps;
  return {
    secondFactor: async () => orNull<SecondFactorView>(await ask("GET", "/api/second-factor")),
    beginSecondFactor: async () => toldOf<SecretToKeep>(await ask("POST", "/api/second-factor/begin")),
    turnOnSecondFactor: async (code) => toldOf<BackupCodes>(await ask("POST", "/api/second-factor", { code })),
    renewBackupCodes: async () => toldOf<BackupCodes>(await ask("POST", "/api/second-factor/backup-codes")),
    turnOffSecondFactor: async () => resultOf(await ask("DELETE", "/api/second-factor")),
    finishSignIn: (ticket, code) => becomeBy("/api/sign-in/code", ticket === null ? { code } : { ticket, code }),
    stepUpWays: async () => orNull<StepUpWays>(await ask("GET", "/api/step-up")),
    stepUp: async (password, code) => resultOf(await ask("POST", "/api/step-up", { password, code })),
    stepUpWithPasskey: () =>
      deps.withDevice(
        "/api/step-up/passkey/begin",
        (device, asked) => device.sign(asked),
        async (answer) => resultOf(await ask("POST", "/api/step-up/passkey", answer)),
      ),
    changeMail: async (mail) => resultOf(await ask("PUT", "/api/account/mail", { mail })),
    confirmMail: async (token) => resultOf(await http("POST", "/api/account/mail/confirm", { token })),
    undoMail: async (token) => {
      const result = resultOf(await http("POST", "/api/account/mail/undo", { token }));
      if (result.ok) await deps.check();
      return result;
    },
  };
};
