import { useClient } from "../../ui/client-context.ts";
import type { WaitingHug } from "./view.ts";

/** Hugs that are not out yet, each with what can be done about it. */
export const WaitingHugs = ({ hugs }: { readonly hugs: readonly WaitingHug[] }) => {
  const client = useClient();
  if (hugs.length === 0) return null;
  return (
    <section aria-labelledby="outbox-title" className="stack">
      <h2 id="outbox-title">On the way</h2>
      <ul className="stack" aria-live="polite">
        {hugs.map(({ key, to, text, isRefused }) => (
          <li key={key} className="outbox">
            <p>{text}</p>
            <div className="row">
              {isRefused && (
                <button type="button" className="button" onClick={() => client.retryHug(key)}>
                  Try again
                </button>
              )}
              <button type="button" className="button button--quiet" onClick={() => client.discardHug(key)}>
                Let it go
                <span className="unseen">{`: the hug for ${to.name}`}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
