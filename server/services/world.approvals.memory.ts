import type { ApprovalView } from "#shared/schema/approval.ts";
import type { StaffRole } from "#shared/schema/staff.ts";

export type MemoryApproval = Omit<ApprovalView, "isMine" | "isGranted" | "isRefused"> & {
  readonly askedAs: StaffRole;
  answer: "yes" | "no" | null;
  answeredById: string | null;
  isUsed: boolean;
};

type ApprovalTablesDeps = {
  readonly nowMs: () => number;
  /** Null = not on the staff, or gone. */
  readonly roleOf: (userId: string) => StaffRole | null;
};

/** The table of acts that take a second person. */
export const createApprovalTables = ({ nowMs, roleOf }: ApprovalTablesDeps) => {
  const approvals = new Map<string, MemoryApproval>();
  return {
    approvals,
    /** Once, by who asked, in the role that they asked in, for what was asked; whether there is a yes to that. */
    useApproval(id: string, by: string, isFor: (asked: MemoryApproval) => boolean): boolean {
      const asked = approvals.get(id);
      if (asked?.answer !== "yes" || asked.askedById !== by || asked.askedAs !== roleOf(by) || asked.isUsed)
        return false;
      if (asked.expiresAtMs <= nowMs() || !isFor(asked)) return false;
      asked.isUsed = true;
      return true;
    },
  };
};
