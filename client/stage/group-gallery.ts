import { BEING_COLOURS, BEING_TEXTURES } from "#shared/schema/being.ts";
import { stockGroupDesign, STOCK_GROUP_DESIGNS } from "#shared/design/stock/stock-group-designs.ts";
import { createGroupStage } from "./GroupStage.ts";
import type { GroupMember } from "./group/group-member.ts";
import { cssOf } from "./rgb.ts";
import { STAGE_COLOURS } from "./theme.ts";

/*
 * A page for looking at the group stage: group-gallery.html?n=12&design=campfire&t=30000&theme=dark&renderer=canvas&still=1
 * Without `t` it gathers; `play` plays again and again; `keepsake` shows the end; `press=0.8` is how strongly every
 * third one presses; `plain` marks nobody's place; `aside` leaves every fifth one out of the hug.
 */
const asked = new URLSearchParams(location.search);
const theme = (["light", "dark", "contrast"] as const).find((name) => name === asked.get("theme")) ?? "light";
const host = document.querySelector<HTMLElement>("#stage");
if (!host) throw new Error("group-gallery.html has no #stage.");
document.body.style.margin = "0";
document.body.style.background = cssOf(STAGE_COLOURS[theme].edge);
host.style.height = "100dvh";

const design = stockGroupDesign(asked.get("design") ?? "") ?? STOCK_GROUP_DESIGNS[0];
if (!design) throw new Error("There are no stock designs for a group.");
const count = Number(asked.get("n") ?? 12);
const press = Math.round(Number(asked.get("press") ?? 0.8) * 255);
const isGathering = !asked.has("t") && !asked.has("play") && !asked.has("keepsake");
const pressures = Uint8Array.from({ length: 200 }, (_, slot) =>
  slot % 3 === 1 ? press : slot % 5 === 0 ? press / 2 : 0,
);
const quiet = new Uint8Array(200);
const members = Array.from({ length: count }, (_, slot): GroupMember => ({
  slot,
  being: {
    colour: BEING_COLOURS[(slot * 5 + (slot >> 3)) % BEING_COLOURS.length] ?? "ember",
    texture: BEING_TEXTURES[(slot * 3 + (slot >> 2)) % BEING_TEXTURES.length] ?? "plain",
  },
  isIn: isGathering ? slot % 3 !== 2 : !asked.has("aside") || slot % 5 !== 2,
  isHere: asked.has("aside") || slot % 7 !== 4,
  isMe: slot === Math.min(count - 1, 1 + Math.floor(count / 3)),
}));
const stage = await createGroupStage(host, {
  theme,
  reducedMotion: asked.has("still"),
  renderer: asked.get("renderer") === "canvas" ? "canvas" : "auto",
  pressures: () => (isGathering || asked.has("keepsake") ? quiet : pressures),
  onEnd: () => setTimeout(play, 2500),
});
stage.setMembers(members);
const play = (): void => {
  const startMs = performance.now() + 3000;
  stage.play({ design, seed: 7, tMsAt: (rafTimeMs) => rafTimeMs - startMs });
};
if (!isGathering) play();
if (asked.has("t")) stage.seek(Number(asked.get("t")), asked.has("plain"));
if (asked.has("keepsake")) stage.showKeepsake();
Object.assign(globalThis, { stage });
document.body.dataset["ready"] = stage.kind;
