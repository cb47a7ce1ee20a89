import { useCallback, useEffect, useRef, useState } from "react";
import type { Category } from "#shared/schema/conduct.ts";
import type { ReportSubject } from "#shared/schema/report.ts";
import { after, wallNowMs } from "../net/clock.ts";
import { isPassing } from "../net/passing.ts";
import type { HeldReport, ReportsClient } from "../net/reports.port.ts";
import type { Failure } from "../net/state.ts";
import { useClient } from "./client-context.ts";
import { TAKE_BACK_MS } from "./report.words.ts";

/** `held`: chosen, and not gone yet; `kept`: refused for the moment, so it waits on this device. */
export type ReportStep =
  | { readonly kind: "choosing" }
  | { readonly kind: "held" | "sending" | "sent"; readonly report: HeldReport }
  | { readonly kind: "kept" | "refused"; readonly report: HeldReport; readonly refusal: Failure };

/** With words to write there is no hurry; should the page be closed meanwhile, it goes out with the next visit. */
const WRITING_MS = 15 * 60_000;

/**
 * One report, from choosing to its being sent. Choosing is what sends it, so that nobody in distress has a form to fill;
 * it goes after ten seconds, because a tap may be a slip: until then it can be taken back or be given words. Whatever ends
 * the page before that sends it: somebody who chose and ran has reported.
 */
export const useReport = () => {
  const client = useClient();
  const [step, setStep] = useState<ReportStep>({ kind: "choosing" });
  const reports = useRef<ReportsClient | null>(null);
  const held = useRef<HeldReport | null>(null);
  const cancel = useRef(() => {});
  const load = useCallback(
    async (): Promise<ReportsClient> => (reports.current ??= await client.loadReports()),
    [client],
  );

  const send = useCallback(async () => {
    const report = held.current;
    if (report === null) return;
    cancel.current();
    held.current = null;
    setStep({ kind: "sending", report });
    const told = await load().then(
      (loaded) => loaded.send(report.key),
      () => ({ ok: false, refusal: { code: "offline" } }) as const,
    );
    if (told.ok) return setStep({ kind: "sent", report });
    setStep({ kind: isPassing(told.refusal) ? "kept" : "refused", report, refusal: told.refusal });
  }, [load]);

  const hold = (report: HeldReport): void => {
    held.current = report;
    setStep({ kind: "held", report });
    cancel.current();
    cancel.current = after(report.dueAtMs - wallNowMs(), () => void send());
    void load().then(
      (loaded) => loaded.hold(report),
      () => {},
    );
  };

  useEffect(() => {
    const leave = () => void send();
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [send]);

  return {
    step,
    choose: (subject: ReportSubject, subjectId: string, category: Category) =>
      hold({ key: client.newKey(), subject, subjectId, category, words: "", dueAtMs: wallNowMs() + TAKE_BACK_MS }),
    /** Words for what is held; the clock stands still for them. */
    write: (words: string) => held.current && hold({ ...held.current, words, dueAtMs: wallNowMs() + WRITING_MS }),
    send: () => void send(),
    takeBack: () => {
      const report = step.kind === "choosing" ? null : step.report;
      cancel.current();
      held.current = null;
      if (report !== null) reports.current?.takeBack(report.key);
      setStep({ kind: "choosing" });
    },
  };
};
