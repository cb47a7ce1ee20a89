import { Link } from "react-router";
import { Being } from "../../ui/Being.tsx";
import { useMe } from "../../ui/client-context.ts";

type NothingProps = { readonly words: string; readonly isNow: boolean };

/** No moods in a period: an invitation where it is now, a plain sentence where it is past. */
export const Nothing = ({ words, isNow }: NothingProps) => {
  const me = useMe();
  return (
    <div className="moods__nothing">
      <Being being={me.being} size={120} phaseOf={me.id} />
      <div className="stack">
        <p>{isNow ? "Nothing here yet. How are you now?" : `Nothing here from ${words}.`}</p>
        <p className="soft">
          {isNow ? (
            "Two taps are enough, as often or as seldom as you like."
          ) : (
            <>
              Did you keep a diary elsewhere? <Link to="/moods/import">Bring it along</Link>
            </>
          )}
        </p>
      </div>
    </div>
  );
};
