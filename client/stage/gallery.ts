import { beingFromText } from "#shared/schema/being.ts";
import { NO_SQUEEZE } from "#shared/design/squeeze.ts";
import { stockDesign, STOCK_DESIGNS } from "#shared/design/stock/stock-designs.ts";
import { createHugStage, type HugStageOptions } from "./HugStage.ts";
import { STAGE_COLOURS } from "./theme.ts";
import { cssOf } from "./rgb.ts";

/*
 * A page for looking at the stage: gallery.html?design=bear&t=3000&theme=dark&renderer=canvas&left=ember/plain&still=1
 * Without `t` it plays again and again; `pressure=0.6` shows composing.
 */
const asked = new URLSearchParams(location.search);
const theme = (["light", "dark", "contrast"] as const).find((name) => name === asked.get("theme")) ?? "light";
const host = document.querySelector<HTMLElement>("#stage");
if (!host) throw new Error("gallery.html has no #stage.");
document.body.style.margin = "0";
document.body.style.background = cssOf(STAGE_COLOURS[theme].edge);
host.style.height = "100dvh";

const design = stockDesign(asked.get("design") ?? "") ?? STOCK_DESIGNS[0];
if (!design) throw new Error("There are no stock designs.");
const options: HugStageOptions = {
  left: beingFromText(asked.get("left") ?? "ember/plain"),
  right: beingFromText(asked.get("right") ?? "sea/plain"),
  theme,
  reducedMotion: asked.has("still"),
  renderer: asked.get("renderer") === "canvas" ? "canvas" : "auto",
  onEnd: () => setTimeout(play, 2500),
};
const stage = await createHugStage(host, options);
const play = (): void => stage.play({ design, squeeze: NO_SQUEEZE, seed: 7, startMs: performance.now() + 300 });
const pressure = asked.get("pressure");
if (pressure !== null) stage.setPressure(Number(pressure));
else if (!asked.has("rest")) play();
if (asked.has("t")) stage.seek(Number(asked.get("t")));
Object.assign(globalThis, { stage });
document.body.dataset["ready"] = stage.kind;
