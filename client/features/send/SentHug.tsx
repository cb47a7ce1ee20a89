import { Link } from "react-router";
import type { PersonView } from "#shared/schema/hug.ts";
import type { Me } from "../../net/state.ts";
import { Being } from "../../ui/Being.tsx";
import { useClient, useClientState } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import type { LeftHug } from "./useSendHug.ts";
import { newestSentTo, sentView } from "./view.ts";
import { Status } from "../../ui/Status.tsx";

type SentHugProps = {
  readonly hug: LeftHug;
  readonly to: PersonView;
  readonly me: Me;
  readonly onAnother: () => void;
};

/** After "Send the hug": what became of it, honestly, and ways on. */
export const SentHug = ({ hug, to, me, onAnother }: SentHugProps) => {
  const client = useClient();
  const inOutbox = useClientState((state) => state.outbox.find(({ key }) => key === hug.key));
  const isOffline = useClientState((state) => state.connection.kind === "offline");
  const newest = useClientState((state) => newestSentTo(state, to.id));
  const card = newest?.id === hug.newestBefore ? undefined : newest;
  const { step, title, text } = sentView(to.name, inOutbox, card, isOffline);
  return (
    <Page title={title}>
      <div className="sent" data-step={step}>
        <div className="sent__pair">
          <Being being={me.being} size="100%" phaseOf="together" tilt={0.55} isAsleep />
          <Being being={to.being} size="100%" phaseOf="together" tilt={-0.55} isAsleep />
        </div>
        <Status className="sent__text">{text}</Status>
        <div className="row">
          {step === "refused" && (
            <button type="button" className="button button--main" onClick={() => client.retryHug(hug.key)}>
              Try again
            </button>
          )}
          <Link className={step === "refused" ? "button" : "button button--main"} to="/">
            Go home
          </Link>
          <button type="button" className="button" onClick={onAnother}>
            Send another
          </button>
        </div>
      </div>
    </Page>
  );
};
