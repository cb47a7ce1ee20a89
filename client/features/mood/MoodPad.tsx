import { useId, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { MoodPlace } from "#shared/mood/emotion-words.ts";
import { Being } from "../../ui/Being.tsx";
import { Status } from "../../ui/Status.tsx";
import type { FieldSize } from "./near-layout.ts";
import { NearWords } from "./NearWords.tsx";
import { placeAfterKey, placeAt, placeWords } from "./place.ts";
import { useMoodStage } from "./useMoodStage.ts";
import { wordsNear, type PadWord } from "./words.ts";
import "./mood-pad.css";

type MoodPadProps = {
  readonly being: string;
  readonly words: readonly PadWord[];
  /** A word of one's own that wants its place; null = the nearest word is chosen. */
  readonly wanted: string | null;
  readonly onChosen: (place: MoodPlace, word: string) => void;
};

/** The field: the being changes as one points, words are near, letting go chooses. It starts with nothing chosen. */
export const MoodPad = ({ being, words, wanted, onChosen }: MoodPadProps) => {
  const id = useId();
  const canvas = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<MoodPlace | null>(null);
  const [size, setSize] = useState<FieldSize>({ width: 0, height: 0 });
  const [said, setSaid] = useState("");
  const picture = useMoodStage(canvas, being, place);
  const near = place && wordsNear(place, words);
  const wordAt = (at: MoodPlace): string => wanted ?? wordsNear(at, words).chosen?.word ?? placeWords(at);
  const choose = (at: MoodPlace) => {
    setPlace(null);
    setSaid("");
    onChosen(at, wordAt(at));
  };
  const pointed = ({ currentTarget, clientX, clientY }: PointerEvent): MoodPlace =>
    placeAt(currentTarget.getBoundingClientRect(), clientX, clientY);
  const point = (at: MoodPlace, field: Element) => {
    setSize({ width: field.clientWidth, height: field.clientHeight });
    setPlace(at);
  };
  const isHeld = ({ currentTarget, pointerId }: PointerEvent): boolean => currentTarget.hasPointerCapture(pointerId);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = placeAfterKey(place, event.key);
    if (next !== null) {
      event.preventDefault();
      point(next, event.currentTarget);
      const { chosen } = wordsNear(next, words);
      const meaning = wanted === null && chosen?.definition ? ` ${chosen.definition}` : "";
      setSaid(`${wordAt(next)}: ${placeWords(next)}.${meaning}`);
    } else if (place !== null && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose(place);
    } else if (place !== null && event.key === "Escape") {
      setPlace(null);
      setSaid("Nothing is chosen.");
    }
  };
  return (
    <div className="moodpad">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a place in two directions, for which there is no element */}
      <div
        className="moodpad__field"
        role="application"
        aria-roledescription="mood pad"
        aria-label={wanted === null ? "How you feel" : `Where “${wanted}” lies`}
        aria-describedby={`${id}hint`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is operated by keys
        tabIndex={0}
        data-state={picture}
        data-chosen={place !== null}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          point(pointed(event), event.currentTarget);
        }}
        onPointerMove={(event) => isHeld(event) && point(pointed(event), event.currentTarget)}
        onPointerUp={(event) => isHeld(event) && choose(pointed(event))}
        onPointerCancel={() => setPlace(null)}
        onContextMenu={(event) => event.preventDefault()}
      >
        <div ref={canvas} className="moodpad__canvas" aria-hidden="true" />
        {picture !== "there" && (
          <div className="moodpad__being">
            <Being being={being} size="100%" phaseOf="" {...(place ? { mood: place } : {})} />
          </div>
        )}
        <div className="moodpad__ends" aria-hidden="true">
          <span className="moodpad__end moodpad__end--top">stirred</span>
          <span className="moodpad__end moodpad__end--bottom">calm</span>
          <span className="moodpad__end moodpad__end--left">unpleasant</span>
          <span className="moodpad__end moodpad__end--right">pleasant</span>
        </div>
        {place === null && (
          <p className="moodpad__invite" aria-hidden="true">
            {wanted === null ? "Touch where you are" : `Touch where “${wanted}” lies`}
          </p>
        )}
        {place !== null && near !== null && (
          <NearWords
            place={place}
            size={size}
            word={wordAt(place)}
            definition={wanted === null ? (near.chosen?.definition ?? null) : null}
            beside={wanted === null ? near.beside : []}
          />
        )}
      </div>
      <p id={`${id}hint`} className="field__hint moodpad__hint">
        Move your finger until it fits; letting go saves.{" "}
        <span className="moodpad__keys">With keys: arrows, then Enter.</span>
      </p>
      <Status className="unseen">{said}</Status>
    </div>
  );
};
