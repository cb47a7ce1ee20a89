import { Link, useParams } from "react-router";
import { useClientState } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { FeltHug } from "./FeltHug.tsx";
import { useHug } from "./useHug.ts";

/** `/feel/:hugId`: a hug that came, or one from the history again. */
export const FeelScreen = () => {
  const { hugId = "" } = useParams();
  const hug = useHug(hugId);
  // What touch is allowed comes with the inbox: played before, it would not be felt.
  const isAllowedSoon = useClientState(
    ({ inbox, connection }) => inbox.devices === 0 && (connection.kind === "starting" || connection.kind === "online"),
  );
  if (hug === "loading" || isAllowedSoon) return <Waiting text="Fetching the hug…" />;
  if (hug === "gone")
    return (
      <Page
        title="This hug is not here"
        lead={`${sentenceOf({ code: "no_such_hug" })} If you are offline, it comes back with the connection.`}
      >
        <div>
          <Link className="button button--main" to="/">
            Go home
          </Link>
        </div>
      </Page>
    );
  return <FeltHug key={hug.id} hug={hug} />;
};
