import type { ClientState } from "../net/state.ts";
import type { GroupSceneOptions } from "./group-scene.ts";

/** What touch this person allows in a group hug: none before their inbox has said what they chose. */
export const touchAllowed = ({ settings, devices }: ClientState["inbox"]): ReturnType<GroupSceneOptions["touch"]> => ({
  // The inbox counts this device, too.
  cap: devices > 0 ? settings.touchCap : 0,
  form: settings.touchForm,
});
