import type { LedgerEntry } from "#shared/schema/consent.ts";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Failure } from "../../net/state.ts";
import { useClient, useClientState } from "../../ui/client-context.ts";

export type Ledger = {
  readonly entries: readonly LedgerEntry[];
  readonly state: "loading" | "more" | "all" | { readonly failure: Failure };
};

/** Pages of the ledger as far as they were asked for; a failed page can be asked for again. */
export const useLedger = (): readonly [Ledger, () => void] => {
  const client = useClient();
  const isOnline = useClientState(({ connection }) => connection.kind === "online");
  const [ledger, setLedger] = useState<Ledger>({ entries: [], state: "loading" });
  const cursor = useRef<string | null>(null);
  const isAsking = useRef(false);
  const more = useCallback(async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    setLedger(({ entries }) => ({ entries, state: "loading" }));
    const answer = await client.loadConsent().then(
      (consent) => consent.ledger(cursor.current),
      () => ({ ok: false, refusal: { code: "offline" } }) as const,
    );
    isAsking.current = false;
    if (!answer.ok) return setLedger(({ entries }) => ({ entries, state: { failure: answer.refusal } }));
    cursor.current = answer.page.next;
    setLedger(({ entries }) => {
      const known = new Set(entries.map(({ id }) => id));
      const fresh = answer.page.entries.filter(({ id }) => !known.has(id));
      return { entries: [...entries, ...fresh], state: answer.page.next === null ? "all" : "more" };
    });
  }, [client]);
  // The first page, and again when the connection is back and there is none yet.
  const isEmpty = ledger.entries.length === 0 && ledger.state !== "all";
  useEffect(() => {
    if (isEmpty) void more();
  }, [more, isOnline, isEmpty]);
  return [ledger, () => void more()];
};
