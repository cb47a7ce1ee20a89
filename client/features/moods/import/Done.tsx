import { Link } from "react-router";
import { TakesFocus } from "../../../ui/TakesFocus.tsx";
import { doneWords } from "./import.words.ts";
import { LeftList } from "./LeftList.tsx";
import type { Sent } from "./send-parts.ts";
import { leftIn, type Load } from "./useImport.ts";

type DoneProps = { readonly load: Load; readonly sent: Sent; readonly onOther: () => void };

/** What came of it. The way back stands in the list of imports below. */
export const Done = ({ load, sent, onOther }: DoneProps) => (
  <TakesFocus isNew className="stack">
    <section className="card stack" aria-label="What came of it">
      <h2>{doneWords(sent.added, sent.entries - sent.added)}</h2>
      <div className="row">
        <Link className="button button--main" to="/moods">
          See your moods
        </Link>
        <button type="button" className="button" onClick={onOther}>
          Bring another file
        </button>
      </div>
    </section>
    <LeftList left={leftIn(load, sent)} />
  </TakesFocus>
);
