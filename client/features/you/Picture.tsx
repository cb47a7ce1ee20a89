import { useId, useRef } from "react";
import { ProfilePicture } from "../../ui/ProfilePicture.tsx";
import { Status } from "../../ui/Status.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { Away } from "../../ui/Away.tsx";
import { CropPicture } from "./CropPicture.tsx";
import { usePicture } from "./usePicture.ts";

const isHandheld = matchMedia("(pointer: coarse)").matches;

/** A picture for one's profile, for whoever wants one: to choose or take, to cut, to remove. */
export const Picture = () => {
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const { own, again, stage, said, choose, send, remove, cancel } = usePicture();
  const known = typeof own === "object" ? own : null;
  const isIdle = known?.isPossible === true && stage.kind === "none";
  // The button that had it goes.
  const focus = () => title.current?.focus();
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 ref={title} id={`${id}title`} className="you__title" tabIndex={-1}>
        A picture
      </h2>
      <p className="soft">
        {known?.isPossible === false
          ? "This HugMood cannot take pictures. Your being is enough."
          : "If you like: it is shown on your profile only. Everywhere else you are your being."}
      </p>
      {own === "asking" && <Waiting text="Looking for your picture…" />}
      {own === "away" && <Away text="Your picture is out of reach. Nothing is lost." onAgain={again} />}
      {known && stage.kind !== "choosing" && <ProfilePicture picture={known.id} name="you" size={128} />}
      {stage.kind === "choosing" && (
        <CropPicture
          picture={stage.picture}
          onUse={(cropped) => {
            void send(cropped);
            focus();
          }}
          onCancel={() => {
            cancel();
            focus();
          }}
        />
      )}
      {stage.kind === "sending" && (
        <div className="field">
          <label className="field__label" htmlFor={`${id}share`}>
            {stage.share < 1 ? "Sending your picture…" : "One moment, it is being made ready…"}
          </label>
          <progress id={`${id}share`} className="you__progress" value={stage.share} max={1} />
        </div>
      )}
      {isIdle && (
        <div className="row">
          <PickFile
            label={known?.id ? "Choose another one" : "Choose a picture"}
            onPick={(file) => void choose(file)}
          />
          {isHandheld && <PickFile label="Take one" isTaken onPick={(file) => void choose(file)} />}
          {known?.id && (
            <button
              type="button"
              className="button button--quiet"
              onClick={() => {
                void remove();
                focus();
              }}
            >
              Remove it
            </button>
          )}
        </div>
      )}
      <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
    </section>
  );
};

type PickFileProps = { readonly label: string; readonly isTaken?: boolean; readonly onPick: (file: File) => void };

/** A button in place of the browser's own field, which does the work unseen. `isTaken`: by the camera. */
const PickFile = ({ label, isTaken = false, onPick }: PickFileProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        aria-label={label}
        {...(isTaken ? { capture: "user" as const } : {})}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file can be chosen again.
          target.value = "";
          if (file) onPick(file);
        }}
      />
    </>
  );
};
