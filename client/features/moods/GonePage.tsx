import { Link } from "react-router";
import type { MoodsClient } from "../../net/moods.port.ts";
import { Page } from "../../ui/Page.tsx";
import { useMoodsRead } from "../../ui/useMoodsRead.ts";
import { DeletedMoods } from "./DeletedMoods.tsx";

const read = (moods: MoodsClient) => moods.removed(null);

/** The page of a mood that is not there: with the way back if it was deleted lately. */
export const GonePage = ({ id }: { readonly id: string }) => {
  const [came] = useMoodsRead(read);
  const deleted = came.kind === "here" ? came.value.items.filter((mood) => mood.id === id) : [];
  const isDeleted = deleted.length > 0;
  return (
    <Page
      title={isDeleted ? "You deleted this mood" : "This mood is not here"}
      lead={isDeleted ? undefined : "It was deleted, or it never was here."}
    >
      <DeletedMoods moods={deleted} />
      <div className="row">
        <Link className="button button--main" to="/moods">
          See your moods
        </Link>
        <Link className="button" to="/moods/deleted">
          Deleted lately
        </Link>
      </div>
    </Page>
  );
};
