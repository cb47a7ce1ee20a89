import type { HugMoodClient } from "./net/state.ts";
import { loadDesigns, loadGroupDesigns } from "./ui/designs.ts";
import { loadGroupScene } from "./ui/group-scene.ts";
import { loadScreen } from "./ui/useScreened.ts";
import { loadHugScene } from "./ui/hug-scene.ts";

/**
 * Everything that a hug and a mood need besides their pages, so that they are there at once and also without a network.
 * Moods and reports that wait since an earlier visit go out once their code is here.
 */
export const loadAhead = (client: HugMoodClient): readonly Promise<unknown>[] => [
  loadDesigns(),
  loadGroupDesigns(),
  loadHugScene(),
  loadGroupScene(),
  loadScreen(),
  client.loadMoods(),
  client.loadInsights(),
  import("./stage/MoodStage.ts"),
  import("./ui/ReportDialog.tsx"),
  client.loadReports().then((reports) => reports.sendDue()),
];
