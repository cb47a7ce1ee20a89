import { useCallback, useRef } from "react";
import { useParams } from "react-router";
import type { MoodsClient } from "../../net/moods.port.ts";
import { Away } from "../../ui/Away.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { useMoodsRead } from "../../ui/useMoodsRead.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { AsOf } from "./AsOf.tsx";
import { Entry } from "./Entry.tsx";
import { GonePage } from "./GonePage.tsx";

const NEVER = new Promise<never>(() => {});

/** `/moods/entry/:id`: one mood, to be changed, deleted, or brought back to what it was. */
export const EntryPage = () => {
  const { id = "" } = useParams();
  // What is being deleted is not asked for again: it would look lost before its page is left.
  const isLeaving = useRef(false);
  const read = useCallback((moods: MoodsClient) => (isLeaving.current ? NEVER : moods.one(id)), [id]);
  const [came, again] = useMoodsRead(read);
  if (came.kind === "asking") return <Waiting text="One moment…" />;
  if (came.kind === "failed") {
    const isGone = ["no_such_mood", "bad_message", "no_such_person"].includes(came.refusal.code);
    if (isGone) return <GonePage id={id} />;
    return (
      <Page title="Out of reach">
        <Away text={sentenceOf(came.refusal)} onAgain={again} />
      </Page>
    );
  }
  return (
    <Entry
      key={id}
      entry={came.value}
      note={<AsOf atMs={came.asOfMs} />}
      onLeaving={(on) => (isLeaving.current = on)}
    />
  );
};
