import { Icon } from "../../ui/Icon.tsx";
import type { SoundSwitch } from "./own.ts";

/** Sound besides touch, off until asked for. */
export const SoundToggle = ({ isOn, set }: SoundSwitch) => (
  <button type="button" className="button" onClick={() => set(!isOn)}>
    <Icon name={isOn ? "quiet" : "sound"} size={20} />
    {isOn ? "Turn sound off" : "Turn sound on"}
  </button>
);
