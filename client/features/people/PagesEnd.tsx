import { Waiting } from "../../ui/Waiting.tsx";
import { Failed } from "./Failed.tsx";
import type { PagesSoFar } from "./usePages.ts";

type PagesEndProps = {
  readonly state: PagesSoFar<unknown>["state"];
  readonly waiting: string;
  readonly onMore: () => void;
};

/** Below what came so far: that more is on its way, can be had, or could not be. */
export const PagesEnd = ({ state, waiting, onMore }: PagesEndProps) => {
  if (state === "loading") return <Waiting text={waiting} />;
  if (typeof state === "object") return <Failed refusal={state.failure} onAgain={onMore} />;
  if (state === "all") return null;
  return (
    <div>
      <button type="button" className="button" onClick={onMore}>
        Show more
      </button>
    </div>
  );
};
