import { useState } from "react";
import { INVITATION_DAYS, INVITATION_USES_MAX } from "#shared/schema/invitation-link.limits.ts";
import { useNowMs } from "../../net/clock.ts";
import type { Answer, OwnClient } from "../../net/own.port.ts";
import { useClient } from "../../ui/client-context.ts";
import { AskDialog } from "../../ui/AskDialog.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useOwn } from "../../ui/useOwn.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { ShareLink } from "./ShareLink.tsx";
import { linkWords } from "./view.ts";
import "./invite.css";

const read = (own: OwnClient) => own.invitation();
const LEAD =
  "Send somebody your link. Once they are here, you can follow each other with one tap, and hug. They need no password and no mail.";

/** One's invitation link: to make, to hand on, to end. */
export const InviteScreen = () => {
  const client = useClient();
  const nowMs = useNowMs(60_000);
  const [invitation, setInvitation, again] = useOwn(read);
  const [isAsking, setIsAsking] = useState<"no" | "making" | "anew" | "end">("no");
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(null);
  const act = async <T,>(ask: (own: OwnClient) => Promise<Answer<T>>, then: (answer: T) => void, done: string) => {
    if (isAsking === "making") return;
    setIsAsking("making");
    const answer = await client.loadOwn().then(ask, (): Answer<T> => ({ ok: false, refusal: { code: "offline" } }));
    setIsAsking("no");
    if (!answer.ok) return setSaid({ text: sentenceOf(answer.refusal), isProblem: true });
    then(answer);
    setSaid({ text: done, isProblem: false });
  };
  const make = () => act((own) => own.makeInvitation(), setInvitation, "Your new link is ready.");
  const end = () =>
    act(
      (own) => own.revokeInvitation(),
      () => setInvitation({ link: null, address: null }),
      "The link is ended. It opens nothing any more.",
    );
  const link = typeof invitation === "object" ? invitation.link : null;
  const address = typeof invitation === "object" ? invitation.address : null;
  return (
    <Page title="Invite somebody" lead={LEAD}>
      {invitation === "asking" && <Waiting text="Looking for your link…" />}
      {invitation === "away" && (
        <div className="row">
          <p>Your link is out of reach. Nothing is lost.</p>
          <button type="button" className="button" onClick={again}>
            Try again
          </button>
        </div>
      )}
      {link !== null && (
        <section className="card stack" aria-labelledby="invite-link">
          <h2 id="invite-link">Your link</h2>
          {address === null ? (
            <p>
              You made it on another device, and only that one knows it. Here you can make a new one; the one before
              ends then.
            </p>
          ) : (
            <ShareLink address={address} />
          )}
          <p className="soft">{linkWords(link, nowMs)}</p>
        </section>
      )}
      {typeof invitation === "object" && (
        <div className="row">
          <button
            type="button"
            className={address === null ? "button button--main" : "button"}
            aria-disabled={isAsking === "making"}
            onClick={() => (link === null ? void make() : setIsAsking("anew"))}
          >
            {link === null ? "Make my link" : "Make a new link"}
          </button>
          {link !== null && (
            <button type="button" className="button button--quiet" onClick={() => setIsAsking("end")}>
              End the link
            </button>
          )}
        </div>
      )}
      <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
      <p className="soft">
        {`A link is good for ${INVITATION_DAYS} days and ${INVITATION_USES_MAX} people. Whoever opens it sees your name and your being.`}
      </p>
      {(isAsking === "anew" || isAsking === "end") && (
        <AskDialog
          title={isAsking === "anew" ? "Make a new link?" : "End the link?"}
          text="Whoever still has the old one cannot come in by it. Those who came stay."
          yes={isAsking === "anew" ? "Make a new link" : "End the link"}
          onYes={() => void (isAsking === "anew" ? make() : end())}
          onNo={() => setIsAsking("no")}
        />
      )}
    </Page>
  );
};
