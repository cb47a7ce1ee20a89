import { Link } from "react-router";
import { VERSION_DAYS } from "#shared/schema/mood.limits.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import { Away } from "../../ui/Away.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { DeletedMoods } from "./DeletedMoods.tsx";
import { usePages } from "./usePages.ts";

const page = (moods: MoodsClient, cursor: string | null) => moods.removed(cursor);

/** `/moods/deleted`: what was deleted lately, to be brought back. */
export const DeletedPage = () => {
  const [came, again, more] = usePages(page);
  return (
    <Page
      title="Deleted lately"
      lead={`Moods you delete stay here for ${VERSION_DAYS} days, for you alone. Then they are gone for good.`}
    >
      {came.kind === "asking" && <Waiting text="Fetching what you deleted…" />}
      {came.kind === "failed" && <Away text={sentenceOf(came.refusal)} onAgain={again} />}
      {came.kind === "here" && <DeletedMoods moods={came.value.items} />}
      {came.kind === "here" && came.value.items.length === 0 && <p>Nothing here: you deleted nothing lately.</p>}
      <div className="row">
        {came.kind === "here" && came.value.next !== null && more && (
          <button type="button" className="button" onClick={more}>
            Show earlier ones
          </button>
        )}
        <Link className="button button--quiet" to="/moods">
          Back to your moods
        </Link>
      </div>
    </Page>
  );
};
