import type { CaseDetail, CaseQueue, CaseRow, CaseStatistics, CaseWords, Severity } from "#shared/schema/case.ts";
import type { Category } from "#shared/schema/conduct.ts";
import { wallNowMs } from "../../net/clock.ts";
import type { CasesClient, CasesLook } from "../../net/cases.port.ts";
import type { Told } from "../../net/state.ts";
import { ANA, fakeId, FRIENDS } from "./fake-people.ts";

const MINUTE_MS = 60_000;
const SHAPES: readonly (readonly [Severity, Category, number, number, "nobody" | "me" | "other"])[] = [
  ["urgent", "self_harm", 1, -8, "nobody"],
  ["urgent", "threat", 3, 41, "other"],
  ["high", "sexual", 2, 300, "me"],
  ["high", "hate", 1, 420, "nobody"],
  ["normal", "harassment", 4, 1700, "nobody"],
  ["normal", "spam", 9, 2600, "nobody"],
];
const someone = (at: number) => FRIENDS[at % FRIENDS.length] ?? ANA;
const NOTHING: Told<never> = { ok: false, refusal: { code: "no_such_case" } };

const NO_STATISTICS: CaseStatistics = {
  days: [],
  reported: 0,
  decided: 0,
  inTime: null,
  medianMs: null,
  decisions: { no_breach: 0, reminded: 0, restricted: 0 },
};
/** Two weeks, each day with something. */
const statistics = (nowMs: number): CaseStatistics => {
  const days = Array.from({ length: 14 }, (_, n) => ({
    day: new Date(nowMs - n * 24 * 60 * MINUTE_MS).toISOString().slice(0, 10),
    category: SHAPES[n % SHAPES.length]?.[1] ?? "other",
    reported: 1 + ((n * 5) % 7),
    decided: (n * 3) % 5,
  }));
  const sum = (of: "reported" | "decided"): number => days.reduce((all, day) => all + day[of], 0);
  const decided = sum("decided");
  return {
    days,
    reported: sum("reported"),
    decided,
    inTime: 0.94,
    medianMs: 52 * MINUTE_MS,
    decisions: { no_breach: decided - 12, reminded: 8, restricted: 4 },
  };
};

const matches = (claim: CasesLook["claim"], one: CaseDetail): boolean =>
  claim === "any" || (claim === "mine" ? one.claim?.isMine === true : one.claim === null);

/** How many wait. */
export const fakeQueue = (scene: string): CaseQueue =>
  scene === "staff-quiet"
    ? { urgent: 0, high: 0, normal: 0, overdue: 0, unclaimed: 0 }
    : { urgent: 2, high: 2, normal: 2, overdue: 1, unclaimed: 4 };

/** `staff-quiet`: none waits; in other scenes of the staff there are six, one of them Ana's. */
export const fakeCases = (scene: string, nowMs: number): CasesClient => {
  const claimOf = (whose: "nobody" | "me" | "other"): CaseRow["claim"] =>
    whose === "nobody"
      ? null
      : { by: whose === "me" ? ANA : someone(3), isMine: whose === "me", lapsesAtMs: nowMs + 25 * MINUTE_MS };
  const cases = new Map<string, CaseDetail>();
  for (const [at, [severity, category, reports, dueMin, whose]] of SHAPES.entries()) {
    const id = fakeId(950 + at);
    cases.set(id, {
      id,
      state: "open",
      subject: { person: someone(at), room: at === 4 ? { id: fakeId(900), name: "By the sea" } : null },
      severity,
      category,
      reports,
      openedAtMs: nowMs - (68 + at * 30) * MINUTE_MS,
      dueAtMs: nowMs + dueMin * MINUTE_MS,
      claim: claimOf(whose),
      bar: at === 3 ? "own_report" : null,
      revealedUntilMs: null,
      reportsList: Array.from({ length: Math.min(reports, 2) }, (_, n) => ({
        id: fakeId(960 + at * 10 + n),
        subject: n === 0 ? ("hug" as const) : ("profile" as const),
        category,
        by: someone(at + n + 1),
        isMine: false,
        reportedAtMs: nowMs - (68 + at * 30 - n * 9) * MINUTE_MS,
        hasWords: n === 0,
        lines: n === 0 ? 2 : 0,
      })),
      notes:
        at === 2
          ? [{ id: fakeId(990), by: someone(3), words: "The same words as in March.", atMs: nowMs - 9 * MINUTE_MS }]
          : [],
      links: [],
      earlier: at === 2 ? [{ id: fakeId(991), decision: "reminded", atMs: nowMs - 90 * 24 * 60 * MINUTE_MS }] : [],
      decided: null,
    });
  }
  const change = (id: string, edit: (one: CaseDetail) => CaseDetail): Told<unknown> => {
    const one = cases.get(id);
    if (one === undefined) return NOTHING;
    cases.set(id, edit(one));
    return { ok: true, value: null };
  };
  const wordsOf = ({ reportsList, subject }: CaseDetail): CaseWords => ({
    untilMs: wallNowMs() + 30 * MINUTE_MS,
    reports: reportsList.map((report) => ({
      id: report.id,
      words: report.hasWords ? "It came again after I asked for a pause." : "",
      snapshot: {
        person: {
          name: subject.person.name,
          username: "",
          being: subject.person.being,
          bio: "Here for the long hugs.",
        },
        lines: Array.from({ length: report.lines }, (_, n) => ({
          kind: "hug" as const,
          from: n === 0 ? ("reporter" as const) : ("subject" as const),
          design: "bear",
          emoji: "",
          message: n === 0 ? "Not today, please." : "You will take it and like it.",
          atMs: report.reportedAtMs - (9 - n * 5) * MINUTE_MS,
          isReported: n === 1,
        })),
        room: null,
      },
    })),
  });
  return {
    async cases({ state, claim }) {
      const all = scene === "staff-quiet" ? [] : [...cases.values()];
      const shown = all.filter((one) => one.state === state && matches(claim, one));
      return { ok: true, value: { cases: shown, next: null } };
    },
    queue: async () => ({ ok: true, value: fakeQueue(scene) }),
    statistics: async () => ({ ok: true, value: scene === "staff-quiet" ? NO_STATISTICS : statistics(nowMs) }),
    async case(id) {
      const one = cases.get(id);
      return one === undefined ? NOTHING : { ok: true, value: one };
    },
    claim: async (id, on) => change(id, (one) => ({ ...one, claim: claimOf(on ? "me" : "nobody") })),
    async reveal(id) {
      const one = cases.get(id);
      return one === undefined ? NOTHING : { ok: true, value: wordsOf(one) };
    },
    async revealBeyond(id) {
      const one = cases.get(id);
      return one === undefined ? NOTHING : { ok: true, value: wordsOf(one) };
    },
    async words(id) {
      const one = cases.get(id);
      return one === undefined || one.revealedUntilMs === null
        ? { ok: false, refusal: { code: "reveal_needed" } }
        : { ok: true, value: wordsOf(one) };
    },
    note: async (id, words) =>
      change(id, (one) => ({
        ...one,
        notes: [...one.notes, { id: `n${one.notes.length}`, by: ANA, words, atMs: wallNowMs() }],
      })),
    link: async (id, caseId, on) =>
      change(id, (one) => {
        const [other, links] = [cases.get(caseId), one.links.filter((linked) => linked.id !== caseId)];
        return { ...one, links: on && other !== undefined ? [...links, other] : links };
      }),
    decide: async (id, decision) =>
      change(id, (one) => ({
        ...one,
        state: "decided",
        claim: null,
        decided: { ...decision, by: ANA, atMs: wallNowMs() },
      })),
  };
};
