import { DECISIONS, type CaseDay, type CaseStatistics, type Decision } from "#shared/schema/case.ts";
import type { MemoryCase } from "../world.cases.memory.ts";
import type { MemoryTables } from "../world.memory.ts";

const DAY_MS = 24 * 3_600_000;
const DAYS = 30;

const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);
const medianOf = (numbers: readonly number[]): number | null => {
  const sorted = numbers.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

export const memoryStatistics = (
  { reports: all, cases, nowMs }: MemoryTables,
  isCounted: (it: MemoryCase) => boolean,
): CaseStatistics => {
  const sinceMs = (Math.floor(nowMs() / DAY_MS) - DAYS + 1) * DAY_MS;
  const reports = all.filter(({ caseId }) => {
    const it = cases.get(caseId);
    return it !== undefined && isCounted(it);
  });
  const came = reports.filter(({ atMs }) => atMs >= sinceMs);
  const went = reports.flatMap((report) => {
    const it = cases.get(report.caseId);
    return it?.decided && it.decided.atMs >= sinceMs ? [{ ...report, it, decided: it.decided }] : [];
  });
  const per = new Map<string, CaseDay>();
  const add = (atMs: number, { category }: (typeof reports)[number], more: { reported: number; decided: number }) => {
    const day = dayOf(atMs);
    const known = per.get(`${day} ${category}`) ?? { day, category, reported: 0, decided: 0 };
    per.set(`${day} ${category}`, {
      ...known,
      reported: known.reported + more.reported,
      decided: known.decided + more.decided,
    });
  };
  for (const report of came) add(report.atMs, report, { reported: 1, decided: 0 });
  for (const report of went) add(report.decided.atMs, report, { reported: 0, decided: 1 });
  const ofDecision = (decision: Decision) => went.filter(({ decided }) => decided.decision === decision).length;
  return {
    days: [...per].toSorted(([one], [other]) => one.localeCompare(other)).map(([, day]) => day),
    reported: came.length,
    decided: went.length,
    inTime:
      went.length === 0 ? null : went.filter(({ it, decided }) => decided.atMs <= it.dueAtMs).length / went.length,
    medianMs: medianOf(went.map(({ decided, atMs }) => decided.atMs - atMs)),
    decisions: Object.fromEntries(DECISIONS.map((decision) => [decision, ofDecision(decision)])) as Record<
      Decision,
      number
    >, // as: every decision is among them
  };
};
