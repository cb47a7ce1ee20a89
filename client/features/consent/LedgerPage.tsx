import { useNowMs } from "../../net/clock.ts";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { whenWords } from "../../ui/when.ts";
import { ledgerWords } from "./ledger.words.ts";
import { Away } from "../../ui/Away.tsx";
import { useLedger } from "./useLedger.ts";

/** `/consent/history`: everything one allowed or took back, the newest first. */
export const LedgerPage = () => {
  const nowMs = useNowMs(60_000);
  const [{ entries, state }, more] = useLedger();
  return (
    <Page
      title="History of what you allowed"
      lead="Everything you allowed and took back. Only you can see it, and it cannot be changed."
    >
      {entries.length === 0 && state === "all" && (
        <p className="soft">Nothing yet. You chose nothing, so the defaults hold.</p>
      )}
      {entries.length > 0 && (
        <ul className="consent__acts">
          {entries.map((entry) => (
            <li key={entry.id} className="consent__act">
              <p>{ledgerWords(entry)}</p>
              <p className="field__hint">{whenWords(entry.atMs, nowMs)}</p>
            </li>
          ))}
        </ul>
      )}
      {state === "loading" && <Waiting text="Fetching your history…" />}
      {typeof state === "object" && <Away text={sentenceOf(state.failure)} onAgain={more} />}
      {state === "more" && (
        <div>
          <button type="button" className="button" onClick={more}>
            Show older ones
          </button>
        </div>
      )}
    </Page>
  );
};
