import { useId } from "react";
import { Choice } from "../../ui/Choice.tsx";
import { setPreferences, THEMES, usePreferences, type Theme } from "../../ui/preferences.ts";

const THEME_NAMES: Readonly<Record<Theme, string>> = {
  system: "As this device is set",
  light: "Light",
  dark: "Dark",
  contrast: "High contrast",
};

/** How this device shows the product. */
export const Look = () => {
  const id = useId();
  const { theme, isTapToSqueeze } = usePreferences();
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>On this device</h2>
      <fieldset>
        <legend className="field__label">Light</legend>
        <div className="you__themes">
          {THEMES.map((one) => (
            <Choice
              key={one}
              type="radio"
              name={`${id}theme`}
              label={THEME_NAMES[one]}
              isChosen={theme === one}
              onChange={() => setPreferences({ theme: one })}
            />
          ))}
        </div>
      </fieldset>
      <Choice
        type="checkbox"
        label="Tap to start and end a squeeze"
        hint="In place of pressing and holding."
        isChosen={isTapToSqueeze}
        onChange={(isOn) => setPreferences({ isTapToSqueeze: isOn })}
      />
    </section>
  );
};
