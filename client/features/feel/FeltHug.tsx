import { useEffect, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import type { HugView } from "#shared/schema/hug.ts";
import { useNowMs } from "../../net/clock.ts";
import { useClient, useClientState, useMe } from "../../ui/client-context.ts";
import { Covered } from "../../ui/Covered.tsx";
import { useDesigns } from "../../ui/designs.ts";
import { HugPicture } from "../../ui/HugPicture.tsx";
import { seedOf, type HugScene } from "../../ui/hug-scene.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Page } from "../../ui/Page.tsx";
import { PersonMenu } from "../../ui/PersonMenu.tsx";
import { ReactionMark } from "../../ui/ReactionMark.tsx";
import { ReportButton } from "../../ui/ReportButton.tsx";
import { reportableOf } from "../../ui/report.words.ts";
import { whenWords } from "../../ui/when.ts";
import { Answer } from "./Answer.tsx";
import { feelView, type FeelPhase } from "./view.ts";
import "./feel.css";

/** Plays a hug as soon as the stage is there, then lets it be answered. */
export const FeltHug = ({ hug }: { readonly hug: HugView }) => {
  const client = useClient();
  const me = useMe();
  const navigate = useNavigate();
  const nowMs = useNowMs(30_000);
  const design = useDesigns().find(({ id }) => id === hug.design);
  const scene = useRef<HugScene | null>(null);
  const [phase, setPhase] = useState<FeelPhase>("playing");
  const [line, setLine] = useState("");
  const shown = useClientState((state) => state.inbox.hugs.find(({ id }) => id === hug.id)?.reaction) ?? hug.reaction;
  const view = feelView(hug, design?.words.whatHappens);
  const isReceived = hug.direction === "received";
  const report = reportableOf({ ...hug, reaction: shown });

  useEffect(() => {
    if (isReceived && !hug.isSeen) void client.see(hug.id);
  }, [client, hug, isReceived]);
  const play = () => {
    if (!design) return setPhase("felt");
    setLine("");
    setPhase("playing");
    scene.current?.play({ design, squeeze: hug.squeeze, seed: seedOf(hug.id) });
  };
  const end = () => setPhase("felt");
  const stop = () => {
    scene.current?.stop();
    end();
  };
  return (
    <Page width="wide" title={view.title} isTitleUnseen>
      <div className="feel" data-phase={phase}>
        <div className="feel__stage">
          <HugPicture
            left={isReceived ? hug.other.being : me.being}
            right={isReceived ? me.being : hug.other.being}
            label={view.label}
            {...(isReceived ? { limit: view.limit } : {})}
            onLine={setLine}
            onEnd={end}
            onScene={(next) => {
              scene.current = next;
              if (next) play();
            }}
          />
          <p className="feel__line" aria-live="polite">
            {line}
          </p>
        </div>
        <div className="feel__words stack">
          <p className="feel__title" aria-hidden="true">
            {view.title}
          </p>
          <p className="soft">
            {design?.name ?? hug.design}
            {` · ${whenWords(hug.sentAtMs, nowMs)}`}
          </p>
          {view.note && <p className="feel__note">{view.note}</p>}
          {hug.message && (
            <blockquote className="feel__message">
              {isReceived ? <Covered text={hug.message} /> : hug.message}
            </blockquote>
          )}
          {!view.canAnswer && shown && (
            <p className="feel__reaction">
              <ReactionMark emoji={shown.emoji} size={34} />
              <span>
                {`${hug.other.name} answered: `}
                {shown.message ? <Covered text={shown.message} /> : <ReactionMark.Word emoji={shown.emoji} />}
              </span>
            </p>
          )}
          {view.canAnswer && <Answer hugId={hug.id} name={hug.other.name} given={shown} />}
          <div className="row">
            {view.hugPath && (
              <Link className="button button--main" to={view.hugPath}>
                {view.hugLabel}
              </Link>
            )}
            {phase === "playing" ? (
              <button type="button" className="button" onClick={stop}>
                <Icon name="close" size={18} />
                Stop
              </button>
            ) : (
              <button type="button" className="button" onClick={play}>
                <Icon name="again" size={18} />
                Feel it again
              </button>
            )}
            <button type="button" className="button button--quiet" onClick={() => void navigate("/")}>
              Done
            </button>
          </div>
          <div className="row feel__about">
            {isReceived && <PersonMenu person={hug.other} />}
            {report && <ReportButton what={report} person={hug.other} hasWords={isReceived && hug.message !== ""} />}
          </div>
        </div>
      </div>
    </Page>
  );
};
