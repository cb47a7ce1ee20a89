import type { RequestAnswer } from "#shared/schema/consent.ts";
import type { TouchForm } from "#shared/schema/hug.ts";
import type { AllowHugsFrom } from "#shared/schema/privacy.ts";

export type Quiet = {
  readonly from: number | null;
  readonly until: number | null;
  readonly zone: string;
  readonly noDisturbUntilMs: number | null;
};

/** What somebody does. People are named by their ids, hugs by their number in this life (`mark`). */
export type Act =
  | {
      readonly kind: "send";
      readonly by: string;
      readonly to: string;
      readonly mark: number;
      readonly design: string;
      /** Mark of the received hug it answers. */
      readonly answers: number | null;
    }
  /** Mark of a hug whose request this person was shown, or key of a need; open or long closed. */
  | { readonly kind: "answer"; readonly by: string; readonly request: Shown; readonly said: RequestAnswer }
  | {
      readonly kind: "person";
      readonly by: string;
      readonly other: string;
      readonly allowance: "always" | "ask" | null;
      readonly cap: number;
      readonly form: TouchForm;
    }
  | { readonly kind: "settings"; readonly by: string; readonly from: AllowHugsFrom; readonly quiet: Quiet }
  | { readonly kind: "mute" | "block" | "follow"; readonly by: string; readonly other: string; readonly on: boolean }
  | { readonly kind: "need"; readonly by: string; readonly key: string; readonly to: readonly string[] }
  | { readonly kind: "close_need"; readonly by: string; readonly key: string }
  | { readonly kind: "touch"; readonly by: string; readonly cap: number; readonly form: TouchForm }
  | { readonly kind: "release" };

/** A request as its receiver's device got it. */
export type Shown = {
  readonly id: string;
  readonly to: string;
  readonly from: string;
  readonly kind: "hug" | "need";
  /** hug: its mark; need: -1. */
  readonly mark: number;
};

/** What the services answered. */
export type Said = { readonly isOk: boolean; readonly isAsking: boolean; readonly id: string };
