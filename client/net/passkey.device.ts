import { startAuthentication, startRegistration, WebAuthnError } from "@simplewebauthn/browser";
import type { PasskeyAsked } from "#shared/schema/passkey.ts";

/** What a device says when it is asked for a passkey. */
export type PasskeyAnswered =
  | { readonly kind: "answered"; readonly response: unknown }
  /** Its owner closed the question, or let it run out. */
  | { readonly kind: "dismissed" }
  /** It has a passkey of this account already. */
  | { readonly kind: "known" };

export type PasskeyDevice = {
  add(asked: PasskeyAsked["options"]): Promise<PasskeyAnswered>;
  sign(asked: PasskeyAsked["options"]): Promise<PasskeyAnswered>;
};

const answered = (work: Promise<unknown>): Promise<PasskeyAnswered> =>
  work.then(
    (response) => ({ kind: "answered", response }),
    (error: unknown) =>
      error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED"
        ? { kind: "known" }
        : { kind: "dismissed" },
  );

/** The browser's own question. */
export const browserPasskeys: PasskeyDevice = {
  // As options of the form that the server's half of this library made.
  add: (asked) => answered(startRegistration({ optionsJSON: asked as never })),
  sign: (asked) => answered(startAuthentication({ optionsJSON: asked as never })),
};
