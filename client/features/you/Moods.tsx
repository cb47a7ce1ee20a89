import { useId } from "react";
import { Link } from "react-router";
import type { MoodsClient } from "../../net/moods.port.ts";
import { Away } from "../../ui/Away.tsx";
import { CommunityChoice } from "../../ui/CommunityChoice.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { useMoods } from "../../ui/useMoods.ts";
import { useMoodsRead } from "../../ui/useMoodsRead.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { NotesPlace } from "./NotesPlace.tsx";
import { useMeant } from "./useMeant.ts";

const read = (moods: MoodsClient) => moods.settings();
/** What becomes of one's moods besides being kept. Who sees a new one stands with who may see what. */
export const Moods = () => {
  const id = useId();
  const moods = useMoods();
  const [came, again] = useMoodsRead(read);
  const title = useMeant("moods", came.kind === "here");
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 ref={title} id={`${id}title`} className="you__title" tabIndex={-1}>
        Your moods
      </h2>
      <p>
        <Link to="/moods">See them</Link>, or <Link to="/insights">what they tell</Link>
      </p>
      {came.kind === "asking" && <Waiting text="One moment…" />}
      {came.kind === "failed" && <Away text={sentenceOf(came.refusal)} onAgain={again} />}
      {came.kind === "here" && typeof moods === "object" && (
        <>
          <NotesPlace moods={moods} />
          <CommunityChoice moods={moods} isCounted={came.value.isInCommunity} />
        </>
      )}
    </section>
  );
};
