import { setPreferences, usePreferences } from "../../ui/preferences.ts";
import "../../ui/pad.css";

/** For whoever cannot or does not want to hold on. */
export const TapToggle = () => {
  const { isTapToSqueeze } = usePreferences();
  return (
    <label className="pad__toggle">
      <input
        type="checkbox"
        checked={isTapToSqueeze}
        onChange={(event) => setPreferences({ isTapToSqueeze: event.target.checked })}
      />
      <span>Tap to start and end, in place of holding</span>
    </label>
  );
};
