import { useCallback, useState } from "react";
import type { OwnReport } from "#shared/schema/report.ts";
import type { Failure } from "../../net/state.ts";
import { useClient } from "../../ui/client-context.ts";
import { useLooks } from "../../ui/useLooks.ts";

export type OwnReports = {
  readonly reports: readonly OwnReport[];
  /** `more`: there are older ones. */
  readonly state: "loading" | "more" | "all" | { readonly failure: Failure };
};

/** One's own reports, page by page, newest first; the second value looks again from the newest, the third for older ones. */
export const useOwnReports = (): readonly [OwnReports, () => void, () => void] => {
  const client = useClient();
  const [own, setOwn] = useState<OwnReports>({ reports: [], state: "loading" });
  const [next, setNext] = useState<string | null>(null);
  const read = useCallback(
    async (cursor: string | null, isOver: () => boolean) => {
      const told = await client.loadReports().then(
        (reports) => reports.own(cursor),
        () => ({ ok: false, refusal: { code: "offline" } }) as const,
      );
      if (isOver()) return;
      if (!told.ok) return setOwn((before) => ({ ...before, state: { failure: told.refusal } }));
      const { reports, next: after } = told.value;
      setNext(after);
      setOwn((before) => ({
        reports: cursor === null ? reports : [...before.reports, ...reports],
        state: after === null ? "all" : "more",
      }));
    },
    [client],
  );
  const again = useLooks(useCallback((isOver: () => boolean) => read(null, isOver), [read]));
  return [own, again, () => void read(next, () => false)];
};
