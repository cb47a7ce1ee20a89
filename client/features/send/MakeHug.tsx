import { useId, useRef, useState } from "react";
import { Link } from "react-router";
import type { PersonView } from "#shared/schema/hug.ts";
import type { Me } from "../../net/state.ts";
import { Being } from "../../ui/Being.tsx";
import { useDesigns } from "../../ui/designs.ts";
import { HugPicture } from "../../ui/HugPicture.tsx";
import { seedOf, type HugScene } from "../../ui/hug-scene.ts";
import { KeptNote } from "../../ui/KeptNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { DesignShelf } from "./DesignShelf.tsx";
import { HeavyNote } from "./HeavyNote.tsx";
import { SentHug } from "./SentHug.tsx";
import { SqueezePad } from "./SqueezePad.tsx";
import { useSendHug } from "./useSendHug.ts";
import { useDraft } from "./useDraft.ts";
import { useWay } from "./useWay.ts";
import { charactersLeft, wayView } from "./view.ts";
import { Status } from "../../ui/Status.tsx";
import "./send.css";

const NO_ROOM =
  "This device has no room to keep your hug, so it was not sent. Free some space and try again; your words are still here.";

type MakeHugProps = { readonly to: PersonView; readonly me: Me; readonly answers?: string };

/** Everything about one hug before it leaves; all of it can be changed until then. */
export const MakeHug = ({ to, me, answers }: MakeHugProps) => {
  const designs = useDesigns();
  const id = useId();
  const scene = useRef<HugScene | null>(null);
  const [draft, change, clear] = useDraft(
    `hugmood.draft.${me.id}.${to.id}`,
    designs.map((design) => design.id),
  );
  const sending = useSendHug();
  const way = wayView(useWay(to.id, sending.left !== null), to.name, answers !== undefined);
  const [isPlaying, setIsPlaying] = useState(false);
  const design = designs.find((one) => one.id === draft.design) ?? designs[0];
  const left = charactersLeft(draft.message);
  const squeeze = draft.squeeze ?? { stepMs: 50 as const, samples: [] };

  if (!design) throw new Error("There is no hug design to choose from.");
  const preview = (chosen = design) => {
    setIsPlaying(true);
    scene.current?.play({ design: chosen, squeeze, seed: seedOf(chosen.id) });
  };
  const stop = () => {
    scene.current?.stop();
    setIsPlaying(false);
  };
  const send = async () => {
    if (left !== null && left < 0) return document.getElementById(`${id}line`)?.focus();
    stop();
    const hug = { to, design: design.id, squeeze, message: draft.message.trim(), ...(answers ? { answers } : {}) };
    if (await sending.send(hug)) clear();
  };
  const title = answers ? `Hug ${to.name} back` : `A hug for ${to.name}`;
  if (sending.left) return <SentHug hug={sending.left} to={to} me={me} onAnother={sending.another} />;
  if (!way.canSend)
    return (
      <Page title={title} lead={way.text}>
        <Being being={to.being} size={150} phaseOf={to.id} isAsleep />
        <div>
          <Link className="button button--main" to="/">
            Go home
          </Link>
        </div>
      </Page>
    );
  return (
    <Page width="wide" title={title} lead={way.text ?? undefined}>
      <KeptNote tried="send" />
      <div className="make">
        <div className="make__picture">
          <HugPicture
            left={me.being}
            right={to.being}
            label={`You and ${to.name}, about to hug. ${design.words.whatHappens}`}
            onScene={(next) => {
              scene.current = next;
            }}
            onEnd={() => setIsPlaying(false)}
          />
          <SqueezePad
            squeeze={draft.squeeze}
            isPlaying={isPlaying}
            scene={scene}
            onSqueeze={(next) => change({ squeeze: next })}
            onPreview={preview}
            onStop={stop}
          />
        </div>
        <div className="make__choices">
          <DesignShelf
            designs={designs}
            chosen={design.id}
            onChoose={(next) => {
              change({ design: next.id });
              preview(next);
            }}
          />
          <div className="field">
            <label className="field__label" htmlFor={`${id}line`}>
              A line, if you like
            </label>
            <textarea
              id={`${id}line`}
              className="field__input"
              value={draft.message}
              aria-invalid={left !== null && left < 0}
              aria-describedby={`${id}left`}
              onChange={(event) => change({ message: event.target.value })}
            />
            <Status id={`${id}left`} className={left !== null && left < 0 ? "field__error" : "field__hint"}>
              {left !== null && (left < 0 ? `${-left} characters too long` : `${left} characters left`)}
            </Status>
            <HeavyNote text={draft.message} />
          </div>
          {sending.hasNoRoom && (
            <p className="field__error" role="alert">
              {NO_ROOM}
            </p>
          )}
          <div className="make__send">
            <button type="button" className="button button--main" onClick={() => void send()}>
              Send the hug
            </button>
          </div>
        </div>
      </div>
    </Page>
  );
};
