import { useCallback, useId, useRef, useState } from "react";
import type { MoodView } from "#shared/schema/mood.ts";
import { useNowMs } from "../../net/clock.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useMoodsCall } from "../../ui/useMoodsCall.ts";
import { useMoodsRead } from "../../ui/useMoodsRead.ts";
import { whenWords } from "../../ui/when.ts";
import { versionTitle, versionWords } from "./version.words.ts";

/** What a mood was before, and what it would have been: each can be had back for a while. */
export const Versions = ({
  entry,
  onBack,
}: {
  readonly entry: MoodView;
  readonly onBack: (entry: MoodView) => void;
}) => {
  const id = useId();
  const call = useMoodsCall();
  const nowMs = useNowMs(60_000);
  const read = useCallback((client: MoodsClient) => client.versions(entry.id), [entry.id]);
  const [came] = useMoodsRead(read);
  const title = useRef<HTMLHeadingElement>(null);
  const [problem, setProblem] = useState("");
  const bringBack = async (versionId: string) => {
    const told = await call((moods) => moods.restore(entry.id, versionId));
    setProblem(told.ok ? "" : sentenceOf(told.refusal));
    if (!told.ok) return;
    onBack(told.value);
    title.current?.focus();
  };
  if (came.kind !== "here" || came.value.length === 0) return null;
  return (
    <section className="stack" aria-labelledby={`${id}title`}>
      <h2 ref={title} id={`${id}title`} className="versions__title" tabIndex={-1}>
        Earlier versions
      </h2>
      <ul className="versions">
        {came.value.map((version) => (
          <li key={version.id} className="version">
            <div>
              <p className="version__title">{versionTitle(version, whenWords(version.editedAtMs, nowMs))}</p>
              <p className="soft">{versionWords(version)}</p>
            </div>
            <button
              type="button"
              className="button"
              aria-label={`Bring back: ${version.mood}`}
              onClick={() => void bringBack(version.id)}
            >
              Bring back
            </button>
          </li>
        ))}
      </ul>
      <Status className="field__error">{problem}</Status>
    </section>
  );
};
