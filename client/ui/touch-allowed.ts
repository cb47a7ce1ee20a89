import { stricterTouch } from "#shared/consent/consent.rules.ts";
import type { TouchLimit } from "#shared/schema/hug.ts";
import type { ClientState } from "../net/state.ts";
import type { GroupSceneOptions } from "./group-scene.ts";

type Allowed = ReturnType<GroupSceneOptions["touch"]>;

/** What touch this person allows in a group hug: none before their inbox has said what they chose. */
export const touchAllowed = ({ settings, devices }: ClientState["inbox"]): Allowed => ({
  // The inbox counts this device, too.
  cap: devices > 0 ? settings.touchCap : 0,
  form: settings.touchForm,
});

/** What touch they allow in a hug that came: the stricter of what they chose for everybody and the hug's own limit. */
export const touchOfHug = (inbox: ClientState["inbox"], limit: TouchLimit): Allowed => {
  const { cap, form } = touchAllowed(inbox);
  const { touchCap, touchForm } = stricterTouch({ touchCap: cap, touchForm: form }, limit);
  return { cap: touchCap, form: touchForm };
};

/** It was held for quiet time, or came in it: seen, not felt. */
export const isSeenOnly = ({ touchCap, touchForm }: TouchLimit): boolean => touchCap === 0 && touchForm === "picture";
