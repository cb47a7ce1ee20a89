import * as z from "zod";
import { reasonSchema } from "./case.ts";
import type { Category } from "./conduct.ts";
import { idSchema } from "./hug.ts";

/** Hours from the asking: a second person answers within them, and whoever asked does it. */
export const APPROVAL_HOURS = 24;

/** Moments, ms since 1970; each entry of the audit has one. */
const momentSchema = z.int().min(0).max(8_640_000_000_000_000);

/** What somebody on the staff asks a second person for. A ban for good, or for long, asks by itself. */
export const askApprovalSchema = z.discriminatedUnion("what", [
  /** The words of a case that is not one's own. */
  z.strictObject({ what: z.literal("case"), id: idSchema, reason: reasonSchema }),
  /** The words of a group hug. */
  z.strictObject({ what: z.literal("group_hug"), id: idSchema, reason: reasonSchema }),
  /** A copy of the audit, from one moment on and before another. */
  z
    .strictObject({ what: z.literal("audit"), fromMs: momentSchema, toMs: momentSchema, reason: reasonSchema })
    .refine(({ fromMs, toMs }) => fromMs < toMs, { path: ["toMs"] }),
]);
export type AskApproval = z.infer<typeof askApprovalSchema>;

/** An act that takes a second person. */
export type ApprovalView = {
  readonly id: string;
  /** Of `shared/policy/staff.policy.ts`. */
  readonly act: string;
  readonly askedById: string;
  readonly askedByName: string;
  /** Whom it is about; null = nobody. */
  readonly aboutId: string | null;
  readonly aboutName: string;
  /** Of a ban; null = of something else. */
  readonly category: Category | null;
  /** Of a ban: what the person will be told; of anything else: why. */
  readonly statement: string;
  /** Of a ban: for how long, hours; null = for good, or of something else. */
  readonly hours: number | null;
  /** Whose words; null = of neither. */
  readonly caseId: string | null;
  /** Of a ban: the case from which it was asked for, if any. */
  readonly ofCaseId: string | null;
  readonly groupHug: { readonly id: string; readonly name: string } | null;
  /** Of which time the audit, ms since 1970; null = not of the audit. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly askedAtMs: number;
  readonly expiresAtMs: number;
  /** Whether one may answer it oneself. */
  readonly isMine: boolean;
  /** One asked for it and heard a yes: it can be done, once. */
  readonly isGranted: boolean;
  /** One asked for it and heard a no; it stays until it would have ended. */
  readonly isRefused: boolean;
};
