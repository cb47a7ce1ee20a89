import type { SecondFactorView } from "#shared/schema/second-factor.ts";
import type { SecondFactorClient } from "../../net/second-factor.client.ts";
import type { Result, Told } from "../../net/state.ts";

type FakeDeps = {
  /** Ok after a while, or what one of the words is refused with. */
  readonly answer: (...given: readonly string[]) => Promise<Result>;
  readonly become: (result: Result) => Result;
  readonly leave: () => void;
  readonly nowMs: number;
};

const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const CODES = [..."abcdefghjk"].map((sign) => `wrm${sign}-lamp-ha${sign}4`);
const NEEDED: Result = { ok: false, refusal: { code: "step_up_needed" } };
const DAY_MS = 24 * 60 * 60_000;

/** The part of the fake client that is about a second factor: on and not stepped up in `account-codes`. */
export const fakeSecondFactor = (scene: string, { answer, become, leave, nowMs }: FakeDeps): SecondFactorClient => {
  const hasCodes = scene === "account-codes";
  let factor: SecondFactorView = hasCodes
    ? { isOn: true, sinceMs: nowMs - 3 * DAY_MS, backupCodesLeft: 8 }
    : { isOn: false, sinceMs: null, backupCodesLeft: 0 };
  let isSteppedUp = !hasCodes;
  const guarded = async (...given: readonly string[]): Promise<Result> => (isSteppedUp ? answer(...given) : NEEDED);
  const telling = async <T>(value: T, ...given: readonly string[]): Promise<Told<T>> => {
    const result = await guarded(...given);
    return result.ok ? { ok: true, value } : result;
  };
  const stepUp = async (...given: readonly string[]): Promise<Result> => {
    const result = await answer(...given);
    isSteppedUp = result.ok;
    return result;
  };
  return {
    secondFactor: async () => factor,
    beginSecondFactor: () =>
      telling({ secret: SECRET, address: `otpauth://totp/HugMood:ana%40example.org?issuer=HugMood&secret=${SECRET}` }),
    turnOnSecondFactor: async (code) => {
      const told = await telling({ backupCodes: CODES }, code);
      if (told.ok) factor = { isOn: true, sinceMs: nowMs, backupCodesLeft: 10 };
      return told;
    },
    renewBackupCodes: () => telling({ backupCodes: CODES }),
    turnOffSecondFactor: async () => {
      const result = await guarded();
      if (result.ok) factor = { isOn: false, sinceMs: null, backupCodesLeft: 0 };
      return result;
    },
    finishSignIn: async (_ticket, code) => become(await answer(code)),
    stepUpWays: async () => ({ isDone: isSteppedUp, password: true, needsCode: factor.isOn, passkey: true }),
    stepUp: (password, code) => stepUp(password, code ?? ""),
    stepUpWithPasskey: () => stepUp(),
    changeMail: () => guarded(),
    confirmMail: (token) => answer(token),
    undoMail: async (token) => {
      const result = await answer(token);
      if (result.ok) leave();
      return result;
    },
  };
};
