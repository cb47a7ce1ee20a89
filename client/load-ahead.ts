import { loadDesigns, loadGroupDesigns } from "./ui/designs.ts";
import { loadGroupScene } from "./ui/group-scene.ts";
import { loadScreen } from "./ui/useScreened.ts";
import { loadHugScene } from "./ui/hug-scene.ts";

/** Everything that a hug needs besides its page, so that it plays at once and also without a network. */
export const loadAhead = (): readonly Promise<unknown>[] => [
  loadDesigns(),
  loadGroupDesigns(),
  loadHugScene(),
  loadGroupScene(),
  loadScreen(),
];
