import type { ApprovalView } from "#shared/schema/approval.ts";
import type { AppealView, Restriction } from "#shared/schema/restriction.ts";
import { wallNowMs } from "../../net/clock.ts";
import type { RestrictionsClient } from "../../net/restrictions.port.ts";
import { ANA, fakeId, FRIENDS } from "./fake-people.ts";

const HOUR_MS = 3_600_000;

const NOTHING = {
  hours: null,
  ofCaseId: null,
  caseId: null,
  groupHug: null,
  fromMs: null,
  toMs: null,
  isGranted: false,
  isRefused: false,
} as const;

/** What Ana asked for and heard a yes to. */
const ofMine = (nowMs: number): readonly ApprovalView[] => {
  const one = {
    ...NOTHING,
    askedById: ANA.id,
    askedByName: ANA.name,
    category: null,
    askedAtMs: nowMs - 2 * HOUR_MS,
    expiresAtMs: nowMs + 22 * HOUR_MS,
    isMine: false,
    isGranted: true,
  };
  const [first, day] = [Date.UTC(2026, 10, 1), 86_400_000];
  return [
    {
      ...one,
      id: fakeId(872),
      act: "reveal_beyond_case",
      aboutId: fakeId(3),
      aboutName: "Ben",
      statement: "It has to do with a case of mine.",
      groupHug: { id: fakeId(900), name: "By the sea" },
    },
    {
      ...one,
      id: fakeId(873),
      act: "export_audit",
      aboutId: null,
      aboutName: "",
      statement: "Somebody asked what was done in November.",
      fromMs: first,
      toMs: first + 30 * day,
    },
  ];
};

/** `staff-quiet`: nothing waits; in other scenes of the staff somebody appeals, and a ban waits for a second person. */
export const fakeRestrictions = (scene: string, nowMs: number): RestrictionsClient => {
  const restriction = (n: number): Restriction => ({
    id: fakeId(880 + n),
    userId: FRIENDS[n]?.id ?? "",
    kind: "suspend",
    category: "harassment",
    statement: "You kept on although somebody had said no.",
    groupHugId: null,
    caseId: fakeId(954),
    beginsAtMs: nowMs - 20 * HOUR_MS,
    endsAtMs: nowMs + 52 * HOUR_MS,
    byId: fakeId(5),
    approvedById: null,
    undoUntilMs: nowMs - 19 * HOUR_MS,
    liftedAtMs: null,
    appeal: "open",
  });
  let set: readonly Restriction[] = [];
  const isQuiet = scene === "staff-quiet";
  let appeals: readonly AppealView[] = isQuiet
    ? []
    : [
        {
          restriction: restriction(4),
          name: "Olli",
          words: "I did not see that she had said no. I am sorry, and I would like to say so.",
          appealedAtMs: nowMs - 3 * HOUR_MS,
        },
      ];
  let approvals: readonly ApprovalView[] = isQuiet
    ? []
    : [
        {
          id: fakeId(870),
          act: "ban",
          askedById: fakeId(5),
          askedByName: "Tuva",
          aboutId: fakeId(3),
          aboutName: "Ben",
          category: "threat",
          statement: "You threatened somebody, after two suspensions.",
          askedAtMs: nowMs - HOUR_MS,
          expiresAtMs: nowMs + 23 * HOUR_MS,
          ...NOTHING,
          isMine: scene === "staff-senior",
        },
        ...(scene === "staff-senior" ? ofMine(nowMs) : []),
      ];
  return {
    async restrict(userId, { kind, category, statement, hours, caseId }) {
      const id = fakeId(840 + set.length);
      if (kind === "ban" && hours === null) {
        const asked = { askedById: ANA.id, askedByName: ANA.name, aboutId: userId, aboutName: "", category, statement };
        const [askedAtMs, expiresAtMs] = [wallNowMs(), wallNowMs() + 24 * HOUR_MS];
        const one = { ...NOTHING, ...asked, id, act: "ban", ofCaseId: caseId, askedAtMs, expiresAtMs, isMine: false };
        approvals = [...approvals, one];
        return { ok: true, value: { id, isAsked: true } };
      }
      const beginsAtMs = wallNowMs();
      const endsAtMs = hours === null ? null : beginsAtMs + hours * HOUR_MS;
      const one = { ...restriction(0), id, userId, kind, category, statement, caseId, beginsAtMs, endsAtMs };
      set = [{ ...one, appeal: null, undoUntilMs: beginsAtMs + 600_000 }, ...set];
      return { ok: true, value: { id, isAsked: false } };
    },
    async lift(id) {
      set = set.map((one) => (one.id === id ? { ...one, liftedAtMs: wallNowMs() } : one));
      return { ok: true, value: null };
    },
    ofPerson: async (userId) => ({ ok: true, value: set.filter((one) => one.userId === userId) }),
    async askApproval() {
      return { ok: true, value: { id: fakeId(871) } };
    },
    approvals: async () => ({ ok: true, value: approvals }),
    async answerApproval(id) {
      approvals = approvals.filter((one) => one.id !== id);
      return { ok: true, value: null };
    },
    appeals: async () => ({ ok: true, value: appeals }),
    async decideAppeal(id) {
      appeals = appeals.filter((one) => one.restriction.id !== id);
      return { ok: true, value: null };
    },
  };
};
