import { useCallback, useEffect, useRef, useState } from "react";
import type { CaseQueue, CaseRow } from "#shared/schema/case.ts";
import type { CasesLook } from "../../net/cases.port.ts";
import type { Failure } from "../../net/state.ts";
import { useLooks } from "../../ui/useLooks.ts";
import type { RoomsSeen } from "../../net/staff.port.ts";
import { useStaffCall, useStaffPlace } from "./staff-place.ts";

export type Queue = {
  readonly look: CasesLook;
  readonly cases: readonly CaseRow[];
  readonly state: "loading" | "more" | "all" | { readonly failure: Failure };
};

/**
 * The queue through a look; asked again whenever the page is looked at again, and by itself when something came of cases
 * (`changes` is another number; null = not known yet). Whoever looked at more than one page is told so instead.
 */
export const useCases = (look: CasesLook, changes: number | null) => {
  const call = useStaffCall();
  const [queue, setQueue] = useState<Queue>({ look, cases: [], state: "loading" });
  const [next, setNext] = useState<string | null>(null);
  const [isStale, setIsStale] = useState(false);
  const pages = useRef(1);
  const read = useCallback(
    async (cursor: string | null, isOver: () => boolean, isByItself = false) => {
      const told = await call((staff) => staff.cases.cases(look, cursor, isByItself));
      if (isOver()) return;
      if (!told.ok) return setQueue((before) => ({ ...before, look, state: { failure: told.refusal } }));
      const { cases, next: after } = told.value;
      setNext(after);
      pages.current = cursor === null ? 1 : pages.current + 1;
      if (cursor === null) setIsStale(false);
      setQueue((before) => ({
        look,
        cases: cursor === null || before.look !== look ? cases : [...before.cases, ...cases],
        state: after === null ? "all" : "more",
      }));
    },
    [call, look],
  );
  const again = useLooks(
    useCallback((isOver: () => boolean) => read(null, isOver), [read]),
    true,
  );
  const heard = useRef<number | null>(null);
  useEffect(() => {
    if (changes === null || heard.current === changes) return undefined;
    const isFirst = heard.current === null;
    heard.current = changes;
    if (isFirst) return undefined;
    if (pages.current > 1) {
      setIsStale(true);
      return undefined;
    }
    let isOver = false;
    void read(null, () => isOver, true);
    return () => {
      isOver = true;
    };
  }, [changes, read]);
  const shown: Queue = queue.look === look ? queue : { look, cases: [], state: "loading" };
  return { queue: shown, isStale, again, more: () => void read(next, () => false) };
};

/**
 * How many wait, of those that one sees. What all who watch are told leaves out cases about somebody on the staff: whoever
 * may have one of those asks for themselves, whenever it is another number. Null = not known yet.
 */
export const useCaseQueue = (seen: RoomsSeen | null): CaseQueue | null => {
  const call = useStaffCall();
  const isTold = useStaffPlace().session.role === "moderator";
  const [own, setOwn] = useState<CaseQueue | null>(null);
  const what = seen === null || isTold ? null : JSON.stringify([seen.cases, seen.caseChanges]);
  useEffect(() => {
    if (what === null) return undefined;
    let isOver = false;
    void call((staff) => staff.cases.queue()).then((told) => {
      if (!isOver && told.ok) setOwn(told.value);
    });
    return () => {
      isOver = true;
    };
  }, [call, what]);
  return isTold ? (seen?.cases ?? null) : own;
};
